package dev.chokepoint.data.backtest;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.FigureReader;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.data.world.ReopeningReader;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.exposure.backtest.Episode;
import dev.chokepoint.exposure.backtest.Parameter;
import dev.chokepoint.exposure.backtest.Priors;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the cases of a back-test: each a world with a folder `backtest/` that says what happened.
///
/// Source: docs/how-to/add-a-back-test.md
public final class BacktestCaseReader {
    /// The folder of a case's files inside its world.
    public static final String FOLDER = "backtest";

    private static final String CASE = FOLDER + "/case.yaml";
    private static final String PARAMETERS = "parameters.csv";
    private static final Unit MONTH = Unit.parse("month");

    private static final TableSchema SERIES = new TableSchema(
            "series",
            List.of("series"),
            List.of(
                    column("series", false),
                    column("title", false),
                    column("item", false),
                    column("lanes", false),
                    column("fitted", false),
                    new TableSchema.Column("counted", TableSchema.Type.TEXT, "", List.of(), true, true, false)),
            Map.of());
    private static final Map<String, Episode.Use> USES =
            Map.of("yes", Episode.Use.LEARNT, "judged", Episode.Use.SCORED, "no", Episode.Use.SHOWN);
    private static final TableSchema OBSERVED = figures("observed", "series", "kind");
    private static final TableSchema BEFORE = figures("parameters", "parameter");

    private static TableSchema.Column column(String name, boolean empty) {
        return new TableSchema.Column(name, TableSchema.Type.TEXT, "", List.of(), empty, false, false);
    }

    private static TableSchema figures(String name, String... columns) {
        return new TableSchema(
                name,
                List.of(columns),
                Stream.of(columns).map(c -> column(c, false)).toList(),
                Map.of("any", new TableSchema.FigureRule("", 0, Double.POSITIVE_INFINITY, false)));
    }

    /// A case as its files tell it; the ledger beside it says when the measure was announced and took effect.
    ///
    /// @param known the day on which the forecast is made
    /// @param judges what its figures can decide and what not; may be empty
    /// @param remarks what its author reads from it; may be empty
    /// @param record how the issuer's licences had gone before, as known on the day of the forecast
    /// @param external series of which more months stand in files that are not shipped
    public record Case(
            Path folder,
            World world,
            String measure,
            LocalDate known,
            YearMonth judgedFrom,
            String question,
            String judges,
            String remarks,
            List<Episode.Series> series,
            List<Episode.Observation> observations,
            ReopeningRecord record,
            List<ExternalSeries> external) {
        public Case {
            series = List.copyOf(series);
            observations = List.copyOf(observations);
            external = List.copyOf(external);
        }
    }

    private final Path folder;
    private final Problems problems = new Problems();

    private BacktestCaseReader(Path folder) {
        this.folder = folder;
    }

