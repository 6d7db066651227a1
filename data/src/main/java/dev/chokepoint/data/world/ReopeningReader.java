package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Reads `reopenings.yaml`: how long issuers let licences wait before, from which a market judges how long it will
/// take.
///
/// Source: docs/world-format.md#reopeningsyaml
public final class ReopeningReader {
    /// The file in a world's folder.
    public static final String FILE = "reopenings.yaml";

    private final Problems problems = new Problems();

    private ReopeningReader() {}

    /// Reads the file of a world; a world without one has an empty record.
    public static Loaded<ReopeningRecord> read(Path world) {
        Path file = WorldLayout.of(world).part(FILE);
        if (!Files.exists(file)) {
            return new Loaded<>(ReopeningRecord.empty(), List.of());
        }
        ReopeningReader reader = new ReopeningReader();
        List<ReopeningRecord.Case> cases =
                Yaml.read(world, file, reader.problems).map(reader::cases).orElse(List.of());
        return new Loaded<>(new ReopeningRecord(cases), reader.problems.sorted());
    }

    private List<ReopeningRecord.Case> cases(Yaml tree) {
        JsonSchema.shipped("reopenings").check(FILE, tree, problems);
        return tree instanceof Yaml.Mapping top
                ? new Fields(FILE, top, problems)
                        .parts("reopenings").stream()
                                .filter(Fields::isSound)
                                .flatMap(f -> read(f).stream())
                                .toList()
                : List.of();
    }

    private static ReopeningRecord.OpenedBy openedBy(String text) {
        return text.equals("own")
                ? ReopeningRecord.OpenedBy.OWN
                : text.startsWith("talks:") ? ReopeningRecord.OpenedBy.TALKS : ReopeningRecord.OpenedBy.UNKNOWN;
    }

    private static Optional<ReopeningRecord.Case> read(Fields f) {
        LocalDate closed = f.date("closed", LocalDate.EPOCH);
        LocalDate known = f.date("known", LocalDate.EPOCH);
        Optional<LocalDate> reopened =
                f.text("reopened").isEmpty() ? Optional.empty() : Optional.of(f.date("reopened", LocalDate.EPOCH));
        if (!f.isSound()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReopeningRecord.Case(
                    f.text("issuer"),
                    f.word("items", ReopeningRecord.ItemClass.class, ReopeningRecord.ItemClass.MATERIALS),
                    f.text("measure"),
                    closed,
                    reopened,
                    known,
                    openedBy(f.text("opened_by")),
                    f.text("source")));
        } catch (IllegalArgumentException e) {
            f.error("reopened", f.text("reopened"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
