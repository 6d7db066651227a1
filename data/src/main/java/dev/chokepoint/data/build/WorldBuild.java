package dev.chokepoint.data.build;

import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.indicators.IndicatorTable;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.tables.SeriesWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Drafts a world of some items in one year from what a store holds: places, lanes, production, use and prices, each
/// with its source, and a list of what nobody has said yet.
///
/// Source: docs/how-to/build-a-world.md
public final class WorldBuild {
    private static final MathContext DIGITS = new MathContext(6);
    private static final int MONTHS = 12;
    private static final Map<String, String> STAGES = Map.of("mineral", "ore", "compound", "chemical");
    private static final Map<String, String> REVISIONS = Map.of(
            "HS92", "hs1992", "HS96", "hs1996", "HS02", "hs2002", "HS07", "hs2007", "HS12", "hs2012", "HS17", "hs2017",
            "HS22", "hs2022");
    private static final String FIGURE = "value,unit,about,source,published,note";
    private static final String USE = "assumed: what is made and received less what is sent";
    private static final String NET = "assumed: what is sent beyond what is received; the store has no production";

    private final Asked asked;
    private final List<RowSet> sets;
    private final BuiltPlaces places;
    private final List<String> gaps = new ArrayList<>();
    private final Map<String, RowSet> sources = new LinkedHashMap<>();
    private final Table items = new Table("id,name,unit,stage,chain,attributes,codes");
    private final Table recipes = new Table("recipe,output,input," + FIGURE);
    private final Table production = new Table("recipe,place,kind,from,ramp_months," + FIGURE);
    private final Table trade = new Table("item,from,to,kind," + FIGURE);
    private final Table demand = new Table("item,place,end_use,kind," + FIGURE);
    private final Table prices = new Table("item," + FIGURE);
    private final Set<String> used = new TreeSet<>();

    private WorldBuild(Asked asked, List<RowSet> sets, BuiltPlaces places) {
        this.asked = asked;
        this.sets = sets;
        this.places = places;
    }

    /// What a world is drafted of.
    ///
    /// @param id the name of the world
    /// @param year the year of its figures
    /// @param places those that are told apart; empty for the largest
    /// @param most how many the largest are
    /// @param ledger the world whose ledger it shares; empty for none
    public record Asked(String id, int year, List<String> places, int most, String ledger) {}

    /// What was drafted.
    ///
    /// @param gaps what is assumed or missing, a sentence each
    public record Result(int places, int items, int lanes, List<String> gaps) {}

    /// Writes the world into a new or empty folder.
    ///
    /// @param rows what the store says of the materials
    /// @param sets the row sets of the store, which are the sources
    /// @throws IllegalArgumentException if the store says nothing of any item, or the folder is in use
    public static Result write(
            Path folder, Asked asked, List<Materials.Material> materials, StoreRows.Result rows, List<RowSet> sets) {
        String[] there = folder.toFile().list();
        if (Files.isRegularFile(folder) || (there != null && there.length > 0)) {
            throw new IllegalArgumentException(
                    "The folder (" + folder + ") must be empty or new, so that nothing is overwritten.");
        }
        BuiltPlaces places = asked.places().isEmpty()
                ? BuiltPlaces.largest(rows.table().rows(), asked.most())
                : BuiltPlaces.named(asked.places());
        WorldBuild build = new WorldBuild(asked, sets, places);
        rows.problems().stream().map(WorldBuild::sentence).forEach(build.gaps::add);
        materials.forEach(m -> build.item(
                m,
                rows.table().rows().stream()
                        .filter(r -> r.item().equals(m.item()) && r.stage().equals(m.stage()))
                        .toList()));
        if (build.items.size() == 0) {
            throw new IllegalArgumentException("The store holds no trade with a mass in " + asked.year()
                    + " for any of "
                    + materials.stream().map(Materials.Material::item).toList() + ", so there is nothing to draft.");
        }
        int lanes = build.trade.size();
        build.write(folder);
        return new Result(build.used.size(), build.items.size(), lanes, List.copyOf(build.gaps));
    }

    private static String sentence(Problem problem) {
        return (problem.value().isEmpty() ? "" : problem.value() + ": ") + problem.expected();
    }

