package dev.chokepoint.app.cli.options;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What every question about a world says: which world, as of when, on how many threads.
public final class QuestionOptions {
    private static final int MOST_THREADS = 8;

    @Mixin
    private WorldOption world = new WorldOption();

    @Mixin
    private DateOptions dates = new DateOptions();

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads to use; the numbers do not depend on it unless a time limit ends the work early"
                    + " (default: all)")
    private int threads;

    /// The folder of the world.
    ///
    /// @throws IllegalArgumentException if there is no such world
    public Path folder() {
        return world.folder();
    }

    /// The two dates of the question; what is not given is the day of the world.
    public AsOf asOf(World about) {
        return dates.asOf(about.asOf());
    }

    /// The two dates of the question, where any was given.
    public Optional<AsOf> asOfIfGiven() {
        return dates.ifGiven();
    }

    public int threads() {
        return threads(threads);
    }

    /// The number of threads asked for; 0 stands for all, at most eight.
    public static int threads(int wanted) {
        return wanted > 0 ? wanted : Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }
}
