package dev.chokepoint.data.lists;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.TextFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the rows of an official list in one of its layouts; a row that cannot be read is told and left out.
final class ImportReader {
    private static final Pattern CSL_SOURCE = Pattern.compile("\\(([A-Z]+)\\)");
    private static final Set<String> CSL_LISTS =
            Set.of("EL", "MEU", "UVL", "DPL", "SDN", "SSI", "MBS", "CMIC", "CAP", "PLC", "DTC", "ISN");
    private static final List<String> CSL_COLUMNS = List.of(
            "source",
            "name",
            "addresses",
            "federal_register_notice",
            "start_date",
            "end_date",
            "license_requirement",
            "license_policy",
            "alt_names");
    private static final Pattern ANNEX_LINE =
            Pattern.compile("^\\s*(\\d+)\\s*[.．、]\\s*(.+?)\\s*[（(]\\s*(.+?)\\s*[)）]\\s*[;；。.,，]?\\s*$");

    private final Path file;
    private final String name;
    private final ListImport.Options options;
    private final Problems problems;
    private final List<ImportedRow> rows = new ArrayList<>();

    private ImportReader(Path file, ListImport.Options options, Problems problems) {
        this.file = file.toAbsolutePath();
        this.name = String.valueOf(file.getFileName());
        this.options = options;
        this.problems = problems;
    }

    /// The rows of a file; none with an error where the file is not of its kind.
    static List<ImportedRow> read(ImportKind kind, Path file, ListImport.Options options, Problems problems) {
        ImportReader reader = new ImportReader(file, options, problems);
        switch (kind) {
            case US_CSL -> reader.screeningList();
            case US_FR -> reader.table(Set.of("name", "country", "requirement", "policy", "citation"), reader::rule);
            case CN_ECL -> reader.annex("CN-ECL", "ECL");
            case CN_UEL -> reader.annex("CN-UEL", "UEL");
            case TW_SHTC -> reader.taiwan();
            case JP_EUL -> reader.table(Set.of("country", "name", "aliases", "concern"), reader::endUser);
            case OPENSANCTIONS -> reader.entities();
            case EU_ANNEX1 -> reader.table(Set.of("code", "heading", "source"), r -> reader.code(r, "EU-ANNEX1"));
            case NATIONAL -> reader.table(Set.of("code", "heading", "source"), r -> reader.code(r, options.list()));
            case GTA ->
                reader.table(
                        Set.of("id", "title", "implementer", "announced", "source"), r -> reader.measure(r, "GTA"));
            case OECD ->
                reader.table(
                        Set.of("id", "country", "product", "measure", "from", "source"),
                        r -> reader.measure(r, "OECD"));
            case US_CCL -> throw new IllegalArgumentException("The control list is imported as whole tables.");
        }
        return List.copyOf(reader.rows);
    }

    private interface RowReader {
        void read(ListTable.Row row);
    }

    private Optional<String> text() {
        return TextFile.read(Optional.ofNullable(file.getParent()).orElse(file), file, TextFile.TABLE_LIMIT, problems);
    }

    private void reject(int line, String field, String value, String expected) {
        problems.add(Problem.error(name, line, field, value, expected));
    }

    private void table(Set<String> needed, RowReader read) {
        text().ifPresent(t -> {
            ListTable table = ListTable.parse(name, t, problems);
            List<String> lacking = needed.stream()
                    .filter(c -> !table.columns().contains(c))
                    .sorted()
                    .toList();
            if (lacking.isEmpty()) {
                table.rows().forEach(read::read);
            } else {
                reject(
                        1,
                        "header",
                        String.join(",", table.columns()),
                        "This is not the table that was named: it lacks the columns " + String.join(", ", lacking)
                                + ".");
            }
        });
    }

    // ---- United States

    private void screeningList() {
        text().ifPresent(t -> {
            String start = t.stripLeading();
            if (start.startsWith("{") || start.startsWith("[")) {
                JsonRows.results(name, t, problems).forEach(r -> screened(r.line(), r.cells(), r.lists()));
            } else {
                screeningTable(t);
            }
        });
    }

