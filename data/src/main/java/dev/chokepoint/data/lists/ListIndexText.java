package dev.chokepoint.data.lists;

import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of `lists.yaml`, whose entries an import brings up to date without touching the rest.
record ListIndexText(String text) {
    private static final String EMPTY = "# The lists in this folder; kept by `chokepoint ledger import`.\nlists:\n";
    private static final Pattern ENTRY = Pattern.compile("(?m)^- file: (\\S+)$");

    /// What an import knows of a list.
    ///
    /// @param rows rows of the file
    /// @param running rows whose listing has not ended
    record Entry(
            String list, String file, ImportKind kind, int rows, int running, LocalDate day, LocalDate readThrough) {}

    static ListIndexText read(Path folder, Problems problems) {
        Path path = folder.resolve("lists.yaml");
        return new ListIndexText(
                Files.exists(path)
                        ? TextFile.read(folder, path, TextFile.TABLE_LIMIT, problems)
                                .orElse(EMPTY)
                        : EMPTY);
    }

    /// The part of the text that describes a file.
    private Optional<int[]> span(String file) {
        Matcher m = ENTRY.matcher(text);
        int start = -1;
        while (m.find()) {
            if (start >= 0) {
                return Optional.of(new int[] {start, m.start()});
            }
            if (m.group(1).equals(file)) {
                start = m.start();
            }
        }
        return start < 0 ? Optional.empty() : Optional.of(new int[] {start, text.length()});
    }

    private Optional<String> value(String file, String key) {
        return span(file).flatMap(s -> {
            Matcher m = Pattern.compile("(?m)^  " + key + ": (.*)$").matcher(text.substring(s[0], s[1]));
            return m.find() ? Optional.of(m.group(1).replaceAll("^'|'$", "")) : Optional.empty();
        });
    }

    Optional<String> title(String file) {
        return value(file, "list");
    }

    Optional<LocalDate> readThrough(String file) {
        return value(file, "read_through").map(LocalDate::parse);
    }

    /// The text with what an import knows of one file.
    ListIndexText with(Entry e) {
        Optional<int[]> span = span(e.file());
        if (span.isEmpty()) {
            return new ListIndexText(text + (text.endsWith("\n\n") || text.equals(EMPTY) ? "" : "\n") + described(e));
        }
        String part = text.substring(span.get()[0], span.get()[1]);
        Map<String, String> values = new LinkedHashMap<>();
        values.put("rows", String.valueOf(e.rows()));
        values.put("held", String.valueOf(e.running()));
        values.put("read_through", e.readThrough().toString());
        if (value(e.file(), "completeness").orElse("").equals("complete")) {
            values.put("known", String.valueOf(e.running()));
        }
        if (e.kind() == ImportKind.US_CCL) {
            values.put("from", e.day().toString());
        }
        for (Map.Entry<String, String> v : values.entrySet()) {
            part = part.replaceFirst(
                    "(?m)^  " + v.getKey() + ": .*$",
                    "  " + v.getKey() + ": " + Matcher.quoteReplacement(v.getValue()));
        }
        return new ListIndexText(text.substring(0, span.get()[0]) + part + text.substring(span.get()[1]));
    }

    private static String described(Entry e) {
        List<String> lines = new ArrayList<>();
        boolean parties = switch (e.kind()) {
            case US_CSL, US_FR, CN_ECL, CN_UEL, TW_SHTC, JP_EUL, OPENSANCTIONS -> true;
            case US_CCL, EU_ANNEX1, NATIONAL, GTA, OECD -> false;
        };
        lines.add("- file: " + e.file());
        lines.add("  layout: " + layout(e, parties));
        lines.add("  rows: " + e.rows());
        lines.add("  measure: " + measure(e.list()));
        lines.add("  regime: " + e.list());
        lines.add("  list: " + e.list());
        lines.add("  kind: " + (parties ? "parties" : e.file().startsWith("country") ? "destinations" : "items"));
        lines.add("  completeness: partial");
        lines.add("  held: " + e.running());
        lines.add("  known: 0");
        lines.add("  from: " + e.day());
        lines.add("  read_through: " + e.readThrough());
        lines.add("  source: 'import of " + e.kind().typed() + ": "
                + e.kind().words().replace("'", "") + "'");
        lines.add("  licence: '" + licence(e.kind()) + "'");
        List<String> tags = tags(e.list());
        if (!tags.isEmpty()) {
            lines.add("  tags:");
            tags.forEach(t -> lines.add("    - " + t));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String layout(Entry e, boolean parties) {
        if (parties) {
            return "parties";
        }
        return switch (e.file()) {
            case "ccl.csv" -> "ccl-entries";
            case "ccl-controls.csv" -> "ccl-requirements";
            case "country-chart.csv" -> "country-chart";
            case "country-groups.csv" -> "country-groups";
            default -> "text";
        };
    }

    /// The standing measure through which a list binds.
    private static String measure(String list) {
        return switch (list) {
            case "US-SSI", "US-MBS", "US-CMIC", "US-CAP", "US-PLC", "US-DTC", "US-ISN" -> "US-OTHER-LISTS";
            default -> list;
        };
    }

    private static String licence(ImportKind kind) {
        return switch (kind) {
            case US_CSL, US_FR, US_CCL -> "US government work, public domain (17 USC 105)";
            case CN_ECL, CN_UEL -> "official documents are outside copyright (PRC Copyright Law art. 5)";
            case JP_EUL -> "Public Data License 1.0 of Japan (name METI)";
            case EU_ANNEX1 -> "reuse under Commission Decision 2011/833/EU";
            case OPENSANCTIONS -> "CC BY-NC 4.0: not for commercial use, not for redistribution with this project";
            case TW_SHTC, NATIONAL, GTA, OECD -> "as its publisher says";
        };
    }

    private static List<String> tags(String list) {
        return switch (list) {
            case "US-EL" ->
                List.of(
                        "{tag: project, column: licence_requirement, contains: ['746.8(a)(4)']}",
                        "{tag: ccl, column: licence_requirement, contains: ['items on the CCL'], otherwise: true}",
                        "{tag: denial, column: review_class, values: [presumption-of-denial, policy-of-denial,"
                                + " policy-of-denial-mixed], otherwise: true}",
                        "{tag: mixed, column: review_class, values: [presumption-of-denial-mixed, case-by-case-mixed],"
                                + " otherwise: true}",
                        "{tag: case-by-case, column: review_class, values: [case-by-case], otherwise: true}",
                        "{tag: as-stated, otherwise: true}",
                        "{tag: fn3, column: footnotes, values: ['3']}",
                        "{tag: fn4, column: footnotes, values: ['4']}");
            case "US-SDN" ->
                List.of("{tag: person, column: type, values: [individual]}", "{tag: other, otherwise: true}");
            case "CN-ECL" -> List.of("{measure-column: act, tag: control}", "{otherwise: true}");
            case "CN-UEL" -> List.of("{measure-column: act, tag: uel}", "{otherwise: true}");
            default -> List.of();
        };
    }
}
