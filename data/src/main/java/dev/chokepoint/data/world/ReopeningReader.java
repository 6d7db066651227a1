package dev.chokepoint.data.world;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Row;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.exposure.world.ReopeningRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads `reopenings.yaml`: how long issuers let licences wait before, from which a market judges how long it will
/// take.
///
/// Source: docs/world-format.md#reopeningsyaml
public final class ReopeningReader {
    /// The file in a world's folder.
    public static final String FILE = "reopenings.yaml";
    private static final Set<String> FIELDS =
            Set.of("issuer", "items", "measure", "closed", "reopened", "known", "source");

    private final Problems problems = new Problems();

    private ReopeningReader() {}

    /// Reads the file of a world; a world without one has an empty record.
    public static Loaded<ReopeningRecord> read(Path world) {
        Path file = world.resolve(FILE);
        if (!Files.exists(file)) {
            return new Loaded<>(ReopeningRecord.empty(), List.of());
        }
        ReopeningReader reader = new ReopeningReader();
        List<ReopeningRecord.Case> cases =
                Yaml.read(world, file, reader.problems).map(reader::cases).orElse(List.of());
        return new Loaded<>(new ReopeningRecord(cases), reader.problems.sorted());
    }

    private List<ReopeningRecord.Case> cases(Yaml tree) {
        List<ReopeningRecord.Case> all = new ArrayList<>();
        if (!(tree instanceof Yaml.Mapping top && top.find("reopenings").orElse(top) instanceof Yaml.Sequence list)) {
            problems.add(
                    Problem.error(FILE, tree.line(), "reopenings", "", "The file must hold one list, reopenings."));
            return all;
        }
        for (Yaml element : list.elements()) {
            if (element instanceof Yaml.Mapping mapping) {
                read(mapping.row(FILE)).ifPresent(all::add);
            } else {
                problems.add(Problem.error(FILE, element.line(), "", "", "A case must be a mapping with fields."));
            }
        }
        return all;
    }

    private Optional<ReopeningRecord.Case> read(Row row) {
        boolean fits = true;
        for (String field : row.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                problems.error(
                        row,
                        field,
                        "A case has the fields " + FIELDS.stream().sorted().toList() + ".",
                        Spelling.hint(field, FIELDS));
                fits = false;
            }
        }
        for (String field : List.of("issuer", "measure", "source")) {
            if (!row.has(field)) {
                problems.error(row, field, "The field must not be empty.");
                fits = false;
            }
        }
        Optional<ReopeningRecord.ItemClass> items = Optional.empty();
        try {
            items = Optional.of(
                    ReopeningRecord.ItemClass.valueOf(row.get("items").toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            problems.error(row, "items", "The field must be materials, goods or technology.");
        }
        Optional<LocalDate> closed = day(row, "closed");
        Optional<LocalDate> known = day(row, "known");
        Optional<LocalDate> reopened = row.has("reopened") ? day(row, "reopened") : Optional.empty();
        if (!fits
                || items.isEmpty()
                || closed.isEmpty()
                || known.isEmpty()
                || (row.has("reopened") && reopened.isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ReopeningRecord.Case(
                    row.get("issuer"),
                    items.get(),
                    row.get("measure"),
                    closed.get(),
                    reopened,
                    known.get(),
                    row.get("source")));
        } catch (IllegalArgumentException e) {
            problems.error(row, "reopened", e);
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(Row row, String field) {
        try {
            return Optional.of(LocalDate.parse(row.get(field)));
        } catch (DateTimeException e) {
            problems.error(row, field, "A day must have the form 2025-06-10.");
            return Optional.empty();
        }
    }
}