    private void item(Materials.Material material, List<IndicatorTable.Row> rows) {
        BuiltItem built = BuiltItem.of(rows, places);
        Optional<Uncertain> price = built.price();
        String called = material.item() + " (" + material.stage() + ")";
        if (price.isEmpty()) {
            gaps.add(called + ": no trade with a mass, so no price; it was left out");
            return;
        }
        String name = slug(material.item());
        String id = name.endsWith(slug(material.stage())) ? name : name + "-" + slug(material.stage());
        String stage = STAGES.getOrDefault(material.stage(), material.stage());
        String flowSource = rows.stream()
                .filter(r -> !r.partner().isEmpty())
                .map(r -> source(r.source()))
                .findFirst()
                .orElseThrow();
        items.add(
                id, material.item() + ", " + material.stage(), "kg", stage, slug(material.item()), "", codes(material));
        prices.figure(
                List.of(id),
                interval(price.get()),
                "USD/kg",
                year(),
                flowSource,
                "unit values of trade: what the middle eight tenths of the value was paid at");
        recipes.add("make-" + id, id, "", "0", "", "", "", "", "");
        for (BuiltItem.Flow flow : built.flows()) {
            trade.figure(
                    List.of(id, flow.from(), flow.to(), "flow"),
                    number(flow.tonnes()),
                    "t/year",
                    year(),
                    source(flow.source()),
                    "");
        }
        for (String place : built.places()) {
            place(called, id, place, built);
        }
        gaps.add(called + ": what it is made of (recipes.csv) is not in trade data");
    }

    /// Production and use of an item at a place, which add up with its trade.
    private void place(String called, String id, String place, BuiltItem built) {
        used.add(place);
        double beyond = built.sent(place) - built.received(place);
        Optional<BuiltItem.Made> stated = built.made(place);
        double made;
        List<String> plant = List.of("make-" + id, place, "production", "", "");
        if (stated.isPresent() && stated.get().tonnes().central() >= beyond) {
            made = stated.get().tonnes().central();
            if (made > 0) {
                String source = stated.get().source();
                production.figure(
                        plant, interval(stated.get().tonnes()), "t/year", year(), source(source), note(source));
            }
        } else {
            made = Math.max(0, beyond);
            if (made > 0) {
                production.figure(plant, number(made), "t/year", year(), NET, "");
                gaps.add(called + " in " + place + ": "
                        + stated.map(s -> "statistics say that " + interval(s.tonnes()) + " t were made, less than "
                                        + number(made) + " t sent beyond what was received (content against gross mass,"
                                        + " or goods passing through?)")
                                .orElse(
                                        built.isWithheld(place)
                                                ? "production is withheld; net exports stand for it"
                                                : "no production in the store; net exports stand for it"));
            }
        }
        double use = made - beyond;
        if (use > made * 1e-9) {
            demand.figure(List.of(id, place, "civil", "quantity"), number(use), "t/year", year(), USE, "");
        }
    }

    private String year() {
        return String.valueOf(asked.year());
    }

    private String codes(Materials.Material material) {
        String revision = sets.stream()
                .filter(s -> s.kind().equals("baci") && s.year() == asked.year())
                .map(s -> REVISIONS.getOrDefault(s.dataset().replaceFirst("-.*", ""), ""))
                .findFirst()
                .orElse("");
        if (revision.isEmpty()) {
            gaps.add(material.item() + ": the revision of its customs codes is not known, so items.csv has none");
            return "";
        }
        return material.codes().stream()
                .map(c -> String.format(Locale.ROOT, "%s~%06d", revision, c))
                .collect(Collectors.joining(";"));
    }

    /// The key of the source that a row names, which is put on the list of sources.
    private String source(String words) {
        String dataset = words.replaceFirst(", .*", "");
        String key = slug(dataset);
        if (!sources.containsKey(key)) {
            sets.stream()
                    .filter(s -> slug(s.kind() + " " + s.dataset()).equals(key)
                            || slug(s.kind() + " " + s.dataset() + " " + s.year())
                                    .equals(key)
                            || (s.kind().equals("comtrade") && key.startsWith("un-comtrade")))
                    .findFirst()
                    .ifPresent(s -> sources.put(key, s));
        }
        return sources.containsKey(key) ? key : "assumed: " + words;
    }

    private static String note(String words) {
        return words.contains(", line ") ? words.replaceFirst(".*, line ", "line ") : "";
    }

    private void write(Path folder) {
        LocalDate known = sources.values().stream()
                .map(s -> s.origin().on())
                .max(LocalDate::compareTo)
                .orElseThrow();
        defaults();
        StringBuilder world = new StringBuilder();
        world.append("# Drafted from a store; README.md says what is assumed and missing.\n");
        world.append("id: ").append(slug(asked.id())).append('\n');
        world.append("title: ")
                .append(slug(asked.id()))
                .append(", a draft from trade of ")
                .append(asked.year())
                .append('\n');
        world.append("first: ").append(YearMonth.from(known)).append('\n');
        world.append("months: ").append(MONTHS).append('\n');
        world.append("as_of: ").append(known).append('\n');
        if (!asked.ledger().isEmpty()) {
            world.append("ledger: ").append(asked.ledger()).append('\n');
        } else {
            gaps.add("no ledger: no measure binds; --ledger WORLD shares one");
        }
        world.append("discount:\n  - {value: 0.03..0.05..0.08, unit: share/year, about: ")
                .append(asked.year())
                .append(", source: \"assumed: real cost of capital of firms\"}\n");
        world.append("parties:\n");
        Table table = new Table("id,name,iso,party");
        for (String place : used) {
            world.append("  - {id: ")
                    .append(place)
                    .append(", name: \"")
                    .append(BuiltPlaces.name(place))
                    .append("\"}\n");
            table.add(place, BuiltPlaces.name(place), place.equals(BuiltPlaces.REST) ? "" : place, place);
        }
        AtomicFile.write(folder.resolve("world.yaml"), world.toString());
        AtomicFile.write(folder.resolve("sources.yaml"), sourceList());
        table.write(folder.resolve("places.csv"));
        items.write(folder.resolve("items.csv"));
        recipes.write(folder.resolve("recipes.csv"));
        production.write(folder.resolve("production.csv"));
        trade.write(folder.resolve("trade.csv"));
        demand.write(folder.resolve("demand.csv"));
        prices.write(folder.resolve("prices.csv"));
        Table stocks = new Table("item,place," + FIGURE);
        stocks.figure(List.of("*", "*"), "1..2", "month", year(), "assumed: ordinary operating stock", "");
        stocks.write(folder.resolve("stocks.csv"));
        Table licences = new Table("issuer,measure,end_use,kind," + FIGURE);
        licences.write(folder.resolve("licences.csv"));
        AtomicFile.write(folder.resolve("README.md"), readme());
    }

