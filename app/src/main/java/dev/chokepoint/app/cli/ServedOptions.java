package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.app.cli.ledger.KeepOptions;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldWatch;
import dev.chokepoint.app.server.AnswerStore;
import dev.chokepoint.app.server.ApiReceipts;
import dev.chokepoint.app.server.ScenarioStore;
import dev.chokepoint.app.server.Served;
import dev.chokepoint.app.server.WatchedWorld;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.data.world.WorldFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which world is served, with how many threads, and whether its answers are kept as receipts.
final class ServedOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            description = "the folder of a world or the name of a bundled one (default: " + WorldFolder.TODAY + ")")
    private @Nullable String world;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "threads to use; the numbers do not depend on it (default: all)")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    Path folder() {
        return world == null ? WorldFolder.newest() : WorldFolder.find(world);
    }

    int threads() {
        return threads;
    }

    /// The folders beside that of the world.
    ///
    /// @param data where scenarios are kept
    /// @param reviewed the folder whose ledger decisions on articles go into; empty where none may
    /// @param trade a store of world trade
    record Folders(Path data, Optional<Path> reviewed, Optional<Path> trade) {}

    /// The world with what it is answered with.
    ///
    /// @param beside the folders beside that of the world
    Served served(Path folder, AnswerStore answers, Folders beside, Served.Assessing assessing, PrintWriter err) {
        WorldWatch watch = WorldWatch.of(folder);
        Served first = new Served(
                watch.latest(),
                () -> Means.of(Solvers.highs(), threads, err::println),
                () -> LocalDate.now(ZoneId.systemDefault()),
                keep.file()
                        .map(file -> new ApiReceipts(
                                file,
                                keep.key().toSign(err),
                                keep.key().ends(),
                                keep.asker(),
                                Version.text(),
                                KeepOptions.stamp(folder, watch.latest().ledger()))),
                answers,
                new ScenarioStore(beside.data().resolve("scenarios")),
                beside.reviewed(),
                assessing,
                Served.Renewal.NONE,
                beside.trade());
        return first.renewedBy(new WatchedWorld(
                watch, first, world -> first.receipts().map(r -> r.of(KeepOptions.stamp(folder, world.ledger())))));
    }
}
