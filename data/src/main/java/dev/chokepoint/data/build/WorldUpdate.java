package dev.chokepoint.data.build;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.build.UpdatedFigure.Outcome;
import dev.chokepoint.data.files.Group;
import dev.chokepoint.data.files.Groups;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.store.RowSet;
import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.StoredTable;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.world.WorldDraft;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.World;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Holds the figures of a world against a store and says which of them the store knows newer: flows of lanes,
/// production, standing capacity, prices, and the final uses that the world states as what is left.
///
/// A figure that is taken becomes one more vintage of it, with the day on which it became public, so that questions
/// about earlier days are answered as before. Nothing is written here: [WorldCopy] does.
///
/// Source: docs/how-to/update-a-world.md
public final class WorldUpdate {
    private static final MathContext DIGITS = new MathContext(6);
    private static final String ANY = Groups.ANY;
    private static final Unit KG_A_YEAR = Unit.parse("kg/year");
    private static final Unit USD_A_KG = Unit.parse("USD/kg");
    /// Largest part of the value of a lane that may lack a mass.
    private static final double MOST_WITHOUT_MASS = 0.05;
    /// Smallest part of an item's trade that is told where the world has no lane for it.
    private static final double LEAST_TOLD = 0.01;
    private static final double SAME = 1e-6;
    private static final double NOTHING = 1e-9;
    /// How a world says that a final use is what the rest leaves.
    private static final List<String> REMAINDERS =
            List.of("what is made and received less what is sent", "what this world's supply leaves");
    private static final List<String> SERIES = List.of("usgs", "wmd", "bgs");

    private final Asked asked;
    private final WorldDraft draft;
    private final World world;
    private final WorldPlaces places;
    private final ItemCodes codes;
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();
    private final Map<String, ItemTrade> trades = new HashMap<>();
    private final Map<String, UpdateSource> sources = new LinkedHashMap<>();
    private final Set<String> untouched;
    private final List<UpdatedFigure> figures = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> open = new ArrayList<>();

    /// How much more there is of an item at a place by what was taken, in its unit a year.
    private final Map<String, Double> more = new TreeMap<>();

    private final Map<String, LocalDate> since = new HashMap<>();

    /// Standing capacity that was taken, by recipe and place.
    private final Map<String, Figure> capacities = new HashMap<>();

    /// What is asked of an update.
    ///
    /// @param year the year of the figures; 0 for the newest of each
    /// @param dataset the data set of BACI; empty where there is only one
    /// @param series whose production: `usgs`, `wmd` or `bgs`; empty for that which the store has
    /// @param named items with the name of their series and their codes, where the world does not tell
    /// @param factor up to how many times the old value the new one may be
    /// @param overAssumptions whether a figure of the store is taken where the world has an assumption
    /// @param taken keys of figures that are taken whatever speaks against them
    /// @param published the days on which data sets became public, by kind or data set
    public record Asked(
            int year,
            String dataset,
            String series,
            List<Materials.Material> named,
            double factor,
            boolean overAssumptions,
            Set<String> taken,
            Map<String, LocalDate> published) {
        public Asked {
            named = List.copyOf(named);
            taken = Set.copyOf(taken);
            published = Map.copyOf(published);
            if (!(factor > 1)) {
                throw new IllegalArgumentException("The factor (" + factor + ") must be above 1.");
            }
            published.keySet().stream().filter(String::isBlank).findFirst().ifPresent(_ -> {
                throw new IllegalArgumentException("A day of publication must name a data set: usgs=2026-02-06.");
            });
        }
    }

    /// Says whether measures held a lane, so that what passed is not what passes without them.
    @FunctionalInterface
    public interface Measures {
        /// The measure that bound a lane on some day of a year; empty where none did.
        Optional<String> heldIn(String item, String from, String to, int year, LocalDate known);

        /// Nobody says.
        Measures NONE = (_, _, _, _, _) -> Optional.empty();
    }

    /// A line that is written beside those of its figure.
    ///
    /// @param group the lines of the figure
    /// @param fields what the new line says in the columns of a figure
    record Line(String table, Group group, Map<String, String> fields) {}

