package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.Reason;
import dev.chokepoint.data.store.RowSink;
import dev.chokepoint.data.store.StoredTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The Worldwide Governance Indicators, one line a country and year with all six, or one line an indicator.
///
/// An estimate that was not published stays without a value: it is never zero, which would be a good one.
final class GovernanceLayouts {
    private static final List<String> SIX = List.of("va", "pv", "ge", "rq", "rl", "cc");
    /// Letters that the World Bank used, and those of ISO 3166.
    private static final Map<String, String> OLD_LETTERS =
            Map.of("ADO", "AND", "ROM", "ROU", "ZAR", "COD", "TMP", "TLS", "WBG", "PSE", "KSV", "XKX");
    private static final double LARGEST = 4;

    private GovernanceLayouts() {}

    static List<Layout> all() {
        return List.of(
                Layout.of(StoredTable.GOVERNANCE, List.of("code", "year", "vae", "vas", "pve", "pvs"), Wide::new),
                Layout.of(
                        StoredTable.GOVERNANCE,
                        List.of("code", "year", "indicator", "estimate", "stddev"),
                        ByIndicator::new));
    }

    private static @Nullable Double number(RecordReader r, int column, RowSink to, String name) {
        String text = r.get(column);
        if (text.isEmpty() || text.equals("..") || text.equals("NA") || text.equals("nan")) {
            return null;
        }
        OptionalDouble value = Fields.number(text);
        if (value.isEmpty()) {
            to.leaveOut(Reason.VALUE, name, text);
            return null;
        }
        return value.getAsDouble();
    }

    /// One indicator from the columns where it stands.
    private record Six(String indicator, int estimate, int error, int sources, int rank, int low, int high) {
        void map(RecordReader r, String iso3, int year, RowSink to) {
            Double value = number(r, estimate, to, indicator);
            Double se = number(r, error, to, indicator);
            if (value != null && Math.abs(value) > LARGEST) {
                to.leaveOut(Reason.VALUE, indicator, r.get(estimate));
            } else if (se != null && se < 0) {
                to.leaveOut(Reason.NEGATIVE, indicator, r.get(error));
            }
            Double n = number(r, sources, to, indicator);
            to.row(
                    iso3,
                    year,
                    indicator,
                    value,
                    se,
                    n == null ? null : (Integer) n.intValue(),
                    number(r, rank, to, indicator),
                    number(r, low, to, indicator),
                    number(r, high, to, indicator));
        }
    }

    private static String letters(String code, RowSink to) {
        if (!code.matches("[A-Z]{3}")) {
            to.leaveOut(Reason.COUNTRY, "code", code);
        }
        return OLD_LETTERS.getOrDefault(code, code);
    }

    private static int year(String text, RowSink to) {
        OptionalInt year = Fields.year(text);
        if (year.isEmpty()) {
            to.leaveOut(Reason.YEAR, "year", text);
        }
        return year.orElse(0);
    }

    private static final class Wide implements Layout.Mapper {
        private final int code;
        private final int year;
        private final List<Six> six;

        Wide(Columns c) {
            code = c.find("code");
            year = c.find("year");
            six = SIX.stream()
                    .map(i -> new Six(
                            i,
                            c.find(i + "e"),
                            c.find(i + "s"),
                            c.find(i + "n"),
                            c.find(i + "r"),
                            c.find(i + "l"),
                            c.find(i + "u")))
                    .toList();
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String iso3 = letters(r.get(code), to);
            int of = year(r.get(year), to);
            six.forEach(i -> i.map(r, iso3, of, to));
        }
    }

    private static final class ByIndicator implements Layout.Mapper {
        private final Columns columns;

        ByIndicator(Columns columns) {
            this.columns = columns;
        }

        @Override
        public void map(RecordReader r, RowSink to) {
            String indicator = r.get(columns.find("indicator"));
            if (!SIX.contains(indicator)) {
                to.leaveOut(Reason.VALUE, "indicator", indicator);
                return;
            }
            Six one = new Six(
                    indicator,
                    columns.find("estimate"),
                    columns.find("stddev"),
                    columns.find("nsource"),
                    columns.find("pctrank"),
                    columns.find("pctranklower"),
                    columns.find("pctrankupper"));
            one.map(r, letters(r.get(columns.find("code")), to), year(r.get(columns.find("year")), to), to);
        }
    }
}