    /// The folders of the cases in a folder, in alphabetical order.
    public static List<Path> cases(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> Files.isRegularFile(f.resolve(FOLDER).resolve("case.yaml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is stated of the parameters beforehand.
    public static Loaded<Optional<Priors>> priors(Path cases) {
        BacktestCaseReader reader = new BacktestCaseReader(cases);
        Optional<Priors> priors = reader.readPriors();
        return new Loaded<>(priors, reader.problems.sorted());
    }

    /// Reads one case; it is present when there are no errors.
    public static Loaded<Optional<Case>> read(Path folder) {
        BacktestCaseReader reader = new BacktestCaseReader(folder);
        Loaded<Optional<World>> world = WorldReader.read(folder);
        reader.problems.addAll(world.problems());
        Optional<Case> found = world.value().flatMap(reader::readCase);
        return new Loaded<>(reader.problems.hasErrors() ? Optional.empty() : found, reader.problems.sorted());
    }

    private Optional<Priors> readPriors() {
        Path file = folder.resolve(PARAMETERS);
        if (!Files.exists(file)) {
            problems.add(Problem.error(
                    PARAMETERS, 0, "", "", "The folder of cases must hold this file; it states the parameters."));
            return Optional.empty();
        }
        FigureReader reader = new FigureReader(Map.of(), true, problems);
        Map<Parameter, Figure> all = new EnumMap<>(Parameter.class);
        for (Row row : TableReader.read(folder, file, BEFORE, problems)) {
            Optional<Parameter> parameter = Parameter.find(row.get("parameter"));
            if (parameter.isEmpty()) {
                problems.error(
                        row,
                        "parameter",
                        "The parameter must be one of "
                                + Stream.of(Parameter.values())
                                        .map(Parameter::key)
                                        .toList() + ".");
                continue;
            }
            reader.read(row).ifPresent(f -> {
                Parameter p = parameter.get();
                Unit unit = Unit.parse(p.unit());
                if (!f.unit().convertsTo(unit)) {
                    problems.error(row, "unit", "The unit must convert to " + p.unit() + ".");
                } else if (f.to(unit).value().lo() < p.low()
                        || f.to(unit).value().hi() > p.high()) {
                    problems.error(row, "value", "The value must be " + p.low() + " to " + p.high() + ".");
                } else if (all.putIfAbsent(p, f.to(unit)) != null) {
                    problems.error(row, "parameter", "The parameter must stand once.");
                }
            });
        }
        List<String> missing = Stream.of(Parameter.values())
                .filter(p -> !all.containsKey(p))
                .map(Parameter::key)
                .toList();
        if (!missing.isEmpty() && !problems.hasErrors()) {
            problems.add(Problem.error(
                    PARAMETERS, 0, "parameter", "", "The table lacks " + String.join(", ", missing) + "."));
        }
        return problems.hasErrors() ? Optional.empty() : Optional.of(new Priors(all));
    }

    private Optional<Case> readCase(World world) {
        Path file = folder.resolve(FOLDER).resolve("case.yaml");
        Optional<Yaml> tree = Yaml.read(folder, file, problems);
        if (tree.isEmpty() || !(tree.get() instanceof Yaml.Mapping mapping)) {
            problems.add(Problem.error(CASE, 0, "", "", "The file must be there and be a mapping."));
            return Optional.empty();
        }
        JsonSchema.shipped("backtest-case").check(CASE, mapping, problems);
        Row head = mapping.row(CASE);
        Fields fields = new Fields(CASE, mapping, problems);
        Optional<LocalDate> known = fields.checked("known", Optional.empty(), t -> Optional.of(LocalDate.parse(t)));
        Optional<YearMonth> judged =
                fields.checked("judged_from", Optional.empty(), t -> Optional.of(YearMonth.parse(t)));
        Observed observed = observed(world, new FigureReader(world.sources(), true, problems));
        List<Episode.Series> series = series(world, observed);
        ReopeningRecord record = known.map(day -> record(head, day)).orElse(ReopeningRecord.empty());
        List<ExternalSeries> external = external(fields, series);
        if (problems.hasErrors() || known.isEmpty() || judged.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Case(
                folder,
                world,
                head.get("measure"),
                known.get(),
                judged.get(),
                head.get("question"),
                head.get("judges"),
                head.get("remarks"),
                series,
                observed.observations(),
                record,
                external));
    }

    private List<Row> table(String name, TableSchema schema) {
        Path file = folder.resolve(FOLDER).resolve(name);
        if (!Files.exists(file)) {
            problems.add(Problem.error(FOLDER + "/" + name, 0, "", "", "The case must have this file."));
            return List.of();
        }
        return TableReader.read(folder, file, schema, problems);
    }

    private record Observed(
            List<Episode.Observation> observations, Map<String, Figure> other, Map<String, Figure> noise) {}

    private Observed observed(World world, FigureReader figures) {
        Map<String, String> itemOf = new HashMap<>();
        for (Row row : table("series.csv", SERIES)) {
            itemOf.put(row.get("series"), row.get("item"));
        }
        Map<String, Item> items = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        List<Episode.Observation> all = new ArrayList<>();
        Map<String, Figure> other = new HashMap<>();
        Map<String, Figure> noise = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Row row : table("observed.csv", OBSERVED)) {
            Item item = items.get(itemOf.getOrDefault(row.get("series"), ""));
            if (item == null) {
                problems.error(row, "series", "The series must stand in series.csv with an item of the world.");
                continue;
            }
            Optional<Figure> figure = figures.read(row);
            if (figure.isEmpty()) {
                continue;
            }
            Figure f = figure.get();
            String kind = row.get("kind");
            if (!seen.add(row.get("series") + "/" + kind + "/" + f.about())) {
                problems.error(row, "about", "The series has a figure of this kind about this period already.");
            }
            switch (kind) {
                case "noise" -> {
                    if (is(row, f, Unit.SHARE)) {
                        noise.put(row.get("series"), f.to(Unit.SHARE));
                    }
                }
                case "other" -> {
                    Unit perMonth = Unit.parse(item.unit().symbol() + "/month");
                    if (is(row, f, perMonth)) {
                        other.put(row.get("series"), f.to(perMonth));
                    }
                }
                case "volume", "price", "traded", "reopening", "stop", "running" ->
                    observation(row, f, item).ifPresent(all::add);
                default ->
                    problems.error(
                            row,
                            "kind",
                            "The kind must be volume, reopening, price, traded, stop, running, other or noise.");
            }
        }
        return new Observed(all, other, noise);
    }

    private boolean is(Row row, Figure figure, Unit unit) {
        if (!figure.unit().convertsTo(unit)) {
            problems.error(row, "unit", "The unit must convert to " + unit + ".");
            return false;
        }
        return true;
    }

    private Optional<Episode.Observation> observation(Row row, Figure f, Item item) {
        String[] sides = f.about().split("/", -1);
        YearMonth first;
        YearMonth last;
        try {
            first = YearMonth.parse(sides[0]);
            last = YearMonth.parse(sides[sides.length - 1]);
        } catch (DateTimeException e) {
            problems.error(
                    row, "about", "What is observed is about a month (2025-04) or some months (2025-01/2025-06).");
            return Optional.empty();
        }
        int months = (int) java.time.temporal.ChronoUnit.MONTHS.between(first, last) + 1;
        Episode.Kind kind = Episode.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT));
        Unit perMonth = Unit.parse(item.unit().symbol() + "/month");
        Figure figure = f;
        switch (kind) {
            case VOLUME -> {
                if (f.unit().convertsTo(item.unit())) {
                    Figure amount = f.to(item.unit());
                    figure = new Figure(
                            amount.value().times(1.0 / months), perMonth, f.about(), f.provenance(), f.note());
                } else if (f.unit().convertsTo(perMonth)) {
                    figure = f.to(perMonth);
                } else if (f.unit().convertsTo(Unit.SHARE)) {
                    figure = f.to(Unit.SHARE);
                } else {
                    problems.error(
                            row,
                            "unit",
                            "The unit of a volume must convert to " + item.unit() + ", " + perMonth + " or share.");
                    return Optional.empty();
                }
            }
            case REOPENING -> {
                if (!is(row, f, MONTH)) {
                    return Optional.empty();
                }
                figure = f.to(MONTH);
            }
            case PRICE, TRADED, STOP, RUNNING -> {
                if (!is(row, f, Unit.SHARE)) {
                    return Optional.empty();
                }
                figure = f.to(Unit.SHARE);
            }
        }
        if (Set.of(Episode.Kind.STOP, Episode.Kind.RUNNING).contains(kind) && figure.central() > 1) {
            problems.error(
                    row, "value", "A stop is told by the share of the baseline that was fallen below, at most 1.");
            return Optional.empty();
        }
        if (f.provenance().isAssumed()) {
            problems.error(row, "source", "What is observed must have a source.");
            return Optional.empty();
        }
        return Optional.of(new Episode.Observation(
                row.get("series"), kind, first, last, figure, f.provenance().knownFrom()));
    }

