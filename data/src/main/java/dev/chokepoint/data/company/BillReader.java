package dev.chokepoint.data.company;

import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Likeness;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads a company's bill of materials, its stock and its mapping of parts to items, CSV or XLSX.
///
/// The columns are in docs/how-to/my-company.md. A bill has parents (`parent` column) or levels (`level` column, a
/// part below the last line of the level above it); common names of the columns are understood. A part without a
/// confirmed item is never guessed: [Reading#suggestions] says what it may be.
public final class BillReader {
    /// What stands for a part that is confirmed not to be an item of the world.
    static final String NONE = "none";

    private static final Pattern OUTLINE = Pattern.compile("\\d+(\\.\\d+)+");
    private static final int SUGGESTED = 3;
    private static final double LEAST_LIKELY = 0.2;

    private static final Map<String, String> SAME_AS = Map.ofEntries(
            Map.entry("part_number", "sku"),
            Map.entry("part_no", "sku"),
            Map.entry("part", "sku"),
            Map.entry("component", "sku"),
            Map.entry("material", "sku"),
            Map.entry("material_number", "sku"),
            Map.entry("assembly", "parent"),
            Map.entry("parent_part", "parent"),
            Map.entry("parent_sku", "parent"),
            Map.entry("bom_level", "level"),
            Map.entry("lvl", "level"),
            Map.entry("qty", "quantity"),
            Map.entry("qty_per", "quantity"),
            Map.entry("quantity_per", "quantity"),
            Map.entry("on_hand", "quantity"),
            Map.entry("uom", "unit"),
            Map.entry("desc", "description"),
            Map.entry("name", "description"),
            Map.entry("hs_code", "hs"),
            Map.entry("origin", "from"),
            Map.entry("country_of_origin", "from"),
            Map.entry("margin_usd", "value_usd"),
            Map.entry("contribution_usd", "value_usd"));

    private static final List<String> BILL_COLUMNS = List.of(
            "parent",
            "level",
            "sku",
            "description",
            "quantity",
            "unit",
            "item",
            "content",
            "place",
            "from",
            "hs",
            "per_month",
            "value_usd",
            "end_use",
            "alternative_of",
            "qualify_months",
            "extra_cost_usd");
    private static final List<String> STOCK_COLUMNS = List.of("sku", "quantity", "unit", "months", "description");
    private static final List<String> MAP_COLUMNS =
            List.of("sku", "item", "content", "place", "from", "description", "suggestion", "score", "why");

    /// What could be read.
    ///
    /// @param suggestions by part what it may be, best first; empty lists where nothing comes near
    public record Reading(Bill bill, Map<String, List<Suggestion<Item>>> suggestions) {}