    /// What an update would do.
    ///
    /// @param sources the data sets of the store that something is said by
    /// @param figures each figure that a store could know, in the order of the world's files
    /// @param open what the figures leave open, a sentence each
    public record Plan(
            Path folder,
            World world,
            double factor,
            List<UpdateSource> sources,
            List<UpdatedFigure> figures,
            List<String> open,
            List<Line> lines) {
        public Plan {
            sources = List.copyOf(sources);
            figures = List.copyOf(figures);
            open = List.copyOf(open);
            lines = List.copyOf(lines);
        }

        /// How many figures come out so.
        public long count(Outcome outcome) {
            return figures.stream().filter(f -> f.outcome() == outcome).count();
        }

        /// The day from which all that was taken is known; that of the world where nothing was.
        public LocalDate known() {
            return figures.stream()
                    .filter(f -> f.outcome() == Outcome.TAKEN)
                    .flatMap(f -> f.after().stream())
                    .map(a -> a.provenance().knownFrom())
                    .max(LocalDate::compareTo)
                    .filter(d -> d.isAfter(world.asOf()))
                    .orElse(world.asOf());
        }
    }

    private WorldUpdate(Path folder, Asked asked, StatisticsReader reader) {
        this.asked = asked;
        this.world = WorldReader.read(folder)
                .value()
                .orElseThrow(() -> new IllegalArgumentException("The world (" + folder + ") has errors:\n"
                        + WorldReader.read(folder).problems().stream()
                                .filter(Problem::isError)
                                .limit(5)
                                .map(Problem::text)
                                .collect(Collectors.joining("\n"))));
        this.draft = WorldDraft.read(folder);
        world.items().forEach(i -> items.put(i.id(), i));
        world.recipes().forEach(r -> recipes.put(r.id(), r));
        this.places = WorldPlaces.of(world.places());
        for (Materials.Material m : asked.named()) {
            if (!items.containsKey(m.item())) {
                throw new IllegalArgumentException("The item (" + m.item() + ") is not in the world.");
            }
        }
        this.codes = new ItemCodes(world.items(), asked.named(), reader);
        this.untouched = new LinkedHashSet<>(asked.taken());
    }

    /// Holds a world against a store.
    ///
    /// @throws IllegalArgumentException if the world has errors, or what is asked does not fit it or the store
    public static Plan of(Path folder, TradeStore store, Asked asked, Measures measures) {
        StatisticsReader reader = new StatisticsReader(store);
        WorldUpdate update = new WorldUpdate(folder, asked, reader);
        Optional<NewerTrade> trade = NewerTrade.of(store, asked.year(), asked.dataset());
        Optional<Statistics> production = update.production(reader, store.rowSets());
        if (trade.isEmpty() && production.isEmpty()) {
            throw new IllegalArgumentException("The store (" + store.folder() + ") has neither trade (baci, comtrade)"
                    + " nor production (usgs, wmd, bgs)" + (asked.year() == 0 ? "" : " of " + asked.year()) + ".");
        }
        trade.ifPresent(t -> update.source(
                t.set().kind() + " " + t.set().dataset(),
                t.set(),
                t.set().kind().equals(NewerTrade.COMTRADE) ? t.year() : t.set().year()));
        update.flows(trade, measures);
        update.plants(production);
        update.prices(trade);
        update.uses();
        if (!update.untouched.isEmpty()) {
            throw new IllegalArgumentException("No figure that the store knows is called "
                    + String.join(", ", update.untouched)
                    + ".\nNames are those of the comparison as JSON (--format json), such as lane/sb-ore/AU/CN/flow.");
        }
        return new Plan(
                folder,
                update.world,
                asked.factor(),
                List.copyOf(update.sources.values()),
                update.figures,
                update.open,
                update.lines);
    }

    /// What the statistics of one publisher say of plants.
    private record Statistics(NewerProduction made, NewerProduction capacity) {}