    private List<Episode.Series> series(World world, Observed observed) {
        List<Episode.Series> all = new ArrayList<>();
        Map<String, Item> items = new LinkedHashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        for (Row row : table("series.csv", SERIES)) {
            String id = row.get("series");
            Item item = items.get(row.get("item"));
            if (item == null) {
                problems.error(row, "item", "The item must be one of " + items.keySet() + ".");
                continue;
            }
            List<Episode.LaneRef> lanes = new ArrayList<>();
            List<Episode.PlantRef> plants = new ArrayList<>();
            for (String part : row.get("lanes").split(";", -1)) {
                if (!counts(world, item, part.strip(), lanes, plants)) {
                    problems.error(
                            row,
                            "lanes",
                            "Lanes of the world must stand as FROM>TO;FROM>TO, plants that make the item as RECIPE@PLACE.");
                }
            }
            Episode.Use use = USES.get(row.get("fitted"));
            if (use == null) {
                problems.error(row, "fitted", "The field must be yes, judged or no.");
            }
            if (!Set.of("", "departures", "arrivals").contains(row.get("counted"))) {
                problems.error(row, "counted", "The field must be departures or arrivals, or empty.");
            }
            Figure noise = observed.noise().get(id);
            if (noise == null) {
                problems.error(row, "series", "The series needs a figure of kind noise in observed.csv.");
                continue;
            }
            Figure none = Figure.assumed(
                    dev.chokepoint.base.Uncertain.of(0),
                    item.unit().symbol() + "/month",
                    "2024",
                    "the statistic counts what the model moves");
            all.add(new Episode.Series(
                    id,
                    row.get("title"),
                    item.id(),
                    lanes,
                    plants,
                    row.get("counted").equals("arrivals"),
                    observed.other().getOrDefault(id, none),
                    noise,
                    use == null ? Episode.Use.SHOWN : use));
        }
        return all;
    }

