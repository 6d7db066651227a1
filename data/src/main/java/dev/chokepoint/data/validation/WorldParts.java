package dev.chokepoint.data.validation;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.data.deals.CommitmentFiles;
import dev.chokepoint.data.deals.DealSpaceReader;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.files.Problems;
import dev.chokepoint.data.files.Spelling;
import dev.chokepoint.data.ledger.LedgerReader;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.ReopeningReader;
import dev.chokepoint.data.world.ScenarioReader;
import dev.chokepoint.data.world.WorldLayout;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    private final WorldLayout layout;
    private final List<Problem> problems = new ArrayList<>();

    private WorldParts(Path folder) {
        this.folder = folder;
        this.layout = WorldLayout.of(folder);
    }

    /// All problems of the other parts, with files relative to the world.
    ///
    /// @param world the world, if its tables have no errors; deal spaces, scenarios and the back-test need it
    public static List<Problem> problems(Path folder, Optional<World> world) {
        Problems layout = new Problems();
        WorldLayout.read(folder, layout);
        if (layout.hasErrors()) {
            // Told with the tables; where the other parts lie is not known.
            return List.of();
        }
        WorldParts parts = new WorldParts(folder);
        parts.check(world);
        return List.copyOf(parts.problems);
    }

    private void check(Optional<World> world) {
        Ledger ledger = ledger();
        Path commitments = layout.part(CommitmentFiles.FILE);
        if (Files.exists(commitments)) {
            add("", CommitmentFiles.load(commitments).problems());
        }
        reopenings(ledger, world);
        add("", BehaviourReader.problems(folder));
        Path articles = layout.part("articles");
        if (Files.isDirectory(articles)) {
            add("articles/", ArticleIntake.read(articles, Optional.empty()).problems());
        }
        if (Files.exists(folder.resolve("review").resolve(ReviewLog.FILE))) {
            add("review/", ReviewLog.of(folder).read().problems());
        }
        world.ifPresent(w -> ofTheWorld(w, ledger));
    }

    /// The ledger of the world, empty where it has none.
    private Ledger ledger() {
        if (!Files.isDirectory(layout.ledger())) {
            return Ledger.EMPTY;
        }
        Loaded<Ledger> read = LedgerReader.read(folder);
        add("ledger/", read.problems());
        return read.value();
    }

    /// The record against what else tells of the same measures: the ledger, the sources, the figures of trade.
    private void reopenings(Ledger ledger, Optional<World> world) {
        Loaded<ReopeningRecord> record = ReopeningReader.read(folder);
        add("", record.problems());
        Set<String> measures = ledger.issuers().keySet();
        for (ReopeningRecord.Case c : record.value().cases()) {
            if (!measures.isEmpty() && !measures.contains(c.measure())) {
                reopening("measure", c.measure(), "The ledger does not hold the measure.", measures);
            }
            ledger.eventsOf(c.measure()).stream()
                    .filter(e -> e.type() == StatusEvent.Type.EFFECTIVE)
                    .map(StatusEvent::from)
                    .min(LocalDate::compareTo)
                    .filter(first -> !first.equals(c.closed()))
                    .ifPresent(first -> reopening(
                            "closed",
                            c.closed().toString(),
                            "By the ledger " + c.measure() + " took effect on " + first + ".",
                            Set.of()));
            world.ifPresent(w -> {
                if (isKey(c.source()) && !w.sources().containsKey(c.source())) {
                    reopening(
                            "source",
                            c.source(),
                            "The source is not in sources.yaml.",
                            w.sources().keySet());
                }
                c.reopened().ifPresent(day -> tradeBefore(w, c, day));
            });
        }
    }

    /// Trade cannot flow again before licences are given.
    private void tradeBefore(World world, ReopeningRecord.Case c, LocalDate reopened) {
        long waited = ChronoUnit.MONTHS.between(c.closed(), reopened);
        world.licences().stream()
                .filter(l -> l.measure().equals(c.measure()))
                .flatMap(l -> l.closedMonths().figures().stream())
                .filter(f -> !f.provenance().isAssumed() && f.value().hi() < waited)
                .forEach(f -> reopening(
                        "reopened",
                        reopened.toString(),
                        "By licences.csv the trade under " + c.measure() + " was closed for "
                                + f.value().text() + " " + f.unit() + ": it would have flowed before.",
                        Set.of()));
    }

    private static boolean isKey(String source) {
        return source.indexOf(' ') < 0;
    }

    private void reopening(String field, String value, String expected, Set<String> known) {
        problems.add(
                Problem.warning(ReopeningReader.FILE, 0, field, value, expected).withHint(Spelling.hint(value, known)));
    }

    private void ofTheWorld(World world, Ledger ledger) {
        Set<String> measures = ledger.issuers().keySet();
        add("deals/", DealSpaceReader.read(folder, ledger.issuers(), world).problems());
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