    private Optional<Statistics> production(StatisticsReader reader, List<RowSet> sets) {
        List<String> there = SERIES.stream()
                .filter(k -> sets.stream().anyMatch(s -> s.kind().equals(k)))
                .toList();
        if (there.isEmpty() || !reader.has(StoredTable.OBSERVATION)) {
            return Optional.empty();
        }
        if (asked.series().isEmpty() && there.size() > 1) {
            throw new IllegalArgumentException(
                    "The store has production by " + String.join(" and ", there) + "; choose one with --series.");
        }
        String kind = asked.series().isEmpty() ? there.getFirst() : asked.series();
        if (!there.contains(kind)) {
            throw new IllegalArgumentException(
                    "The store has no production by " + kind + "; it has " + String.join(", ", there) + ".");
        }
        sets.stream().filter(s -> s.kind().equals(kind)).forEach(s -> source(kind + " " + s.dataset(), s, 0));
        // The number of a release tells more than the day on which somebody imported it.
        Comparator<String> newestFirst = Comparator.comparingInt(UpdateSource::release)
                .thenComparing(
                        dataset -> sourceOf(kind + " " + dataset).source().published())
                .thenComparing(Comparator.naturalOrder())
                .reversed();
        Statistics found = new Statistics(
                NewerProduction.of(reader, kind, NewerProduction.PRODUCTION, asked.year(), newestFirst),
                NewerProduction.of(reader, kind, NewerProduction.CAPACITY, asked.year(), newestFirst));
        Set<String> used = new TreeSet<>(found.made().years().keySet());
        used.addAll(found.capacity().years().keySet());
        sources.keySet()
                .removeIf(name -> name.startsWith(kind + " ") && !used.contains(name.substring(kind.length() + 1)));
        return Optional.of(found);
    }

    private void source(String name, RowSet set, int year) {
        sources.computeIfAbsent(name, _ -> UpdateSource.of(set, year, draft.sources, asked.published()));
    }

    private UpdateSource sourceOf(String name) {
        UpdateSource found = sources.get(name);
        if (found == null) {
            throw new IllegalStateException("The source (" + name + ") is not among those of the store.");
        }
        return found;
    }

    // ---- what the store says

    /// What a store says of a figure.
    ///
    /// @param value empty where it does not know, for the reason in the note
    /// @param unit the unit of the value
    /// @param note what is written beside it
    private record Said(Optional<Uncertain> value, Unit unit, int year, UpdateSource source, String note) {}

    private void flows(Optional<NewerTrade> trade, Measures measures) {
        Map<String, Set<String>> lanes = new HashMap<>();
        for (Group group : draft.groups("trade").ofKind("flow")) {
            String item = group.key().get(0);
            String from = group.key().get(1);
            String to = group.key().get(2);
            FigureKey key = new FigureKey.Flow(item, from, to);
            lanes.computeIfAbsent(item, _ -> new TreeSet<>()).add(from + ">" + to);
            if (trade.isEmpty()) {
                unknown(key, group, "the store has no trade" + (asked.year() == 0 ? "" : " of " + asked.year()));
                continue;
            }
            NewerTrade newer = trade.get();
            UpdateSource source =
                    sourceOf(newer.set().kind() + " " + newer.set().dataset());
            String why = whyNoFlow(newer, item, from, to);
            if (!why.isEmpty()) {
                unknown(key, group, why);
                continue;
            }
            Uncertain kg = tradeOf(item).kg(from, to).orElse(Uncertain.of(0));
            String held = measures.heldIn(
                            item, from, to, newer.year(), source.source().published())
                    .map(m -> m + " held this lane in " + newer.year() + ": what passes a measure is no baseline")
                    .orElse("");
            decide(
                            key,
                            "trade",
                            group,
                            new Said(Optional.of(kg), KG_A_YEAR, newer.year(), source, noteOfFlow(kg)),
                            held,
                            "")
                    .ifPresent(change -> {
                        add(item, from, -change, source);
                        add(item, to, change, source);
                    });
        }
        trades.forEach((item, t) -> t.parts().forEach((way, part) -> {
            if (part >= LEAST_TOLD && !lanes.getOrDefault(item, Set.of()).contains(way)) {
                open.add(String.format(
                        Locale.ROOT,
                        "%s: %.0f %% of the trade between places goes %s, for which the world has no lane",
                        item,
                        100 * part,
                        way.replace(">", " → ")));
            }
        }));
    }

    private static String noteOfFlow(Uncertain kg) {
        return kg.isExact() ? "" : "least and most of what importers and exporters report";
    }

    private String whyNoFlow(NewerTrade trade, String item, String from, String to) {
        if (item.equals(ANY) || from.equals(ANY) || to.equals(ANY)) {
            return "the line stands for several lanes";
        }
        Item of = items.get(item);
        if (of == null || !of.unit().convertsTo(Unit.KG)) {
            return "trade is in kilograms, the item in " + (of == null ? "nothing" : of.unit());
        }
        for (String place : List.of(from, to)) {
            if (!places.whyUnsure(place).isEmpty()) {
                return place + ": " + places.whyUnsure(place);
            }
        }
        ItemTrade known = trades.computeIfAbsent(item, _ -> trade.of(item, codes, places));
        if (!known.whyNot().isEmpty()) {
            return known.whyNot();
        }
        if (known.kg(from, to).isEmpty() && !trade.tells(item, codes, from, to, places)) {
            return "neither " + from + " nor " + to + " reports it to UN Comtrade in " + trade.year();
        }
        double without = known.withoutMass(from, to);
        return without > MOST_WITHOUT_MASS
                ? String.format(Locale.ROOT, "%.0f %% of the value on this lane has no mass", 100 * without)
                : "";
    }