    private record Entry(long line, Map<String, String> fields) {
        String get(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    private record Table(String name, Set<String> columns, List<Entry> entries) {}

    /// A part as the files describe it, before it is joined with the world.
    private static final class Draft {
        final String sku;
        final String file;
        final long line;
        final Map<String, String> texts = new LinkedHashMap<>();
        final Map<String, String> at = new HashMap<>();

        Draft(String sku, String file, long line) {
            this.sku = sku;
            this.file = file;
            this.line = line;
        }

        String get(String column) {
            return texts.getOrDefault(column, "");
        }
    }

    private final World world;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, Set<String>> handled = new HashMap<>();
    private final String defaultPlace;
    private final Problems problems = new Problems();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    private BillReader(World world, String defaultPlace) {
        this.world = world;
        this.defaultPlace = defaultPlace;
        world.items().forEach(i -> items.put(i.id(), i));
        world.places().forEach(p -> places.add(p.id()));
        for (Lane lane : world.lanes()) {
            handled(lane.item()).add(lane.from());
            handled(lane.item()).add(lane.to());
        }
        Map<String, String> outputs = new HashMap<>();
        world.recipes().forEach(r -> outputs.put(r.id(), r.output()));
        for (Plant plant : world.plants()) {
            handled(outputs.getOrDefault(plant.recipe(), "")).add(plant.place());
        }
        world.demands().forEach(d -> handled(d.item()).add(d.place()));
    }

    private Set<String> handled(String item) {
        return handled.computeIfAbsent(item, k -> new HashSet<>());
    }

    /// Reads the files.
    ///
    /// @param stock what is held, if there is such a table
    /// @param map which item each part is, if that stands in a table of its own
    /// @param place where the company makes and buys, for lines that do not say
    public static Loaded<Reading> read(Path bill, Optional<Path> stock, Optional<Path> map, World world, String place) {
        BillReader reader = new BillReader(world, place);
        Reading reading = reader.read(bill, stock, map);
        return new Loaded<>(reading, reader.problems.sorted());
    }

    private Reading read(Path file, Optional<Path> stockFile, Optional<Path> mapFile) {
        Reading nothing = new Reading(new Bill(List.of(), List.of(), List.of()), Map.of());
        if (!defaultPlace.isEmpty() && !places.contains(defaultPlace)) {
            problems.add(
                    Problem.error("--place", 0, "", defaultPlace, "The place must be one of " + sortedPlaces() + ".")
                            .withHint(Spelling.hint(defaultPlace, places)));
        }
        Table table = table(file, BILL_COLUMNS, List.of("sku"));
        if (problems.hasErrors()) {
            return nothing;
        }
        if (!table.columns().contains("parent") && !table.columns().contains("level")) {
            problems.add(Problem.error(table.name(), 1, "header", "", "The table needs a column (parent) or (level)."));
            return nothing;
        }
        List<Link> links = links(table);
        mapFile.ifPresent(m -> addMap(table(m, MAP_COLUMNS, List.of("sku", "item"))));
        Map<String, Uncertain> stock = new HashMap<>();
        Map<String, Uncertain> months = new HashMap<>();
        stockFile.ifPresent(s -> stocks(table(s, STOCK_COLUMNS, List.of("sku")), stock, months));
        if (problems.hasErrors()) {
            return nothing;
        }
        return assemble(table, links, stock, months);
    }

    private String sortedPlaces() {
        return String.join(", ", world.places().stream().map(p -> p.id()).toList());
    }

    private Table table(Path file, List<String> known, List<String> needed) {
        String name = String.valueOf(file.getFileName());
        List<Entry> entries = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        try (SheetReader reader = SheetReader.open(file)) {
            Map<String, String> renamed = new LinkedHashMap<>();
            for (String column : reader.header()) {
                String plain = known.contains(column) ? column : SAME_AS.getOrDefault(column, column);
                if (!column.isEmpty() && renamed.containsValue(plain)) {
                    problems.add(Problem.error(
                            name, 1, "header", column, "The column (" + plain + ") must stand once, under any name."));
                }
                renamed.put(column, plain);
                if (known.contains(plain)) {
                    columns.add(plain);
                } else if (!column.isEmpty()) {
                    problems.add(Problem.warning(
                            name,
                            1,
                            "header",
                            column,
                            "The column is not used; those used are " + String.join(", ", known) + "."));
                }
            }
            for (String column : needed) {
                if (!columns.contains(column)) {
                    problems.add(Problem.error(name, 1, "header", "", "The table needs a column (" + column + ").")
                            .withHint(Spelling.hint(column, reader.header())));
                }
            }
            for (SheetReader.Line line : reader) {
                Map<String, String> fields = new HashMap<>();
                line.fields().forEach((c, v) -> fields.put(renamed.getOrDefault(c, c), v));
                entries.add(new Entry(line.number(), fields));
            }
        } catch (SheetReader.UnreadableException e) {
            problems.add(Problem.error(name, (int) e.line(), "", "", String.valueOf(e.getMessage())));
        }
        return new Table(name, columns, entries);
    }

    private record Link(String parent, String sku, Entry entry) {}

    /// The lines with their parents, by the parent column or by levels.
    private List<Link> links(Table table) {
        boolean byLevel = !table.columns().contains("parent");
        List<Link> links = new ArrayList<>();
        boolean outline = table.entries().stream()
                .anyMatch(e -> OUTLINE.matcher(e.get("level")).matches());
        List<String> path = new ArrayList<>();
        for (Entry e : table.entries()) {
            String sku = e.get("sku");
            if (sku.isEmpty()) {
                error(table, e, "sku", "A line must name its part.");
                continue;
            }
            String parent = e.get("parent");
            if (byLevel) {
                int level;
                try {
                    level = level(e.get("level"), outline);
                } catch (NumberFormatException x) {
                    error(table, e, "level", "A level must be a whole number.");
                    continue;
                }
                if (links.isEmpty() && path.isEmpty() && level > 0) {
                    path.addAll(Collections.nCopies(level, ""));
                }
                if (level < 0 || level > path.size()) {
                    error(
                            table,
                            e,
                            "level",
                            "A level may be at most one deeper than the line above, " + path.size() + ".");
                    continue;
                }
                while (path.size() > level) {
                    path.removeLast();
                }
                parent = path.isEmpty() ? "" : path.getLast();
                path.add(sku);
            }
            describe(table, e, sku);
            links.add(new Link(parent, sku, e));
        }
        return links;
    }

    /// Depth from 0: `2` and `..2` as they stand, `1.3.2` in an outline by its dots.
    private static int level(String text, boolean outline) {
        if (outline) {
            Integer.parseInt(text.replace(".", ""));
            return (int) text.chars().filter(c -> c == '.').count();
        }
        return Integer.parseInt(text.replaceFirst("^\\.+", ""));
    }

    private void error(Table table, Entry e, String field, String expected) {
        problems.add(Problem.error(table.name(), (int) e.line(), field, e.get(field), expected));
    }

    private void error(Table table, Entry e, String field, String expected, String hint) {
        problems.add(Problem.error(table.name(), (int) e.line(), field, e.get(field), expected)
                .withHint(hint));
    }

    /// Takes what a line says of its part; two lines must not say different things.
    private void describe(Table table, Entry e, String sku) {
        Draft draft = drafts.computeIfAbsent(sku, k -> new Draft(k, table.name(), e.line()));
        for (String column : List.of("description", "unit", "item", "content", "place", "from", "hs")) {
            String said = e.get(column);
            if (said.isEmpty()) {
                continue;
            }
            String before = draft.texts.putIfAbsent(column, said);
            if (before != null && !before.equals(said) && !column.equals("description")) {
                error(table, e, column, "The part (" + sku + ") has (" + before + ") in " + draft.at.get(column) + ".");
            }
            draft.at.putIfAbsent(column, table.name() + ":" + e.line());
        }
    }

    private void addMap(Table table) {
        for (Entry e : table.entries()) {
            String sku = e.get("sku");
            if (!drafts.containsKey(sku)) {
                problems.add(Problem.warning(
                                table.name(),
                                (int) e.line(),
                                "sku",
                                sku,
                                "The part is not in the bill of materials; the line is not used.")
                        .withHint(Spelling.hint(sku, drafts.keySet())));
                continue;
            }
            // A line that is not filled in yet is a suggestion that waits.
            if (!e.get("item").isEmpty()) {
                Map<String, String> said = new HashMap<>(e.fields());
                said.remove("description");
                describe(table, new Entry(e.line(), said), sku);
            }
        }
    }

    private void stocks(Table table, Map<String, Uncertain> stock, Map<String, Uncertain> months) {
        for (Entry e : table.entries()) {
            String sku = e.get("sku");
            Draft draft = drafts.get(sku);
            if (draft == null) {
                problems.add(Problem.warning(
                                table.name(),
                                (int) e.line(),
                                "sku",
                                sku,
                                "The part is not in the bill of materials; its stock is not used.")
                        .withHint(Spelling.hint(sku, drafts.keySet())));
                continue;
            }
            if (stock.containsKey(sku) || months.containsKey(sku)) {
                error(table, e, "sku", "The stock of a part must stand in one line.");
                continue;
            }
            boolean inMonths = !e.get("months").isEmpty();
            if (inMonths == !e.get("quantity").isEmpty()) {
                error(table, e, "quantity", "A stock needs a quantity or months of use, one of them.");
                continue;
            }
            Optional<Uncertain> amount = number(table, e, inMonths ? "months" : "quantity", 0, true);
            if (amount.isEmpty()) {
                continue;
            }
            if (inMonths) {
                months.put(sku, amount.get());
            } else {
                convert(table, e, draft, amount.get()).ifPresent(a -> stock.put(sku, a));
            }
        }
    }

    /// An amount of a part in the unit in which the bill first counts it.
    private Optional<Uncertain> convert(Table table, Entry e, Draft draft, Uncertain amount) {
        String said = e.get("unit");
        String own = draft.get("unit");
        if (said.isEmpty() || said.equals(own)) {
            return Optional.of(amount);
        }
        try {
            return Optional.of(amount.times(unit(said).factorTo(unit(own))));
        } catch (IllegalArgumentException x) {
            error(
                    table,
                    e,
                    "unit",
                    "The part (" + draft.sku + ") is counted in (" + (own.isEmpty() ? "pieces" : own) + ").");
            return Optional.empty();
        }
    }

    private static Unit unit(String text) {
        String t = text.strip();
        return switch (t.toLowerCase(Locale.ROOT)) {
            case "", "ea", "each", "pc", "pcs", "pce", "st", "stk", "unit", "units", "pieces", "piece" ->
                Unit.parse("piece");
            case "kgs", "kg", "kilogram", "kilograms" -> Unit.KG;
            case "g", "gr", "gram", "grams" -> Unit.parse("g");
            case "t", "to", "ton", "tonne", "tonnes", "mt" -> Unit.TONNE;
            default -> Unit.parse(t);
        };
    }

    private Optional<Uncertain> number(Table table, Entry e, String column, double least, boolean orEqual) {
        String text = e.get(column);
        if (text.indexOf(',') >= 0) {
            // 1,234 and 0,35 cannot be told apart by a program.
            error(table, e, column, "A number must have no comma.", "0.35 or 1234 was meant.");
            return Optional.empty();
        }
        try {
            Uncertain u = Uncertain.parse(text, new Interval(least, Double.MAX_VALUE));
            if (u.lo() < least || (!orEqual && u.lo() == least)) {
                error(
                        table,
                        e,
                        column,
                        "The number must be " + (orEqual ? "at least " : "above ") + (long) least + ".");
                return Optional.empty();
            }
            return Optional.of(u);
        } catch (IllegalArgumentException x) {
            error(table, e, column, "A number, lo..hi or lo..likely..hi is expected.");
            return Optional.empty();
        }
    }

    private Reading assemble(
            Table table, List<Link> links, Map<String, Uncertain> stock, Map<String, Uncertain> months) {
        Set<String> parents = new HashSet<>();
        Set<String> children = new HashSet<>();
        for (Link l : links) {
            if (!l.parent().isEmpty()) {
                parents.add(l.parent());
                children.add(l.sku());
                if (!drafts.containsKey(l.parent())) {
                    drafts.put(
                            l.parent(),
                            new Draft(l.parent(), table.name(), l.entry().line()));
                }
            }
        }
        List<Bill.Line> lines = new ArrayList<>();
        List<Bill.Product> products = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Link l : links) {
            if (l.parent().isEmpty()) {
                product(table, l, children, parents).ifPresent(products::add);
            } else {
                line(table, l, links).ifPresent(line -> {
                    // Bills by level repeat an assembly's lines wherever it is used.
                    String key = line.parent() + "\u0000" + line.sku() + "\u0000" + line.alternativeOf();
                    if (seen.add(key)) {
                        lines.add(line);
                    } else if (lines.stream().noneMatch(line::equals)) {
                        error(
                                table,
                                l.entry(),
                                "quantity",
                                "The part (" + line.sku() + ") stands twice under (" + line.parent()
                                        + ") with different figures; add them up.");
                    }
                });
            }
        }
        if (products.isEmpty() && !problems.hasErrors()) {
            problems.add(Problem.error(
                    table.name(),
                    0,
                    "per_month",
                    "",
                    "At least one line without a parent must say how many are planned (per_month)."));
        }
        List<Bill.Part> parts = new ArrayList<>();
        Map<String, List<Suggestion<Item>>> suggestions = new LinkedHashMap<>();
        for (Draft d : drafts.values()) {
            Bill.Sourcing sourcing = sourcing(d, parents.contains(d.sku));
            if (sourcing instanceof Bill.Sourcing.Open) {
                suggestions.put(d.sku, suggest(d));
            }
            parts.add(new Bill.Part(d.sku, d.get("description"), sourcing, stock.getOrDefault(d.sku, Uncertain.of(0))));
        }
        Bill bill = new Bill(parts, lines, products);
        List<String> cycle = bill.cycle();
        if (!cycle.isEmpty()) {
            problems.add(Problem.error(
                    table.name(),
                    0,
                    "parent",
                    cycle.getFirst(),
                    "A part takes itself: " + String.join(" > ", cycle) + "."));
            return new Reading(bill, suggestions);
        }
        return new Reading(withMonths(bill, months), suggestions);
    }

