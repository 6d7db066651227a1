package dev.chokepoint.data.world;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.base.Unit;
import dev.chokepoint.data.files.FigureReader;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.TableReader;
import dev.chokepoint.data.files.TableSchema;
import dev.chokepoint.exposure.expected.Behaviour;
import dev.chokepoint.exposure.expected.BehaviourParameter;
import dev.chokepoint.exposure.expected.Prior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads `behaviour.csv`: what is uncertain of offices, buyers, other makers and ways round a measure.
///
/// The file beside the worlds states all; a world's own file replaces the lines that it has. Source:
/// docs/world-format.md#behaviourcsv
public final class BehaviourReader {
    /// The file beside the worlds, and in a world that differs.
    public static final String FILE = "behaviour.csv";

    private static final TableSchema TABLE = new TableSchema(
            "behaviour",
            List.of("parameter"),
            List.of(column("parameter"), column("scale")),
            Map.of("any", new TableSchema.FigureRule("", 0, Double.POSITIVE_INFINITY, false)));

    private final Problems problems = new Problems();

    private BehaviourReader() {}

    private static TableSchema.Column column(String name) {
        return new TableSchema.Column(name, TableSchema.Type.TEXT, "", List.of(), false, false, false);
    }

    /// The behaviour for a world: that beside the worlds with the lines of the world's own file instead.
    public static Loaded<Optional<Behaviour>> read(Path world) {
        BehaviourReader reader = new BehaviourReader();
        Map<BehaviourParameter, Prior> all = new EnumMap<>(BehaviourParameter.class);
        beside(world).ifPresent(folder -> all.putAll(reader.table(folder)));
        all.putAll(reader.table(world));
        List<String> missing = Stream.of(BehaviourParameter.values())
                .filter(p -> !all.containsKey(p))
                .map(BehaviourParameter::key)
                .toList();
        if (!missing.isEmpty() && !reader.problems.hasErrors()) {
            reader.problems.add(Problem.error(
                    FILE,
                    0,
                    "parameter",
                    "",
                    "The file beside the worlds, or the world's own, must state " + String.join(", ", missing) + "."));
        }
        return new Loaded<>(
                reader.problems.hasErrors() ? Optional.empty() : Optional.of(new Behaviour(all)),
                reader.problems.sorted());
    }

    /// Whether a behaviour is stated for a world: in its folder, above it or by the installation.
    public static boolean isStated(Path world) {
        return Files.isRegularFile(world.resolve(FILE)) || beside(world).isPresent();
    }

    /// The file that a world shares with others, above it or by the installation; empty where there is none.
    public static Optional<Path> shared(Path world) {
        return beside(world).map(folder -> folder.resolve(FILE));
    }

    /// The problems of a world's own file alone.
    public static List<Problem> problems(Path world) {
        BehaviourReader reader = new BehaviourReader();
        reader.table(world);
        return reader.problems.sorted();
    }

    /// The nearest folder above a world that holds the file, or that of the installation.
    private static Optional<Path> beside(Path world) {
        List<Path> folders = new ArrayList<>();
        for (Path above = world.toAbsolutePath().normalize().getParent(); above != null; above = above.getParent()) {
            folders.add(above);
        }
        String home = System.getProperty(WorldFolder.HOME_PROPERTY, "");
        if (!home.isBlank()) {
            folders.add(Path.of(home).resolve("worlds"));
        }
        return folders.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
                .findFirst();
    }

    private Map<BehaviourParameter, Prior> table(Path folder) {
        Map<BehaviourParameter, Prior> all = new EnumMap<>(BehaviourParameter.class);
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return all;
        }
        FigureReader figures = new FigureReader(Map.of(), true, problems);
        for (Row row : TableReader.read(folder, file, TABLE, problems)) {
            Optional<BehaviourParameter> parameter = parameter(row);
            Optional<Prior.Scale> scale = scale(row);
            Optional<Figure> figure = figures.read(row);
            if (parameter.isPresent() && scale.isPresent() && figure.isPresent()) {
                prior(row, parameter.get(), scale.get(), figure.get()).ifPresent(prior -> {
                    if (all.putIfAbsent(parameter.get(), prior) != null) {
                        problems.error(row, "parameter", "The parameter must stand once.");
                    }
                });
            }
        }
        return all;
    }

    private Optional<BehaviourParameter> parameter(Row row) {
        Optional<BehaviourParameter> found = BehaviourParameter.find(row.get("parameter"));
        if (found.isEmpty()) {
            List<String> known = Stream.of(BehaviourParameter.values())
                    .map(BehaviourParameter::key)
                    .toList();
            problems.error(
                    row,
                    "parameter",
                    "The parameter must be one of " + String.join(", ", known) + ".",
                    Spelling.hint(row.get("parameter"), known));
        }
        return found;
    }

    private Optional<Prior.Scale> scale(Row row) {
        Optional<Prior.Scale> found = Prior.Scale.find(row.get("scale"));
        if (found.isEmpty()) {
            List<String> known =
                    Stream.of(Prior.Scale.values()).map(Prior.Scale::key).toList();
            problems.error(
                    row,
                    "scale",
                    "The scale must be one of " + String.join(", ", known) + ".",
                    Spelling.hint(row.get("scale"), known));
        }
        return found;
    }

    private Optional<Prior> prior(Row row, BehaviourParameter parameter, Prior.Scale scale, Figure figure) {
        Unit unit = Unit.parse(parameter.unit());
        if (!figure.unit().convertsTo(unit)) {
            problems.error(row, "unit", "The unit must convert to " + unit + ".");
            return Optional.empty();
        }
        Figure converted = figure.to(unit);
        if (converted.value().lo() < parameter.low() || converted.value().hi() > parameter.high()) {
            problems.error(row, "value", "The value must be " + parameter.low() + " to " + parameter.high() + ".");
            return Optional.empty();
        }
        try {
            return Optional.of(new Prior(converted, scale));
        } catch (IllegalArgumentException e) {
            problems.error(row, "value", e);
            return Optional.empty();
        }
    }
}