    private void plants(Optional<Statistics> statistics) {
        capacities(statistics.map(Statistics::capacity));
        List<Stated> stated = stated(
                "production",
                statistics.map(Statistics::made),
                makers("production"),
                group ->
                        new FigureKey.Production(group.key().get(0), group.key().get(1)));
        Map<String, String> first = new HashMap<>();
        for (Stated s : stated) {
            Figure before = newest(s.group());
            Figure after = after(before, s.said());
            if (!asked.taken().contains(s.key().text())
                    && whyStands(s.group(), before, after, s.said().source()).isEmpty()
                    && flag(s.key(), before, after).isPresent()) {
                first.putIfAbsent(s.recipe().output(), s.key().text());
            }
        }
        stated.forEach(s -> made(s, first.getOrDefault(s.recipe().output(), "")));
    }

    /// By item and place the recipes by which the lines of some kinds say that it is made there.
    private Map<String, Set<String>> makers(String... kinds) {
        Map<String, Set<String>> makers = new HashMap<>();
        for (String kind : kinds) {
            for (Group group : draft.groups("production").ofKind(kind)) {
                Recipe recipe = recipes.get(group.key().get(0));
                if (recipe != null) {
                    makers.computeIfAbsent(recipe.output() + "@" + group.key().get(1), _ -> new TreeSet<>())
                            .add(recipe.id());
                }
            }
        }
        return makers;
    }

    /// The figures of plants that statistics know; the others are told with the reason.
    ///
    /// @param kind `production` or `capacity`
    /// @param makers the recipes by which an item is made at a place
    private List<Stated> stated(
            String kind,
            Optional<NewerProduction> statistics,
            Map<String, Set<String>> makers,
            Function<Group, FigureKey> named) {
        List<Stated> stated = new ArrayList<>();
        for (Group group : draft.groups("production").ofKind(kind)) {
            String place = group.key().get(1);
            Recipe recipe = recipes.get(group.key().get(0));
            FigureKey key = named.apply(group);
            if (statistics.isEmpty() || statistics.get().isEmpty()) {
                unknown(
                        key,
                        group,
                        "the store has no " + kind
                                + (asked.year() == 0 || statistics.isEmpty() ? "" : " of " + asked.year()));
                continue;
            }
            if (recipe == null || place.equals(ANY)) {
                unknown(key, group, "the line stands for several plants");
                continue;
            }
            if (key instanceof FigureKey.Capacity c && !c.from().equals(LocalDate.MIN)) {
                unknown(key, group, "it starts later: statistics tell the capacity that stands");
                continue;
            }
            Item item = items.get(recipe.output());
            Optional<String> series = series(recipe, statistics.get());
            if (item == null || series.isEmpty()) {
                unknown(key, group, "no series of " + kind + " is named for what it makes (--items)");
                continue;
            }
            Set<String> same = makers.getOrDefault(item.id() + "@" + place, Set.of());
            String why = !item.unit().convertsTo(Unit.KG)
                    ? "statistics are in tonnes, the item in " + item.unit()
                    : same.size() > 1
                            ? "what it makes is made in several ways there, of which statistics have the sum"
                            : places.whyUnsure(place);
            if (!why.isEmpty()) {
                unknown(key, group, why);
                continue;
            }
            NewerProduction.Made made =
                    statistics.get().at(series.get(), place, places).orElseThrow();
            UpdateSource source = sources.values().stream()
                    .filter(s -> s.set().dataset().equals(made.dataset())
                            && SERIES.contains(s.set().kind()))
                    .findFirst()
                    .orElseThrow();
            if (made.tonnes().isEmpty()) {
                unknown(key, group, made.note());
                continue;
            }
            stated.add(new Stated(
                    key,
                    group,
                    new Said(made.tonnes(), Unit.parse("t/year"), made.year(), source, made.note()),
                    recipe,
                    place));
        }
        return stated;
    }