    /// Stocks given in months of use become amounts at the planned use.
    private static Bill withMonths(Bill bill, Map<String, Uncertain> months) {
        if (months.isEmpty()) {
            return bill;
        }
        Map<String, Double> use = bill.usePerMonth();
        Function<Bill.Part, Bill.Part> filled = p -> months.containsKey(p.sku())
                ? new Bill.Part(
                        p.sku(),
                        p.description(),
                        p.sourcing(),
                        months.get(p.sku()).times(use.getOrDefault(p.sku(), 0.0)))
                : p;
        return new Bill(bill.parts().stream().map(filled).toList(), bill.lines(), bill.products());
    }

    private Optional<Bill.Product> product(Table table, Link l, Set<String> children, Set<String> parents) {
        Entry e = l.entry();
        if (e.get("per_month").isEmpty()) {
            if (!children.contains(l.sku()) && parents.contains(l.sku())) {
                error(table, e, "per_month", "A line without a parent must say how many are planned per month.");
            }
            return Optional.empty();
        }
        Optional<Uncertain> perMonth = number(table, e, "per_month", 0, false);
        Optional<Uncertain> value = number(table, e, "value_usd", 0, true);
        Optional<EndUse> endUse = switch (e.get("end_use").toLowerCase(Locale.ROOT)) {
            case "", "civil" -> Optional.of(EndUse.CIVIL);
            case "military" -> Optional.of(EndUse.MILITARY);
            default -> Optional.empty();
        };
        if (endUse.isEmpty()) {
            error(table, e, "end_use", "The end use must be civil or military.");
        }
        if (perMonth.isEmpty() || value.isEmpty() || endUse.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bill.Product(l.sku(), endUse.get(), perMonth.get(), value.get()));
    }

