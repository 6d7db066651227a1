package dev.chokepoint.data.deals;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.files.Fields;
import dev.chokepoint.data.files.JsonSchema;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.TextFile;
import dev.chokepoint.data.files.Yaml;
import dev.chokepoint.deals.space.Commitment;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the record of commitments of a world, `commitments.yaml`.
public final class CommitmentFiles {
    /// The name of the file in a world's folder.
    public static final String FILE = "commitments.yaml";

    private final String file;
    private final Problems problems = new Problems();

    private CommitmentFiles(String file) {
        this.file = file;
    }

    /// Reads a file; a record with an error is left out and told.
    public static Loaded<List<Commitment>> load(Path path) {
        Path absolute = path.toAbsolutePath();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        CommitmentFiles reader = new CommitmentFiles(TextFile.name(folder, absolute));
        List<Commitment> commitments = Yaml.read(folder, absolute, reader.problems)
                .map(reader::commitments)
                .orElse(List.of());
        return new Loaded<>(commitments, reader.problems.sorted());
    }

    private List<Commitment> commitments(Yaml tree) {
        JsonSchema.shipped("commitments").check(file, tree, problems);
        List<Commitment> commitments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        if (tree instanceof Yaml.Mapping top) {
            for (Fields record : new Fields(file, top, problems).parts("commitments")) {
                if (!record.text("id").isEmpty() && !ids.add(record.text("id"))) {
                    record.error("id", record.text("id"), "Every commitment must have its own id.");
                }
                commitment(record).ifPresent(commitments::add);
            }
        }
        return commitments;
    }

    private static Optional<Commitment> commitment(Fields record) {
        LocalDate made = record.date("made", LocalDate.EPOCH);
        LocalDate observed = record.date("observed", LocalDate.EPOCH);
        Commitment.Due due = record.text("due").isEmpty()
                ? new Commitment.Due.Undated()
                : new Commitment.Due.On(record.date("due", LocalDate.EPOCH));
        boolean disputed = record.flag("disputed", false);
        if (record.has("readings") && !disputed) {
            record.error("readings", "", "Only a disputed record has readings of the sides.");
        }
        if (!record.isSound()) {
            return Optional.empty();
        }
        double weight = record.number("weight", 0);
        if (!(weight > 0)) {
            record.error("weight", record.text("weight"), "A weight above 0 was expected.");
        }
        if (observed.isBefore(made)) {
            record.error(
                    "observed",
                    record.text("observed"),
                    "The outcome must not be observed before the commitment was made (" + made + ").");
        }
        if (!record.isSound()) {
            return Optional.empty();
        }
        Fields readings = record.part("readings");
        Map<String, Double> bySide = new LinkedHashMap<>();
        readings.entries().keySet().forEach(side -> bySide.put(side, readings.number(side, 0)));
        return Optional.of(new Commitment(
                record.text("id"),
                record.text("deal"),
                record.text("by"),
                record.word("kind", Commitment.Kind.class, Commitment.Kind.LEGAL_ACT),
                made,
                due,
                observed,
                record.text("what"),
                record.number("kept", 0),
                weight,
                disputed,
                bySide,
                record.text("verdict"),
                record.texts("sources")));
    }
}