    /// What no statistics in the store says of any item.
    private void defaults() {
        List<String> any = List.of("*", "*", "*");
        trade.figure(with(any, "transport"), "0.02..0.1", "share", year(), "assumed: freight and insurance", "");
        trade.figure(with(any, "lag"), "1", "month", year(), "assumed: a sea voyage and customs", "");
        demand.figure(
                with(any, "elasticity"),
                "-0.8..-0.4",
                "share/share",
                year(),
                "assumed: short-run demand for materials",
                "");
        demand.figure(
                with(any, "choke"),
                "5..20",
                "share",
                year(),
                "assumed: the value of what cannot be made without it",
                "");
        gaps.add("capacity (production.csv): a plant can make what it made, no more");
        gaps.add(
                "stocks, carriage, lags, elasticities and the price at which nothing is bought are assumed alike for all");
        gaps.add("end uses: all use is civil; attributes (items.csv), by which many measures decide, are empty");
    }

    private static List<String> with(List<String> keys, String last) {
        List<String> all = new ArrayList<>(keys);
        all.add(last);
        return all;
    }

    private String sourceList() {
        StringBuilder text = new StringBuilder(
                "# published is the day of the import: put the day on which each became public in its place.\n");
        sources.forEach((key, s) -> text.append(key)
                .append(":\n  title: ")
                .append(yaml(s.kind() + " " + s.dataset() + (s.year() == 0 ? "" : " " + s.year())))
                .append("\n  publisher: ")
                .append(yaml(
                        s.origin().source().isEmpty() ? s.kind() : s.origin().source()))
                .append("\n  address: ")
                .append(yaml(String.valueOf(Path.of(s.origin().file()).getFileName())))
                .append("\n  published: ")
                .append(s.origin().on())
                .append("\n  reliability: secondary\n"));
        return text.toString();
    }

    private static String yaml(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private String readme() {
        StringBuilder text = new StringBuilder("# " + slug(asked.id()) + "\n\n");
        text.append("A draft from trade of ").append(asked.year()).append(", to be refined by hand. Sources:\n\n");
        sources.forEach((key, s) -> text.append("* `")
                .append(key)
                .append("`: ")
                .append(Path.of(s.origin().file()).getFileName())
                .append(", SHA-256 ")
                .append(s.origin().sha256())
                .append(", licence: ")
                .append(s.origin().licence())
                .append('\n'));
        text.append("\n## Gaps\n\n");
        gaps.forEach(g -> text.append("* ").append(g).append('\n'));
        return text.toString();
    }

    private static String interval(Uncertain of) {
        return switch (of) {
            case Uncertain.Exact e -> number(e.value());
            case Uncertain.Likely l when number(l.lo()).equals(number(l.hi())) -> number(l.mode());
            case Uncertain.Likely l -> number(l.lo()) + ".." + number(l.mode()) + ".." + number(l.hi());
            case Uncertain.Range r -> number(r.lo()) + ".." + number(r.hi());
            case Uncertain.Bound b -> number(b.lo()) + ".." + number(b.hi());
        };
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /// A table as it is written.
    private static final class Table {
        private final List<String> lines = new ArrayList<>();

        Table(String header) {
            lines.add(header);
        }

        void add(String... fields) {
            lines.add(List.of(fields).stream().map(SeriesWriter::quoted).collect(Collectors.joining(",")));
        }

        void figure(List<String> keys, String value, String unit, String about, String source, String note) {
            List<String> fields = new ArrayList<>(keys);
            fields.addAll(List.of(value, unit, about, source, "", note));
            add(fields.toArray(String[]::new));
        }

        int size() {
            return lines.size() - 1;
        }

        void write(Path file) {
            AtomicFile.write(file, String.join("\n", lines) + "\n");
        }
    }
}