    private Optional<Bill.Line> line(Table table, Link l, List<Link> links) {
        Entry e = l.entry();
        Optional<Uncertain> said = number(table, e, "quantity", 0, false);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        Optional<Uncertain> quantity = convert(
                table, e, drafts.computeIfAbsent(l.sku(), k -> new Draft(k, table.name(), e.line())), said.get());
        if (quantity.isEmpty()) {
            return Optional.empty();
        }
        String of = e.get("alternative_of");
        if (!of.isEmpty()
                && links.stream()
                        .noneMatch(o -> o.parent().equals(l.parent())
                                && o.sku().equals(of)
                                && o.entry().get("alternative_of").isEmpty())) {
            error(
                    table,
                    e,
                    "alternative_of",
                    "An alternative must name a usual part of the same parent (" + l.parent() + ").");
            return Optional.empty();
        }
        int qualify = 0;
        if (!e.get("qualify_months").isEmpty()) {
            try {
                qualify = Integer.parseInt(e.get("qualify_months"));
            } catch (NumberFormatException x) {
                qualify = -1;
            }
            if (qualify < 0) {
                error(table, e, "qualify_months", "Months must be a whole number, at least 0.");
                return Optional.empty();
            }
        }
        Optional<Uncertain> extra = e.get("extra_cost_usd").isEmpty()
                ? Optional.of(Uncertain.of(0))
                : number(table, e, "extra_cost_usd", 0, true);
        if (extra.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Bill.Line(
                l.parent(),
                l.sku(),
                quantity.get(),
                of.isEmpty() ? Optional.empty() : Optional.of(of),
                qualify,
                extra.get()));
    }