    /// Standing capacities, decided on before production, which is held against them.
    private void capacities(Optional<NewerProduction> statistics) {
        List<Stated> stated = stated(
                "capacity",
                statistics,
                makers("production", "capacity"),
                group -> new FigureKey.Capacity(
                        group.key().get(0),
                        group.key().get(1),
                        group.key().get(3).isEmpty()
                                ? LocalDate.MIN
                                : LocalDate.parse(group.key().get(3))));
        stated.forEach(s -> {
            int before = lines.size();
            decide(s.key(), "production", s.group(), s.said(), "", "");
            if (lines.size() > before) {
                capacities.put(s.recipe().id() + "@" + s.place(), after(newest(s.group()), s.said()));
            }
        });
    }

    /// A figure of a plant that the store knows, before it is decided on.
    private record Stated(FigureKey key, Group group, Said said, Recipe recipe, String place) {}

    /// @param first the figure of the same series that must be looked at; empty for none
    private void made(Stated of, String first) {
        Item item = item(of.recipe().output());
        decide(
                        of.key(),
                        "production",
                        of.group(),
                        of.said(),
                        "",
                        first.isEmpty()
                                ? ""
                                : first + " of the same series must be looked at first: a release may move output from"
                                        + " one place to another")
                .ifPresent(change -> {
                    add(item.id(), of.place(), change, of.said().source());
                    of.recipe()
                            .inputs()
                            .forEach(i -> i.quantity()
                                    .known(LocalDate.MAX)
                                    .ifPresent(q -> add(
                                            i.item(),
                                            of.place(),
                                            -change
                                                    * q.to(item(i.item()).unit().per(item.unit()))
                                                            .central(),
                                            of.said().source())));
                });
    }

    /// What production of an item is called in statistics: as the user says; else as its chain is called, for what is
    /// made of nothing else at the earliest stage of it.
    private Optional<String> series(Recipe recipe, NewerProduction production) {
        for (Materials.Material m : asked.named()) {
            if (m.item().equals(recipe.output())) {
                return Optional.of(m.production()).filter(p -> !p.isEmpty()).filter(production::has);
            }
        }
        Item item = items.get(recipe.output());
        if (item == null || !recipe.inputs().isEmpty() || !production.has(item.chain())) {
            return Optional.empty();
        }
        List<Item> first = world.recipes().stream()
                .filter(r -> r.inputs().isEmpty())
                .map(r -> items.get(r.output()))
                .filter(i -> i != null && i.chain().equals(item.chain()))
                .distinct()
                .toList();
        return first.stream().allMatch(i -> i.equals(item) || item.stage().compareTo(i.stage()) < 0)
                ? Optional.of(item.chain())
                : Optional.empty();
    }

    private void prices(Optional<NewerTrade> trade) {
        for (Group group : draft.groups("prices").all()) {
            Item item = items.get(group.key().getFirst());
            FigureKey key = new FigureKey.PriceOf(group.key().getFirst());
            if (trade.isEmpty() || item == null || !item.unit().convertsTo(Unit.KG)) {
                unknown(
                        key,
                        group,
                        trade.isEmpty()
                                ? "the store has no trade" + (asked.year() == 0 ? "" : " of " + asked.year())
                                : "trade is in kilograms, the item in " + (item == null ? "nothing" : item.unit()));
                continue;
            }
            ItemTrade known = trades.computeIfAbsent(item.id(), _ -> trade.get().of(item.id(), codes, places));
            Optional<Uncertain> price = known.usdPerKg();
            if (price.isEmpty()) {
                unknown(
                        key,
                        group,
                        known.whyNot().isEmpty() ? "no trade of it was reported with a mass" : known.whyNot());
                continue;
            }
            NewerTrade newer = trade.get();
            decide(
                    key,
                    "prices",
                    group,
                    new Said(
                            price,
                            USD_A_KG,
                            newer.year(),
                            sourceOf(newer.set().kind() + " " + newer.set().dataset()),
                            "unit values of trade; lowest and highest tenth of the value left out"),
                    "",
                    "");
        }
    }

    private void add(String item, String place, double change, UpdateSource source) {
        more.merge(item + "@" + place, change, Double::sum);
        since.merge(item + "@" + place, source.source().published(), (a, b) -> a.isAfter(b) ? a : b);
    }

    // ---- what is done with it

