package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.app.cli.ledger.KeepOptions;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldWatch;
import dev.chokepoint.app.server.ApiReceipts;
import dev.chokepoint.app.server.Served;
import dev.chokepoint.app.server.WatchedWorld;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.data.review.ReviewRecord;
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

    /// What is kept beside the world.
    ///
    /// @param kept scenarios, answers and jobs
    /// @param reviewed where decisions on articles go; empty where none may be made
    /// @param follow brings the files of the world up to what is kept elsewhere
    /// @param trade a store of world trade
    record Beside(Kept kept, Optional<ReviewRecord> reviewed, Runnable follow, Optional<Path> trade) {}

    /// The world with what it is answered with.
    ///
    /// @param beside what is kept beside the world
    Served served(Path folder, Beside beside, Served.Assessing assessing, PrintWriter err) {
        beside.follow().run();
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
                beside.kept(),
                beside.reviewed(),
                assessing,
                Served.Renewal.NONE,
                beside.trade());
        return first.renewedBy(new WatchedWorld(
                watch,
                first,
                beside.follow(),
                world -> first.receipts().map(r -> r.of(KeepOptions.stamp(folder, world.ledger())))));
    }
}