    private Bill.Sourcing sourcing(Draft d, boolean made) {
        String item = d.get("item");
        if (made) {
            if (!item.isEmpty() && !item.equals(NONE)) {
                problem(d, "item", "A part with lines below it is made; it must not be an item that is bought.");
            }
            return new Bill.Sourcing.Made();
        }
        if (item.isEmpty()) {
            return new Bill.Sourcing.Open();
        }
        if (item.equalsIgnoreCase(NONE)) {
            return new Bill.Sourcing.Outside();
        }
        Item found = items.get(item);
        if (found == null) {
            problem(
                    d,
                    "item",
                    "The item is not in the world; write (" + NONE + ") for a part that is none of its items.",
                    Spelling.hint(item, items.keySet()));
            return new Bill.Sourcing.Open();
        }
        String place = d.get("place").isEmpty() ? defaultPlace : d.get("place");
        if (place.isEmpty()) {
            problem(d, "place", "The line must say where the part is bought, or --place must.");
            return new Bill.Sourcing.Open();
        }
        if (!handled(item).contains(place)) {
            problem(
                    d,
                    "place",
                    "In this world (" + item + ") is not handled at (" + place + "); it is at "
                            + handled(item).stream().sorted().toList() + ".",
                    Spelling.hint(place, handled(item)));
            return new Bill.Sourcing.Open();
        }
        Optional<String> from =
                d.get("from").isEmpty() || d.get("from").equals(place) ? Optional.empty() : Optional.of(d.get("from"));
        if (from.isPresent()
                && world.lanes().stream()
                        .noneMatch(l -> l.item().equals(item) && l.from().equals(from.get()) && l.to().equals(place))) {
            problem(d, "from", "The world has no lane of (" + item + ") from there to (" + place + ").");
            return new Bill.Sourcing.Open();
        }
        Optional<Uncertain> content = content(d, found);
        return content.isEmpty()
                ? new Bill.Sourcing.Open()
                : new Bill.Sourcing.Bought(item, content.get(), place, from);
    }