    /// Decides on a figure that the store knows.
    ///
    /// @param held why it must not be taken as the baseline; empty for no reason
    /// @param together what must be looked at before it; empty for nothing
    /// @return by how much the central value grows, in the item's unit a year; empty where it stays
    private Optional<Double> decide(FigureKey key, String table, Group group, Said said, String held, String together) {
        Figure before = newest(group);
        Figure after = after(before, said);
        boolean insisted = asked.taken().contains(key.text());
        untouched.remove(key.text());
        String stands = whyStands(group, before, after, said.source());
        if (!stands.isEmpty()) {
            put(key, Outcome.KEPT, group, Optional.of(after), stands);
            return Optional.empty();
        }
        Optional<String> flag =
                flag(key, before, after).or(() -> Optional.of(together).filter(t -> !t.isEmpty()));
        if (!insisted && !held.isEmpty()) {
            put(key, Outcome.KEPT, group, Optional.of(after), held);
            return Optional.empty();
        }
        if (!insisted && flag.isPresent()) {
            put(key, Outcome.FLAGGED, group, Optional.of(after), flag.get());
            return Optional.empty();
        }
        boolean assumed = before.provenance().isAssumed();
        if (assumed && !insisted && !asked.overAssumptions()) {
            put(
                    key,
                    Outcome.KEPT,
                    group,
                    Optional.of(after),
                    before.provenance().text() + "; --over-assumptions takes what the store says");
            return Optional.empty();
        }
        String why = (assumed ? "over an assumption: " + before.provenance().text() : "newer")
                + (insisted
                        ? "; taken as asked" + (held.isEmpty() ? "" : ", although " + held)
                                + flag.map(f -> ", although " + f).orElse("")
                        : "");
        put(key, Outcome.TAKEN, group, Optional.of(after), why);
        lines.add(new Line(table, group, fields(after, said.source().source().key(), "", after.note())));
        if (key instanceof FigureKey.Production p && before.central() > 0) {
            grow(p, before, after, after.provenance().knownFrom());
        }
        double change = after.central() - before.central();
        return key instanceof FigureKey.PriceOf || key instanceof FigureKey.Capacity
                ? Optional.empty()
                : Optional.of(change * before.unit().factorTo(yearly(key)));
    }

    /// What the store says, as the world would write it.
    private static Figure after(Figure before, Said said) {
        return new Figure(
                rounded(said.value().orElseThrow().times(said.unit().factorTo(before.unit()))),
                before.unit(),
                String.valueOf(said.year()),
                new Provenance.Sourced(
                        said.source().source(), "", said.source().source().published()),
                said.note());
    }

    private Item item(String id) {
        return Objects.requireNonNull(items.get(id), id);
    }

    private Recipe recipe(String id) {
        return Objects.requireNonNull(recipes.get(id), id);
    }

    private ItemTrade tradeOf(String item) {
        return Objects.requireNonNull(trades.get(item), item);
    }

    /// The item's unit a year.
    private Unit yearly(FigureKey key) {
        String item = switch (key) {
            case FigureKey.Flow f -> f.item();
            case FigureKey.Production p -> recipe(p.recipe()).output();
            case FigureKey.DemandFor d -> d.item();
            default -> throw new IllegalArgumentException("No quantity: " + key);
        };
        return item(item).unit().per(Unit.parse("year"));
    }

    private static Figure newest(Group group) {
        return group.vintages().known(LocalDate.MAX).orElseThrow();
    }

    /// Why a figure stands whatever the store says; empty where nothing is against a newer one.
    private static String whyStands(Group group, Figure before, Figure after, UpdateSource source) {
        LocalDate published = after.provenance().knownFrom();
        for (Figure f : group.vintages().figures().reversed()) {
            LocalDate day = f.provenance().knownFrom();
            if (!day.isBefore(published)) {
                return day.equals(published)
                        ? "the world has a figure of that day (" + source(f) + ")"
                        : "what the world has is newer (" + source(f) + ", " + day + ")";
            }
        }
        if (after.about().compareTo(lastYear(before.about())) < 0) {
            return "it is about " + after.about() + ", what the world has about " + before.about();
        }
        if (Math.abs(after.central() - before.central()) <= SAME * Math.abs(before.central())) {
            return "the same" + (before.central() == 0 ? "" : " about " + after.about());
        }
        if (!source.isDated()
                && !before.provenance().isAssumed()
                && after.about().equals(lastYear(before.about()))) {
            return "whether it is newer is not known, as both are about " + after.about() + ": --published "
                    + source.set().kind() + "=DAY says when it became public";
        }
        boolean grouped = group.rows().stream().anyMatch(r -> r.get("note").startsWith("adds up to"));
        return grouped ? "it is one of a group that adds up to a total" : "";
    }

