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
            description = "stop drawing after this time and give the bands of the draws done")
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
        if (draws == null) {
            if ((seed != null && !seedIsUsedAnyway) || timeLimit != null) {
                throw new DateOptions.UsageException("--seed and --time-limit need --draws N.");
            }
            return false;
        }
        if (draws < 1 || draws > MOST) {
            throw new DateOptions.UsageException("--draws (" + draws + ") must be 1 to " + MOST + ".");
        }
        if (timeLimit != null && !(timeLimit > 0)) {
            throw new DateOptions.UsageException("--time-limit (" + timeLimit + ") must be more than 0 seconds.");
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
