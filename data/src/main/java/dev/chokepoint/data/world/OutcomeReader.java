package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.expected.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/// Reads `outcomes/WORLD.yaml` beside a world: what was observed of its lanes.
///
/// The file is no part of the world, so that no fingerprint of a world holds what came later. Source:
/// docs/world-format.md#outcomes
public final class OutcomeReader {
    private final String file;
    private final Problems problems = new Problems();

    private OutcomeReader(String file) {
        this.file = file;
    }

    /// The outcomes of a world; none where nothing was observed.
    public static Loaded<List<Outcome>> read(Path world) {
        Optional<Path> path = file(world);
        if (path.isEmpty()) {
            return new Loaded<>(List.of(), List.of());
        }
        OutcomeReader reader = new OutcomeReader(String.valueOf(path.get().getFileName()));
        List<Outcome> all = Yaml.read(path.get().resolveSibling("."), path.get(), reader.problems)
                .map(reader::all)
                .orElse(List.of());
        return new Loaded<>(all, reader.problems.sorted());
    }

    /// The file of a world's outcomes; empty where there is none.
    public static Optional<Path> file(Path world) {
        Path folder = world.toAbsolutePath().normalize();
        return Optional.of(folder.resolveSibling("outcomes").resolve(folder.getFileName() + ".yaml"))
                .filter(Files::isRegularFile);
    }

    private List<Outcome> all(Yaml tree) {
        JsonSchema.shipped("outcomes").check(file, tree, problems);
        return tree instanceof Yaml.Mapping top
                ? new Fields(file, top, problems)
                        .parts("outcomes").stream()
                                .filter(Fields::isSound)
                                .flatMap(f -> outcome(f).stream())
                                .toList()
                : List.of();
    }

    private static Optional<Outcome> outcome(Fields f) {
        String[] months = f.text("months").split("/", -1);
        boolean price = f.has("spot");
        if (price == f.has("share")) {
            f.error("share", "", "An outcome must state either what passed (share) or a price (spot).");
        }
        String key = price ? "spot" : "share";
        Fields share = f.part(key);
        double least = share.number("least", 0);
        double most = share.number("most", 0);
        LocalDate published = f.date("published", LocalDate.EPOCH);
        if (!f.isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Outcome(
                    f.text("title"),
                    price ? Outcome.Kind.SPOT : Outcome.Kind.PASSED,
                    new Outcome.Lane(f.text("item"), f.text("from"), f.text("to")),
                    YearMonth.parse(months[0]),
                    YearMonth.parse(months[months.length - 1]),
                    least,
                    most,
                    published,
                    f.text("source"),
                    f.text("because")));
        } catch (IllegalArgumentException e) {
            f.error(key, "", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
