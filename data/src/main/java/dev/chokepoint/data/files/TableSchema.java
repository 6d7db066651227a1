package dev.chokepoint.data.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns of a table of a world and what its figures must be; read from `schema/tables.yaml`.
///
/// @param name the file without its ending
/// @param key the columns that tell figures apart
/// @param figures what each kind of figure must be; `any` where the table has one kind; empty for tables
///     of names
public record TableSchema(String name, List<String> key, List<Column> columns, Map<String, FigureRule> figures) {
    /// The columns in which a figure stands.
    public static final List<String> FIGURE_COLUMNS = List.of("value", "unit", "about", "source", "published", "note");

    /// Kind of content of a column.
    public enum Type {
        ID,
        REF,
        ONEOF,
        TEXT,
        UNIT,
        DAY,
        WHOLE,
        PAIRS,
        CODES
    }

    /// A column before the figure columns.
    ///
    /// @param of what a reference names: places, items, recipes or parties
    /// @param values what a field of a closed set may hold
    /// @param mayBeEmpty whether a line may leave it empty
    /// @param optional whether the header may leave it out
    /// @param any whether `*` stands for all
    public record Column(
            String name,
            Type type,
            String of,
            List<String> values,
            boolean mayBeEmpty,
            boolean optional,
            boolean any) {}

    /// What a figure must be.
    ///
    /// @param unit its unit, with `{column}` for the unit of the item in that column
    /// @param open whether the finite bounds themselves are excluded
    public record FigureRule(String unit, double low, double high, boolean open) {
        public boolean contains(double lo, double hi) {
            return open ? lo > low && hi < high : lo >= low && hi <= high;
        }

        /// The bounds in words.
        public String words() {
            String above = open ? "above " : "at least ";
            String below = open ? "below " : "at most ";
            if (high == Double.POSITIVE_INFINITY) {
                return above + text(low);
            }
            if (low == Double.NEGATIVE_INFINITY) {
                return below + text(high);
            }
            return text(low) + " to " + text(high);
        }

        private static String text(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }

    public TableSchema {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        figures = Map.copyOf(figures);
    }

    boolean holdsFigures() {
        return !figures.isEmpty();
    }

    public FigureRule ruleOf(String kind) {
        FigureRule rule = figures.getOrDefault(kind, figures.get("any"));
        if (rule == null) {
            throw new IllegalArgumentException("The table (" + name + ") has no kind (" + kind + ").");
        }
        return rule;
    }

    /// All columns that the header may have, in their order.
    List<String> allColumns() {
        List<String> all = new ArrayList<>(columns.stream().map(Column::name).toList());
        if (holdsFigures()) {
            all.addAll(FIGURE_COLUMNS);
        }
        return all;
    }

    /// All columns that the header must have.
    List<String> requiredColumns() {
        List<String> all = new ArrayList<>(
                columns.stream().filter(c -> !c.optional()).map(Column::name).toList());
        if (holdsFigures()) {
            all.addAll(List.of("value", "unit", "about", "source"));
        }
        return all;
    }

    /// The schemas of all tables by name, in the order in which they are read.
    public static Map<String, TableSchema> all() {
        return Holder.ALL;
    }

    private static final class Holder {
        private static final Map<String, TableSchema> ALL = load();
    }

    private static Map<String, TableSchema> load() {
        String text;
        try (InputStream in = TableSchema.class.getResourceAsStream("/schema/tables.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The resource (/schema/tables.yaml) is missing.");
            }
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Problems problems = new Problems();
        Yaml root = Yaml.parse("tables.yaml", text, problems)
                .orElseThrow(() -> new IllegalStateException(problems.sorted().toString()));
        Map<String, TableSchema> all = new LinkedHashMap<>();
        mapping(root).entries().forEach((name, body) -> all.put(name, table(name, mapping(body))));
        return all;
    }

    private static TableSchema table(String name, Yaml.Mapping body) {
        List<Column> columns = new ArrayList<>();
        mapping(part(body, "columns")).entries().forEach((column, spec) -> {
            Yaml.Mapping s = mapping(spec);
            Row row = s.row("tables.yaml");
            boolean optional = row.get("optional").equals("true");
            columns.add(new Column(
                    column,
                    Type.valueOf(row.get("type").toUpperCase(Locale.ROOT)),
                    row.get("of"),
                    s.find("values").map(TableSchema::texts).orElse(List.of()),
                    optional || row.get("empty").equals("true"),
                    optional,
                    row.get("any").equals("true")));
        });
        Map<String, FigureRule> figures = new LinkedHashMap<>();
        body.find("figures")
                .ifPresent(f -> mapping(f).entries().forEach((kind, spec) -> {
                    Row row = mapping(spec).row("tables.yaml");
                    figures.put(
                            kind,
                            new FigureRule(
                                    row.get("unit"),
                                    row.has("low") ? Double.parseDouble(row.get("low")) : Double.NEGATIVE_INFINITY,
                                    row.has("high") ? Double.parseDouble(row.get("high")) : Double.POSITIVE_INFINITY,
                                    row.get("open").equals("true")));
                }));
        return new TableSchema(name, texts(part(body, "key")), columns, figures);
    }

    private static Yaml part(Yaml.Mapping of, String key) {
        return of.find(key).orElseThrow(() -> new IllegalStateException("tables.yaml lacks (" + key + ")."));
    }

    private static Yaml.Mapping mapping(Yaml node) {
        if (node instanceof Yaml.Mapping m) {
            return m;
        }
        throw new IllegalStateException("tables.yaml:" + node.line() + " must be a mapping.");
    }

    private static List<String> texts(Yaml node) {
        if (node instanceof Yaml.Sequence s) {
            return s.elements().stream()
                    .map(e -> e instanceof Yaml.Text t ? t.text() : "")
                    .toList();
        }
        throw new IllegalStateException("tables.yaml:" + node.line() + " must be a list.");
    }
}