    /// Units of the item in one unit of the part: stated, or by the unit in which the part is counted.
    private Optional<Uncertain> content(Draft d, Item item) {
        String said = d.get("content");
        if (said.isEmpty()) {
            try {
                return Optional.of(Uncertain.of(unit(d.get("unit")).factorTo(item.unit())));
            } catch (IllegalArgumentException e) {
                problem(
                        d,
                        "content",
                        "One " + (d.get("unit").isEmpty() ? "piece" : d.get("unit")) + " of the part must say how much"
                                + " of (" + item.id() + ") it holds, such as 0.35 " + item.unit() + ".");
                return Optional.empty();
            }
        }
        int space = said.indexOf(' ');
        try {
            String number = space < 0 ? said : said.substring(0, space);
            double factor = space < 0 ? 1 : unit(said.substring(space + 1)).factorTo(item.unit());
            Uncertain u = Uncertain.parse(number, new Interval(0, Double.MAX_VALUE));
            if (u.lo() <= 0 || number.indexOf(',') >= 0) {
                throw new IllegalArgumentException("not a positive number without a comma");
            }
            return Optional.of(u.times(factor));
        } catch (IllegalArgumentException e) {
            problem(d, "content", "A content is an amount above 0 of the item, such as 0.35 " + item.unit() + ".");
            return Optional.empty();
        }
    }

    private void problem(Draft d, String field, String expected) {
        problem(d, field, expected, "");
    }

    private void problem(Draft d, String field, String expected, String hint) {
        String at = d.at.getOrDefault(field, d.file + ":" + d.line);
        int colon = at.lastIndexOf(':');
        problems.add(Problem.error(
                        at.substring(0, colon),
                        Integer.parseInt(at.substring(colon + 1)),
                        field,
                        d.get(field),
                        expected)
                .withHint(hint));
    }

    /// Items a part may be, by its description and its HS code, best first.
    private List<Suggestion<Item>> suggest(Draft d) {
        String text = d.get("description").isEmpty() ? d.sku : d.get("description");
        String hs = d.get("hs").replaceAll("[^0-9]", "");
        List<Suggestion<Item>> all = new ArrayList<>();
        for (Item item : world.items()) {
            Likeness best = new Likeness(0, "nothing in common");
            String alias = item.name();
            for (String name : List.of(item.name(), item.name().replaceAll("\\([^)]*\\)", ""), item.id())) {
                Likeness l = Likeness.of(text, name.replace('-', ' '));
                if (l.score() > best.score()) {
                    best = l;
                    alias = name.strip();
                }
            }
            boolean sameCode = hs.length() >= 6
                    && item.codes().stream()
                            .anyMatch(c -> c.scheme().startsWith("hs")
                                    && c.value().replaceAll("[^0-9]", "").startsWith(hs.substring(0, 6)));
            if (sameCode) {
                best = new Likeness(
                        Math.max(best.score(), LEAST_LIKELY),
                        (best.score() > 0 ? best.reason() + "; " : "") + "the same HS code " + hs.substring(0, 6)
                                + ", which alone decides nothing");
            }
            if (best.score() >= LEAST_LIKELY) {
                all.add(new Suggestion<>(item, alias, best));
            }
        }
        all.sort(Comparator.comparingDouble((Suggestion<Item> s) -> -s.score())
                .thenComparing(s -> s.means().id()));
        return all.subList(0, Math.min(SUGGESTED, all.size()));
    }
}