    /// Adds a lane (`CN>US`) or a plant (`refine@CN`) that a series counts; false where the world has none.
    private static boolean counts(
            World world, Item item, String part, List<Episode.LaneRef> lanes, List<Episode.PlantRef> plants) {
        String[] lane = part.split(">", -1);
        if (lane.length == 2
                && world.lanes().stream()
                        .anyMatch(l ->
                                l.item().equals(item.id()) && l.from().equals(lane[0]) && l.to().equals(lane[1]))) {
            return lanes.add(new Episode.LaneRef(lane[0], lane[1]));
        }
        String[] plant = part.split("@", -1);
        if (plant.length == 2
                && world.recipes().stream()
                        .anyMatch(r -> r.id().equals(plant[0]) && r.output().equals(item.id()))
                && world.plants().stream()
                        .anyMatch(p -> p.recipe().equals(plant[0]) && p.place().equals(plant[1]))) {
            return plants.add(new Episode.PlantRef(plant[0], plant[1]));
        }
        return false;
    }

    /// The record of reopenings that the case names, or its own, as known on the day of the forecast.
    private ReopeningRecord record(Row head, LocalDate known) {
        String old = FOLDER + "/record.csv";
        if (Files.exists(folder.resolve(old))) {
            problems.add(Problem.error(
                    old, 0, "", "", "How licences had gone before stands in a world's " + ReopeningReader.FILE + "."));
        }
        if (!head.has("record")) {
            Loaded<ReopeningRecord> own = ReopeningReader.read(folder);
            problems.addAll(own.problems());
            return own.value().asKnown(known);
        }
        try {
            Path world = WorldFolder.findFrom(folder, head.get("record"));
            Loaded<ReopeningRecord> named = ReopeningReader.read(world);
            if (!Files.exists(world.resolve(ReopeningReader.FILE)) || named.hasErrors()) {
                problems.error(head, "record", "The world must hold a sound " + ReopeningReader.FILE + ".");
            }
            return named.value().asKnown(known);
        } catch (IllegalArgumentException e) {
            problems.error(head, "record", e);
            return ReopeningRecord.empty();
        }
    }

    private List<ExternalSeries> external(Fields head, List<Episode.Series> series) {
        List<ExternalSeries> all = new ArrayList<>();
        for (Fields f : head.parts("external")) {
            String id = f.text("series");
            if (series.stream().noneMatch(s -> s.id().equals(id))) {
                f.error("series", id, "The series must stand in series.csv.");
            }
            Unit unit = f.checked("unit", MONTH, Unit::parse);
            if (f.isSound()) {
                all.add(new ExternalSeries(
                        id,
                        f.text("file"),
                        f.part("where").entries(),
                        f.text("month"),
                        f.text("value"),
                        unit,
                        f.text("source")));
            }
        }
        return all;
    }
}