    private static String source(Figure figure) {
        return switch (figure.provenance()) {
            case Provenance.Sourced s -> s.source().key();
            case Provenance.Assumed _ -> "assumed";
        };
    }

    private static String lastYear(String about) {
        String last = about.substring(about.indexOf('/') + 1);
        return last.substring(0, 4);
    }

    /// Why somebody must look at a figure before it is taken; empty where nobody must.
    private Optional<String> flag(FigureKey key, Figure before, Figure after) {
        double old = before.central();
        double now = after.central();
        if (old == 0 || now == 0) {
            return Optional.of(old == 0 ? "the world has nothing here" : "the store has nothing here");
        }
        double times = now / old;
        if (times > asked.factor() || times < 1 / asked.factor()) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%.3g times the old value, beyond the factor %s: another extent (content or gross mass, more or"
                            + " less than the item), or news",
                    times,
                    number(asked.factor())));
        }
        if (key instanceof FigureKey.Capacity c) {
            return draft.groups("production")
                    .find(c.recipe(), c.place(), "production", "", "")
                    .map(WorldUpdate::newest)
                    .filter(made -> made.to(after.unit()).central() > now * (1 + NOTHING))
                    .map(made -> "below the production that the world states ("
                            + made.value().text() + " " + made.unit() + ")");
        }
        if (key instanceof FigureKey.Production p) {
            return tooSmall(p, after)
                    .filter(c -> !c.provenance().isAssumed() || !asked.overAssumptions())
                    .map(c -> "above the capacity that the world states ("
                            + c.value().text() + " " + c.unit()
                            + (c.provenance().isAssumed() ? ", assumed; --over-assumptions lets it grow" : "") + ")");
        }
        return Optional.empty();
    }

    /// The standing capacity of a plant, as taken or as the world has it, where it is below what was made.
    private Optional<Figure> tooSmall(FigureKey.Production of, Figure made) {
        return Optional.ofNullable(capacities.get(of.recipe() + "@" + of.place()))
                .or(() -> capacityOf(of).map(WorldUpdate::newest))
                .filter(c -> c.to(made.unit()).central() < made.central() * (1 - NOTHING));
    }

    private Optional<Group> capacityOf(FigureKey.Production of) {
        return draft.groups("production").find(of.recipe(), of.place(), "capacity", "", "");
    }

    /// Lets a capacity that is assumed grow with what was made.
    private void grow(FigureKey.Production of, Figure before, Figure made, LocalDate published) {
        tooSmall(of, made).ifPresent(old -> {
            Group group = capacityOf(of).orElseThrow();
            if (old.provenance() instanceof Provenance.Assumed a) {
                Figure more = new Figure(
                        rounded(old.value().times(made.central() / before.central())),
                        old.unit(),
                        made.about(),
                        new Provenance.Assumed(a.why(), published),
                        old.note());
                FigureKey key = new FigureKey.Capacity(of.recipe(), of.place(), LocalDate.MIN);
                figures.removeIf(f -> f.key().equals(key));
                put(key, Outcome.TAKEN, group, Optional.of(more), "it is assumed, and grows with what was made");
                lines.add(new Line(
                        "production", group, fields(more, "assumed: " + a.why(), published.toString(), more.note())));
            }
        });
    }

    private void unknown(FigureKey key, Group group, String why) {
        put(key, Outcome.UNKNOWN, group, Optional.empty(), why);
    }

    private void put(FigureKey key, Outcome outcome, Group group, Optional<Figure> after, String why) {
        Row last = group.rows().getLast();
        figures.add(new UpdatedFigure(key, outcome, newest(group), after, why, last.where()));
    }

    private static Map<String, String> fields(Figure figure, String source, String published, String note) {
        Map<String, String> fields = new HashMap<>();
        fields.put("value", written(figure.value()));
        fields.put("unit", figure.unit().symbol());
        fields.put("about", figure.about());
        fields.put("source", source);
        fields.put("published", published);
        fields.put("note", note);
        return fields;
    }

    // ---- final uses that are what is left

    private void uses() {
        Map<String, List<Group>> remainders = new HashMap<>();
        for (Group group : draft.groups("demand").ofKind("quantity")) {
            Figure now = newest(group);
            if (now.provenance() instanceof Provenance.Assumed a
                    && REMAINDERS.stream().anyMatch(w -> a.why().startsWith(w))
                    && !group.key().subList(0, 3).contains(ANY)) {
                remainders
                        .computeIfAbsent(group.key().get(0) + "@" + group.key().get(1), _ -> new ArrayList<>())
                        .add(group);
            } else {
                unknown(useOf(group), group, "no statistics of a store say what is used");
            }
        }
        more.forEach((at, change) -> {
            List<Group> here = remainders.getOrDefault(at, List.of());
            String item = at.substring(0, at.indexOf('@'));
            String place = at.substring(at.indexOf('@') + 1);
            if (Math.abs(change) > NOTHING && here.size() != 1) {
                open.add(String.format(
                        Locale.ROOT,
                        "%s at %s: what was taken makes %s %s a year %s; %s",
                        item,
                        place,
                        number(Math.abs(change)),
                        item(item).unit(),
                        change > 0 ? "more" : "less",
                        here.isEmpty()
                                ? "the world has no final use there that is what is left"
                                : "several final uses there are what is left"));
            }
        });
        remainders.forEach((at, here) -> {
            double change = more.getOrDefault(at, 0.0);
            for (Group group : here) {
                if (here.size() == 1 && Math.abs(change) > NOTHING) {
                    left(group, change, since.getOrDefault(at, LocalDate.MAX));
                } else {
                    unknown(useOf(group), group, "it is what is left, and nothing that it is left of has changed");
                }
            }
        });
    }

    private static FigureKey useOf(Group group) {
        EndUse use = group.key().get(2).equals(ANY)
                ? EndUse.CIVIL
                : EndUse.valueOf(group.key().get(2).toUpperCase(Locale.ROOT));
        return new FigureKey.DemandFor(group.key().get(0), group.key().get(1), use, FigureKey.DemandTerm.QUANTITY);
    }

    /// A final use that is what is left of more or less than before.
    private void left(Group group, double change, LocalDate published) {
        FigureKey key = useOf(group);
        Figure before = newest(group);
        untouched.remove(key.text());
        double now = before.central() + change * yearly(key).factorTo(before.unit());
        Provenance.Assumed assumed =
                new Provenance.Assumed(((Provenance.Assumed) before.provenance()).why(), published);
        boolean less = now < 0 || before.central() == 0;
        Figure after = new Figure(
                less ? Uncertain.of(Math.max(0, now)) : rounded(before.value().times(now / before.central())),
                before.unit(),
                before.about(),
                assumed,
                before.note());
        boolean insisted = asked.taken().contains(key.text());
        Optional<String> flag = now < 0
                ? Optional.of("what was taken leaves less than nothing (" + number(now) + " " + before.unit() + ")")
                : flag(key, before, after);
        if (!before.provenance().knownFrom().isBefore(published)) {
            put(key, Outcome.KEPT, group, Optional.of(after), "what the world has is newer");
        } else if (flag.isPresent() && !insisted) {
            put(key, Outcome.FLAGGED, group, Optional.of(after), flag.get());
        } else {
            put(key, Outcome.TAKEN, group, Optional.of(after), "what is left of the figures that were taken");
            lines.add(new Line(
                    "demand", group, fields(after, "assumed: " + assumed.why(), published.toString(), after.note())));
        }
    }

    // ---- numbers

    private static Uncertain rounded(Uncertain of) {
        return switch (of) {
            case Uncertain.Exact e -> Uncertain.of(rounded(e.value()));
            case Uncertain.Range r -> Uncertain.of(rounded(r.lo()), rounded(r.hi()));
            case Uncertain.Likely l when rounded(l.lo()) == rounded(l.hi()) -> Uncertain.of(rounded(l.mode()));
            case Uncertain.Likely l -> new Uncertain.Likely(rounded(l.lo()), rounded(l.mode()), rounded(l.hi()));
            case Uncertain.Bound b -> Uncertain.of(rounded(b.lo()), rounded(b.hi()));
        };
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static String written(Uncertain of) {
        return switch (of) {
            case Uncertain.Exact e -> number(e.value());
            case Uncertain.Range r -> number(r.lo()) + ".." + number(r.hi());
            case Uncertain.Likely l -> number(l.lo()) + ".." + number(l.mode()) + ".." + number(l.hi());
            case Uncertain.Bound b -> number(b.lo()) + ".." + number(b.hi());
        };
    }

    private static String number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
