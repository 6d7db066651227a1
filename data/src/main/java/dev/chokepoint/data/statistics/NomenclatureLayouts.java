package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Codes of the Harmonized System and which of them correspond between two revisions.
final class NomenclatureLayouts {
    private static final Pattern REVISION = Pattern.compile("HS ?_?(\\d{2,4})(?!\\d)");
    private static final Pattern TOTAL = Pattern.compile("Total of all HS ?(\\d{4}) commodities");
    private static final Pattern CONCORDANCE = Pattern.compile("HS ?(\\d{4}) Product Code");
    private static final int LONGEST = 6;

    private NomenclatureLayouts() {}

    static List<Layout> lists() {
        return List.of(
                Layout.of(
                        StoredTable.NOMENCLATURE,
                        List.of("section", "hscode", "description", "parent", "level"),
                        Hierarchy::new),
                Layout.of(StoredTable.NOMENCLATURE, List.of("revision", "code", "description"), Codes::new));
    }

    /// Tables of WITS name the revisions in their first line.
    static List<Layout> concordances() {
        return List.of(new Layout(
                StoredTable.CONCORDANCE,
                List.of("HS 2022 Product Code", "HS 2017 Product Code (or those of other revisions)"),
                c -> c.names().stream()
                                .filter(n -> CONCORDANCE.matcher(n).matches())
                                .count()
                        == 2,
                UnaryOperator.identity(),
                Pairs::new));
    }

    /// HS17 of 17 and 2017 alike.
    static String revision(String year) {
        return "HS" + (year.length() == 4 ? year.substring(2) : year);
    }

    private static String digits(String text, RowSink to) {
        if (!text.matches("\\d{1,6}")) {
            to.leaveOut(Reason.PRODUCT, "code", text);
            return "";
        }
        return text.length() % 2 == 0 ? text : "0" + text;
    }

    /// A list of two, four and six digits; its revision stands in the line of the total.
    private static final class Hierarchy implements Layout.Mapper {
        private final Columns c;
        private String revision = "";

        Hierarchy(Columns c) {
            this.c = c;
        }

        @Override
        public boolean looksAhead() {
            return true;
        }

        @Override
        public void see(RecordReader r) {
            Matcher total = TOTAL.matcher(r.get(c.find("description")));
            if (total.find()) {
                revision = revision(total.group(1));
            }
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String code = r.get(c.find("hscode"));
            String description = r.get(c.find("description"));
            if (code.equals("TOTAL")) {
                to.row(revision, code, "", 0, description);
                return;
            }
            String plain = digits(code, to);
            to.row(revision, plain, r.get(c.find("parent")), plain.length(), description);
        }
    }

    private static final class Codes implements Layout.Mapper {
        private final Columns c;

        Codes(Columns c) {
            this.c = c;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            Matcher revision = REVISION.matcher(r.get(c.find("revision")));
            if (!revision.matches()) {
                to.leaveOut(Reason.VALUE, "revision", r.get(c.find("revision")));
                return;
            }
            String code = digits(r.get(c.find("code")), to);
            String parent = code.length() > 2 ? code.substring(0, code.length() - 2) : "";
            to.row(revision(revision.group(1)), code, parent, code.length(), r.get(c.find("description")));
        }
    }

    private static final class Pairs implements Layout.Mapper {
        private final List<Integer> places;
        private final List<String> revisions;

        Pairs(Columns c) {
            List<String> names = c.names().stream()
                    .filter(n -> CONCORDANCE.matcher(n).matches())
                    .toList();
            places = names.stream().map(c::find).toList();
            revisions = names.stream()
                    .map(n -> revision(CONCORDANCE.matcher(n).replaceAll("$1")))
                    .toList();
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String from = digits(r.get(places.getFirst()), to);
            String into = digits(r.get(places.getLast()), to);
            if (from.length() != LONGEST || into.length() != LONGEST) {
                to.leaveOut(Reason.PRODUCT, "code", r.get(places.getFirst()) + " " + r.get(places.getLast()));
            }
            to.row(revisions.getFirst(), from, revisions.getLast(), into);
        }
    }
}
