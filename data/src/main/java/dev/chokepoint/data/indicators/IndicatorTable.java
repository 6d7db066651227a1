package dev.chokepoint.data.indicators;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.chokepoint.base.EuropeanUnion;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.exposure.indicators.EuCriticality;
import dev.chokepoint.exposure.indicators.GeoPolRisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Production and trade of one item in one stage and one year, by place.
///
/// Read from CSV with the columns `place,item,stage,year` and any of `production_t`, `partner`, `import_t`,
/// `export_t`, `stock_release_t`, `value_usd`, `trade_parameter`. A row is either about a place (production,
/// stock release, and totals of imports and exports) or about a lane (with a partner: what the place imports
/// from it, and its value). `source` says where a row is from; without it the file and line stand for it.
/// Quantities are numbers, `lo..hi`, `<n` or `>n`; a dash is zero; an empty cell, `W` (withheld) or `NA` is
/// missing and stays missing.
public final class IndicatorTable {
    private static final Set<String> COLUMNS = Set.of(
            "place",
            "item",
            "stage",
            "year",
            "production_t",
            "partner",
            "import_t",
            "export_t",
            "stock_release_t",
            "value_usd",
            "trade_parameter",
            "source");
    private static final Set<String> MISSING = Set.of("", "W", "NA", "N/A", "nan");
    private static final Set<String> ZERO = Set.of("-", "—", "–");

    /// The member states of the European Union since 2020, ISO 3166 alpha-3.
    public static final Set<String> EU_MEMBERS = EuropeanUnion.MEMBERS.stream()
            .map(c -> Locale.of("", c).getISO3Country())
            .collect(Collectors.toUnmodifiableSet());

    /// The place that stands for the European Union as a whole.
    public static final String EU = "EU";

    private static final double TRADE_WITHIN_EU = 0.8;

    /// The places that are groups of places, as tables name them; a group's own concentration is not known.
    public static final Set<String> GROUPS =
            Set.of(EU, "ROW", "RoW", "ROTW", "OTHER", "Other", "Others", "Other countries", "Rest of the world");

    /// One row of a table, about a place or, with a partner, about what the place imports from it.
    ///
    /// @param source where the row is from, in words
    public record Row(
            String place,
            String item,
            String stage,
            int year,
            String partner,
            Map<String, Uncertain> quantities,
            int line,
            String source) {
        public Optional<Uncertain> get(String column) {
            return Optional.ofNullable(quantities.get(column));
        }
    }

    private final List<Row> rows;

    IndicatorTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    /// The rows in the order of their files.
    public List<Row> rows() {
        return rows;
    }

