package dev.chokepoint.app.cli.options;

import dev.chokepoint.exposure.uncertainty.Draws;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How many times a question is asked again with other values of the uncertain inputs.
public final class DrawOptions {
    private static final int MOST = 100_000;

    @Option(
            names = "--draws",
            paramLabel = "N",
            description = "solve N draws of the uncertain inputs and give 90 %% bands (Ctrl-C: of the draws done)")
    private @Nullable Integer draws;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description =
                    "seed of the draws; same seed = same numbers, whatever the threads (default: " + Draws.SEED + ")")
    private @Nullable Long seed;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description =
                    "end searches of packages and draws after this time, with what is done by then (Ctrl-C does the same)")
    private @Nullable Double timeLimit;

    /// What was asked for.
    ///
    /// @param seconds when to be content with the draws done; infinity for never
    public record Asked(int count, long seed, double seconds) {}

    /// Whether draws were asked for.
    ///
    /// @param seedIsUsedAnyway whether a seed alone makes sense
    /// @throws DateOptions.UsageException if the numbers make no sense
    public boolean wanted(boolean seedIsUsedAnyway) {
        if (timeLimit != null && !(timeLimit > 0)) {
            throw new DateOptions.UsageException("--time-limit (" + timeLimit + ") must be more than 0 seconds.");
        }
        if (draws == null) {
            if (seed != null && !seedIsUsedAnyway) {
                throw new DateOptions.UsageException("--seed needs --draws N.");
            }
            return false;
        }
        if (draws < 1 || draws > MOST) {
            throw new DateOptions.UsageException("--draws (" + draws + ") must be 1 to " + MOST + ".");
        }
        return true;
    }

    public long seed() {
        return seed == null ? Draws.SEED : seed;
    }

    public Asked asked() {
        return new Asked(draws == null ? 0 : draws, seed(), timeLimit == null ? Double.POSITIVE_INFINITY : timeLimit);
    }
}
