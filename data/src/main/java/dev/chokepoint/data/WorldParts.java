package dev.chokepoint.data;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.Ledger;
import dev.chokepoint.controls.Measure;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.exposure.Network;
import dev.chokepoint.exposure.ReopeningRecord;
import dev.chokepoint.exposure.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks what lies beside the tables of a world: ledger, commitments, reopenings, articles, reviews, deal
/// spaces, scenarios and back-test, each by its own reader.
///
/// Source: docs/world-format.md#what-validation-checks
public final class WorldParts {
    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();

    private WorldParts(Path folder) {
        this.folder = folder;
    }

    /// All problems of the other parts, with files relative to the world.
    ///
    /// @param world the world, if its tables have no errors; deal spaces, scenarios and the back-test need it
    public static List<Problem> problems(Path folder, Optional<World> world) {
        WorldParts parts = new WorldParts(folder);
        parts.check(world);
        return List.copyOf(parts.problems);
    }

    private void check(Optional<World> world) {
        Ledger ledger = Ledger.EMPTY;
        if (Files.isDirectory(folder.resolve("ledger"))) {
            Loaded<Ledger> read = LedgerReader.read(folder);
            add("ledger/", read.problems());
            ledger = read.value();
        }
        Set<String> measures = new LinkedHashSet<>();
        ledger.measures().stream().map(Measure::id).forEach(measures::add);
        if (Files.exists(folder.resolve(CommitmentFiles.FILE))) {
            add("", CommitmentFiles.load(folder.resolve(CommitmentFiles.FILE)).problems());
        }
        reopenings(measures);
        if (Files.isDirectory(folder.resolve("articles"))) {
            add(
                    "articles/",
                    ArticleIntake.read(folder.resolve("articles"), Optional.empty())
                            .problems());
        }
        if (Files.exists(folder.resolve("review").resolve(ReviewLog.FILE))) {
            add("review/", ReviewLog.of(folder).read().problems());
        }
        world.ifPresent(w -> ofTheWorld(w, measures));
    }

    private void reopenings(Set<String> measures) {
        Loaded<ReopeningRecord> record = ReopeningReader.read(folder);
        add("", record.problems());
        for (ReopeningRecord.Case c : record.value().cases()) {
            if (!measures.isEmpty() && !measures.contains(c.measure())) {
                problems.add(Problem.warning(
                                "reopenings.yaml", 0, "measure", c.measure(), "The ledger does not hold the measure.")
                        .withHint(Spelling.hint(c.measure(), measures)));
            }
        }
    }

    private void ofTheWorld(World world, Set<String> measures) {
        add("deals/", DealSpaceReader.read(folder, measures, world).problems());
        Network network = Network.of(world, world.asOf());
        for (Path file : yaml("scenarios")) {
            add("scenarios/", ScenarioReader.read(file, network, measures).problems());
        }
        if (Files.exists(folder.resolve(BacktestCaseReader.FOLDER).resolve("case.yaml"))) {
            add("", BacktestCaseReader.read(folder).problems());
        }
    }

    private List<Path> yaml(String part) {
        Path in = folder.resolve(part);
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(in)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds problems with the file as seen from the world's folder.
    private void add(String part, List<Problem> found) {
        for (Problem p : found) {
            Path file = Path.of(p.file());
            String name = p.file();
            if (file.startsWith(folder)) {
                name = folder.relativize(file).toString();
            } else if (!name.startsWith(part)) {
                name = part + name;
            }
            problems.add(new Problem(p.severity(), name, p.line(), p.field(), p.value(), p.expected(), p.hint()));
        }
    }
}