    /// Reads several tables, or those of a folder, as one.
    public static Loaded<IndicatorTable> read(List<Path> paths) {
        List<Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path path : paths) {
            List<Path> files = List.of(path);
            if (Files.isDirectory(path)) {
                try (Stream<Path> inside = Files.list(path)) {
                    files = inside.filter(f -> f.toString().endsWith(".csv"))
                            .sorted()
                            .toList();
                } catch (IOException e) {
                    problems.add(
                            Problem.error(path.toString(), 0, "", "", "the folder cannot be read: " + e.getMessage()));
                }
                if (files.isEmpty()) {
                    problems.add(Problem.error(path.toString(), 0, "", "", "the folder holds no .csv"));
                }
            }
            for (Path file : files) {
                Loaded<IndicatorTable> one = read(file);
                rows.addAll(one.value().rows);
                problems.addAll(one.problems());
            }
        }
        return new Loaded<>(new IndicatorTable(rows), problems);
    }

    /// Reads a table; rows that cannot be read are left out, each with a problem.
    public static Loaded<IndicatorTable> read(Path path) {
        String file = String.valueOf(path.getFileName());
        List<Problem> problems = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        if (!Files.isRegularFile(path)) {
            problems.add(Problem.error(file, 0, "", path.toString(), "there is no such file"));
            return new Loaded<>(new IndicatorTable(rows), problems);
        }
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(path)) {
            boolean first = true;
            for (NamedCsvRecord r : csv) {
                if (first) {
                    first = false;
                    checkHeader(r.getHeader(), file, problems);
                    if (!problems.isEmpty()) {
                        return new Loaded<>(new IndicatorTable(rows), problems);
                    }
                }
                row(r, file, problems).ifPresent(rows::add);
            }
        } catch (IOException | CsvParseException e) {
            problems.add(Problem.error(file, 0, "", "", "could not be read: " + CsvFault.words(e)));
        }
        if (rows.isEmpty()) {
            problems.add(Problem.error(file, 0, "", "", "holds no rows"));
        }
        return new Loaded<>(new IndicatorTable(rows), problems);
    }

    private static void checkHeader(List<String> header, String file, List<Problem> problems) {
        for (String column : List.of("place", "item", "stage", "year")) {
            if (!header.contains(column)) {
                problems.add(Problem.error(file, 1, "header", column, "the column must be there"));
            }
        }
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                problems.add(
                        Problem.error(file, 1, "header", column, "the column is not known: " + new TreeSet<>(COLUMNS)));
            }
        }
    }

    /// A line with more or fewer fields than the header.
    static Problem wrongCount(String file, int line, NamedCsvRecord r) {
        return Problem.error(
                file,
                line,
                "",
                "",
                "The line must have " + r.getHeader().size() + " fields like the header, not " + r.getFieldCount()
                        + ".");
    }

    private static Optional<Row> row(NamedCsvRecord r, String file, List<Problem> problems) {
        int line = (int) r.getStartingLineNumber();
        if (r.getFieldCount() != r.getHeader().size()) {
            problems.add(wrongCount(file, line, r));
            return Optional.empty();
        }
        Map<String, Uncertain> quantities = new LinkedHashMap<>();
        int year;
        try {
            year = Integer.parseInt(r.getField("year").strip());
        } catch (NumberFormatException e) {
            problems.add(Problem.error(file, line, "year", r.getField("year"), "expected a year"));
            return Optional.empty();
        }
        String partner = r.findField("partner").map(String::strip).orElse("");
        for (String column : r.getHeader()) {
            boolean number = column.endsWith("_t") || column.equals("value_usd") || column.equals("trade_parameter");
            String text = r.getField(column).strip();
            if (!number || MISSING.contains(text)) {
                continue;
            }
            try {
                Uncertain value = ZERO.contains(text) ? Uncertain.of(0) : Uncertain.parse(text, Interval.NON_NEGATIVE);
                if (value.lo() < 0 && !column.equals("stock_release_t")) {
                    throw new IllegalArgumentException("must not be negative");
                }
                quantities.put(column, value);
            } catch (IllegalArgumentException e) {
                problems.add(Problem.error(file, line, column, text, String.valueOf(e.getMessage())));
                return Optional.empty();
            }
        }
        if (r.getField("place").isBlank()
                || r.getField("item").isBlank()
                || r.getField("stage").isBlank()) {
            problems.add(Problem.error(file, line, "place, item, stage", "", "must not be empty"));
            return Optional.empty();
        }
        return Optional.of(new Row(
                r.getField("place").strip(),
                r.getField("item").strip(),
                r.getField("stage").strip(),
                year,
                partner,
                quantities,
                line,
                r.findField("source")
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .orElse(file + " line " + line)));
    }

    /// The sum of two quantities with its bounds; the central value is the sum of theirs.
    static Uncertain plus(Uncertain a, Uncertain b) {
        double central = a.central() + b.central();
        return a.isExact() && b.isExact()
                ? Uncertain.of(central)
                : new Uncertain.Likely(a.lo() + b.lo(), central, a.hi() + b.hi());
    }

    public SortedSet<String> items() {
        SortedSet<String> items = new TreeSet<>();
        rows.forEach(r -> items.add(r.item()));
        return items;
    }

    public SortedSet<String> stages(String item) {
        SortedSet<String> stages = new TreeSet<>();
        rows.stream().filter(r -> r.item().equals(item)).forEach(r -> stages.add(r.stage()));
        return stages;
    }

    public SortedSet<Integer> years(String item, String stage) {
        SortedSet<Integer> years = new TreeSet<>();
        rows.stream()
                .filter(r -> r.item().equals(item) && r.stage().equals(stage))
                .forEach(r -> years.add(r.year()));
        return years;
    }

    /// The rows of one item in one stage and one year: what every indicator is computed from, so that an ore
    /// never meets a metal.
    public Slice slice(String item, String stage, int year) {
        List<Row> chosen = rows.stream()
                .filter(r -> r.item().equals(item) && r.stage().equals(stage) && r.year() == year)
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "There are no rows for (" + item + ") in stage (" + stage + ") in (" + year + ").");
        }
        for (String column : List.of("production_t", "export_t", "stock_release_t")) {
            Set<String> seen = new TreeSet<>();
            for (Row r : chosen) {
                if (r.partner().isEmpty() && r.get(column).isPresent() && !seen.add(r.place())) {
                    throw new IllegalArgumentException("The " + column + " of (" + r.place() + ") stands twice for ("
                            + item + ", " + stage + ", " + year + "), the second time in line " + r.line() + ".");
                }
            }
        }
        return new Slice(chosen);
    }

    /// One item in one stage and one year.
    public static final class Slice {
        private final List<Row> rows;
        /// The rows of each place.
        private final Map<String, List<Row>> byPlace;

        private Slice(List<Row> rows) {
            this.rows = rows;
            this.byPlace = rows.stream().collect(Collectors.groupingBy(Row::place));
        }

        private List<Row> of(String place) {
            return byPlace.getOrDefault(place, List.of());
        }

        /// Production by place; the European Union as a whole is left out where its members stand for
        /// themselves.
        public Map<String, Uncertain> production() {
            Map<String, Uncertain> production = new TreeMap<>();
            for (Row r : rows) {
                if (r.partner().isEmpty()) {
                    r.get("production_t").ifPresent(q -> production.put(r.place(), q));
                }
            }
            if (production.keySet().stream().anyMatch(EU_MEMBERS::contains)) {
                production.remove(EU);
            }
            return production;
        }

        /// The places that are listed as producers without a quantity.
        public SortedSet<String> withheld() {
            SortedSet<String> withheld = new TreeSet<>();
            for (Row r : rows) {
                if (r.partner().isEmpty() && r.quantities().isEmpty()) {
                    withheld.add(r.place());
                }
            }
            return withheld;
        }

        /// What a place produces; for the European Union, where it has no row of its own, the sum over its
        /// members.
        public Optional<Uncertain> production(String place) {
            Optional<Uncertain> own = total(place, "production_t");
            if (own.isPresent() || !place.equals(EU)) {
                return own;
            }
            return production().entrySet().stream()
                    .filter(e -> EU_MEMBERS.contains(e.getKey()))
                    .map(Map.Entry::getValue)
                    .reduce(IndicatorTable::plus);
        }

        /// What a place imports: its own total, or the sum over its partners.
        public Optional<Uncertain> imports(String place) {
            Optional<Uncertain> own = total(place, "import_t");
            return own.isPresent() ? own : sum(of(place));
        }

        /// What a place exports: its own total, or the sum over what others import from it.
        public Optional<Uncertain> exports(String place) {
            Optional<Uncertain> own = total(place, "export_t");
            return own.isPresent()
                    ? own
                    : sum(rows.stream().filter(r -> r.partner().equals(place)).toList());
        }

        public Optional<Uncertain> stockRelease(String place) {
            return total(place, "stock_release_t");
        }

        private Optional<Uncertain> total(String place, String column) {
            return of(place).stream()
                    .filter(r -> r.partner().isEmpty())
                    .flatMap(r -> r.get(column).stream())
                    .findFirst();
        }

        private static Optional<Uncertain> sum(List<Row> lanes) {
            return lanes.stream()
                    .filter(r -> !r.partner().isEmpty())
                    .flatMap(r -> r.get("import_t").stream())
                    .reduce(IndicatorTable::plus);
        }

        /// Where world production is from, and, of an importer, its trade; one line each, in the order of the
        /// table. What the table itself states to be none is left out.
        ///
        /// @param importer empty for production alone
        public List<String> sources(String importer) {
            List<String> lines = new ArrayList<>();
            for (Row r : rows) {
                boolean trade = !importer.isEmpty()
                        && (r.place().equals(importer) || r.partner().equals(importer));
                r.quantities().forEach((column, q) -> {
                    boolean production = column.equals("production_t");
                    if ((production && (q.hi() > 0 || trade)) || (!production && trade && q.hi() > 0)) {
                        lines.add(column.replaceAll("_(t|usd)$", "").replace('_', ' ') + " of " + r.place()
                                + (r.partner().isEmpty() ? "" : " from " + r.partner()) + ": " + q.text() + ", "
                                + r.source());
                    }
                });
            }
            return lines;
        }

        /// The producers that are groups of places.
        public Set<String> groups() {
            Set<String> groups = new TreeSet<>(production().keySet());
            groups.retainAll(GROUPS);
            return groups;
        }

        /// The places that make, buy or sell anything, groups left out.
        public SortedSet<String> places() {
            SortedSet<String> places = new TreeSet<>();
            for (Row r : rows) {
                boolean some = r.quantities().values().stream().anyMatch(q -> q.hi() > 0);
                if (some) {
                    places.add(r.place());
                    if (!r.partner().isEmpty()) {
                        places.add(r.partner());
                    }
                }
            }
            places.removeIf(p -> GROUPS.contains(p) && !p.equals(EU));
            return places;
        }

        /// What a place imports, by partner.
        public List<GeoPolRisk.Import> lanes(String place) {
            List<GeoPolRisk.Import> lanes = new ArrayList<>();
            for (Row r : of(place)) {
                if (!r.partner().isEmpty() && r.get("import_t").isPresent()) {
                    lanes.add(
                            new GeoPolRisk.Import(r.partner(), r.get("import_t").orElseThrow(), r.get("value_usd")));
                }
            }
            return lanes;
        }

        /// World supply with trade parameters: 0.8 for members of the European Union, else the row's, else 1.
        public List<EuCriticality.Supplier> worldSupply() {
            List<EuCriticality.Supplier> suppliers = new ArrayList<>();
            production().forEach((place, q) -> suppliers.add(new EuCriticality.Supplier(place, q, trade(place))));
            return suppliers;
        }

        /// What the European Union sources: the production of its members and its imports.
        public List<EuCriticality.Supplier> euSupply() {
            List<EuCriticality.Supplier> suppliers = new ArrayList<>();
            production().forEach((place, q) -> {
                if (inEu(place)) {
                    suppliers.add(new EuCriticality.Supplier(place, q, TRADE_WITHIN_EU));
                }
            });
            for (GeoPolRisk.Import lane : lanes(EU)) {
                suppliers.add(new EuCriticality.Supplier(lane.partner(), lane.tonnes(), trade(lane.partner())));
            }
            return suppliers;
        }

        private static boolean inEu(String place) {
            return place.equals(EU) || EU_MEMBERS.contains(place);
        }

        private double trade(String place) {
            if (inEu(place)) {
                return TRADE_WITHIN_EU;
            }
            return rows.stream()
                    .filter(r -> r.place().equals(place) || r.partner().equals(place))
                    .flatMap(r -> r.get("trade_parameter").stream())
                    .findFirst()
                    .map(Uncertain::central)
                    .orElse(1.0);
        }
    }
}