    private void screeningTable(String text) {
        List<String> header = List.of();
        try {
            for (CsvRecord csv : CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)) {
                int line = (int) csv.getStartingLineNumber();
                if (header.isEmpty()) {
                    header = csv.getFields().stream().map(String::strip).toList();
                    List<String> lacking = new ArrayList<>(CSL_COLUMNS);
                    lacking.removeAll(header);
                    if (!lacking.isEmpty()) {
                        reject(
                                line,
                                "header",
                                String.join(",", header),
                                "This is not the Consolidated Screening List: it lacks the columns "
                                        + String.join(", ", lacking) + ".");
                        return;
                    }
                } else if (csv.getFieldCount() != header.size()) {
                    reject(
                            line,
                            "",
                            "",
                            "The line must have " + header.size() + " fields like the header, not "
                                    + csv.getFieldCount() + ".");
                } else {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < header.size(); i++) {
                        cells.put(header.get(i), csv.getField(i).strip());
                    }
                    screened(
                            line,
                            cells,
                            Map.of(
                                    "addresses", parts(cells, "addresses"),
                                    "alt_names", parts(cells, "alt_names"),
                                    "programs", parts(cells, "programs")));
                }
            }
        } catch (CsvParseException e) {
            reject(0, "", "", "The list must be CSV: " + CsvFault.words(e));
        }
    }

    private static List<String> parts(Map<String, String> cells, String column) {
        String cell = cells.getOrDefault(column, "");
        return cell.isEmpty() ? List.of() : List.of(cell.split(";\\s*"));
    }

    /// One entry of the Consolidated Screening List.
    private void screened(int line, Map<String, String> cells, Map<String, List<String>> lists) {
        String source = cells.getOrDefault("source", "");
        Matcher code = CSL_SOURCE.matcher(source);
        if (!code.find() || !CSL_LISTS.contains(code.group(1))) {
            reject(line, "source", source, "The list must be one of the Consolidated Screening List, such as (EL).");
            return;
        }
        String party = ListText.tidy(cells.getOrDefault("name", ""));
        if (party.isEmpty()) {
            reject(line, "name", "", "An entry must have a name.");
            return;
        }
        Optional<String> from = day(line, "start_date", cells);
        Optional<String> to = day(line, "end_date", cells);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        String list = code.group(1);
        String requirement = ListText.tidy(cells.getOrDefault("license_requirement", ""));
        String policy =
                cells.getOrDefault("license_policy", "").replaceAll("\\s+", " ").strip();
        SequencedMap<String, String> row = row("US", list, party);
        row.put("aliases", names(lists.getOrDefault("alt_names", List.of())));
        row.put("type", cells.getOrDefault("type", "").toLowerCase(java.util.Locale.ROOT));
        row.put("countries", ListText.countries(lists.getOrDefault("addresses", List.of())));
        row.put("listed_from", from.get());
        row.put("listed_from_basis", from.get().isEmpty() ? "" : "start_date of the official list");
        row.put(
                "ended",
                to.get().isEmpty() ? "" : LocalDate.parse(to.get()).plusDays(1).toString());
        row.put("licence_requirement", requirement);
        row.put("review_policy", policy);
        row.put("review_class", list.equals("EL") ? ListText.reviewClass(policy) : "");
        row.put("footnotes", ListText.footnotes(requirement));
        row.put("programmes", String.join("; ", lists.getOrDefault("programs", List.of())));
        row.put("citations", ListText.tidy(cells.getOrDefault("federal_register_notice", "")));
        add("US-" + list, line, row, source);
    }

    private Optional<String> day(int line, String column, Map<String, String> cells) {
        String text = cells.getOrDefault(column, "").strip();
        if (text.isEmpty()) {
            return Optional.of("");
        }
        try {
            return Optional.of(LocalDate.parse(text).toString());
        } catch (DateTimeException e) {
            reject(line, column, text, "The value must be a date such as 2025-04-04.");
            return Optional.empty();
        }
    }

    private void rule(ListTable.Row row) {
        String party = ListText.tidy(row.get("name"));
        if (party.isEmpty()) {
            reject(row.line(), "name", "", "An entry must have a name.");
            return;
        }
        String country = row.get("country");
        if (!country.matches("[A-Z]{2}(;[A-Z]{2})*")) {
            reject(row.line(), "country", country, "The value must be a code such as CN, or several with ; between.");
            return;
        }
        SequencedMap<String, String> cells = row("US", "EL", party);
        cells.put("aliases", names(List.of(row.get("aliases").split("[|;]"))));
        cells.put("countries", country);
        cells.put("listed_from", row.get("effective").isEmpty() ? options.day().toString() : row.get("effective"));
        cells.put("listed_from_basis", "the rule that was imported");
        cells.put("licence_requirement", ListText.tidy(row.get("requirement")));
        cells.put("review_policy", row.get("policy"));
        cells.put("review_class", ListText.reviewClass(row.get("policy")));
        cells.put("footnotes", ListText.footnotes(row.get("requirement")));
        cells.put("citations", ListText.tidy(row.get("citation")));
        add("US-EL", row.line(), cells, "Federal Register");
    }

    // ---- China

    /// A notice with its numbered annex lines.
    private void annex(String list, String code) {
        text().ifPresent(t -> {
            if (options.notice().isEmpty() || options.noticeDay().isEmpty()) {
                reject(
                        0,
                        "",
                        "",
                        "A notice needs --notice, such as 'CN-2026-41 (Announcement 41 of 2026)', and"
                                + " --notice-day, the day of its effect.");
                return;
            }
            List<String> lines = t.lines().toList();
            int expected = 1;
            for (int i = 0; i < lines.size(); i++) {
                Matcher m = ANNEX_LINE.matcher(lines.get(i));
                if (m.matches()) {
                    int number = Integer.parseInt(m.group(1));
                    if (number != expected) {
                        reject(
                                i + 1,
                                "number",
                                m.group(1),
                                "The number must be " + expected + ": a line is missing or" + " has run into another.");
                    }
                    expected = number + 1;
                    SequencedMap<String, String> cells = row("CN", code, m.group(3));
                    cells.put("aliases", m.group(2));
                    cells.put("act", options.notice());
                    cells.put("listed_from", options.noticeDay());
                    cells.put("listed_from_basis", "day of effect in the notice");
                    add(list, i + 1, cells, "MOFCOM notice");
                } else if (!lines.get(i).isBlank() && lines.get(i).strip().matches("^\\d+\\s*[.．、].*")) {
                    reject(i + 1, "line", lines.get(i).strip(), "A line must be '12. 中文名（English name）'.");
                }
            }
            if (expected == 1) {
                reject(0, "", "", "This is no annex of a notice: no line has the form '12. 中文名（English name）'.");
            }
        });
    }

    // ---- Taiwan, Japan

    private void taiwan() {
        text().ifPresent(t -> {
            ListTable table = ListTable.parse(name, t, problems);
            Optional<String> nameColumn = column(table, "名稱");
            Optional<String> aliasColumn = column(table, "別名");
            if (column(table, "項次").isEmpty() || nameColumn.isEmpty()) {
                reject(
                        1,
                        "header",
                        String.join(",", table.columns()),
                        "This is not Taiwan's entity list: its columns" + " begin 項次item, 名稱name, 別名alias.");
                return;
            }
            for (ListTable.Row row : table.rows()) {
                List<String> names = new ArrayList<>(ListText.names(row.get(nameColumn.get())));
                aliasColumn.ifPresent(a -> names.addAll(ListText.names(row.get(a))));
                if (names.isEmpty()) {
                    reject(row.line(), nameColumn.get(), "", "An entry must have a name.");
                    continue;
                }
                SequencedMap<String, String> cells = row("TW", "SHTC", names.getFirst());
                cells.put("aliases", names(names.subList(1, names.size())));
                cells.put("act", "Strategic High-Tech Commodities Entity List, ITA");
                add("TW-SHTC", row.line(), cells, "International Trade Administration of Taiwan");
            }
        });
    }

    private static Optional<String> column(ListTable table, String start) {
        return table.columns().stream().filter(c -> c.startsWith(start)).findFirst();
    }

    private void endUser(ListTable.Row row) {
        String party = ListText.tidy(row.get("name"));
        if (party.isEmpty()) {
            reject(row.line(), "name", "", "An entry must have a name.");
            return;
        }
        SequencedMap<String, String> cells = row("JP", "EUL", party);
        cells.put("aliases", names(List.of(row.get("aliases").split("[|;\\n]"))));
        cells.put("countries", row.get("country"));
        cells.put("programmes", row.get("concern"));
        cells.put("act", "Foreign End User List, METI");
        add("JP-EUL", row.line(), cells, "METI");
    }

    // ---- others

    private void entities() {
        text().ifPresent(t -> JsonRows.entities(name, t, problems).forEach(r -> {
            List<String> names = r.lists().getOrDefault("name", List.of());
            if (names.isEmpty()) {
                reject(r.line(), "name", "", "An entity must have a name.");
                return;
            }
            SequencedMap<String, String> cells = row("XX", "SCREENING", ListText.tidy(names.getFirst()));
            List<String> aliases = new ArrayList<>(names.subList(1, names.size()));
            aliases.addAll(r.lists().getOrDefault("alias", List.of()));
            cells.put("aliases", names(aliases));
            cells.put("type", r.cells().getOrDefault("schema", "").toLowerCase(java.util.Locale.ROOT));
            cells.put(
                    "countries",
                    String.join(
                            ";",
                            r.lists().getOrDefault("country", List.of()).stream()
                                    .map(c -> c.toUpperCase(java.util.Locale.ROOT))
                                    .toList()));
            cells.put("programmes", String.join("; ", r.lists().getOrDefault("topics", List.of())));
            cells.put("act", "OpenSanctions");
            add("XX-SCREENING", r.line(), cells, "OpenSanctions (CC BY-NC 4.0)");
        }));
    }

    private void code(ListTable.Row row, String list) {
        if (!row.get("code").matches("[0-9A-Z][0-9A-Za-z.()-]*")) {
            reject(row.line(), "code", row.get("code"), "The value must be a code such as 3B001.a or PL9013.");
            return;
        }
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        for (String column : List.of("code", "heading", "source")) {
            cells.put(column, row.get(column));
        }
        rows.add(new ImportedRow(list, row.line(), cells));
    }

    private void measure(ListTable.Row row, String list) {
        if (row.get("id").isEmpty()) {
            reject(row.line(), "id", "", "A measure must have an id.");
            return;
        }
        SequencedMap<String, String> cells = new LinkedHashMap<>();
        cells.put("code", row.get("id"));
        cells.put("heading", row.get(list.equals("GTA") ? "title" : "measure"));
        cells.put("country", row.get(list.equals("GTA") ? "implementer" : "country"));
        cells.put("product", row.get("product"));
        cells.put("from", row.get(list.equals("GTA") ? "announced" : "from"));
        cells.put("to", row.get(list.equals("GTA") ? "removed" : "to"));
        cells.put("source", row.get("source"));
        rows.add(new ImportedRow(list, row.line(), cells));
    }

    private static String names(List<String> names) {
        return String.join(
                "|",
                names.stream()
                        .map(ListText::tidy)
                        .filter(n -> !n.isEmpty())
                        .distinct()
                        .toList());
    }

    private static SequencedMap<String, String> row(String issuer, String list, String party) {
        SequencedMap<String, String> row = new LinkedHashMap<>();
        row.put("issuer", issuer);
        row.put("list", list);
        row.put("name", party);
        return row;
    }

    private void add(String list, int line, SequencedMap<String, String> cells, String act) {
        cells.putIfAbsent("act", act);
        cells.put(
                "id",
                list + "-" + Integer.toHexString((list + ImportedRow.key(cells) + cells.get("citations")).hashCode()));
        cells.put("source", act);
        cells.put("read_through", options.day().toString());
        cells.put("confidence", "official copy");
        rows.add(new ImportedRow(list, line, cells));
    }
}
