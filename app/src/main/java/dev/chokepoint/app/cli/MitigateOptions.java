package dev.chokepoint.app.cli;

import dev.chokepoint.answer.mitigation.MitigationQuestion;
import dev.chokepoint.app.cli.options.DateOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Budget, scenarios and weight of risk of `mitigate`.
final class MitigateOptions {
    private static final int MOST_SCENARIOS = 10_000;

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description = "most that may be spent, such as 5e8 (default: whatever pays for itself)")
    private @Nullable Double budget;

    @Option(
            names = "--scenarios",
            paramLabel = "N",
            defaultValue = "50",
            description = "equally likely scenarios (default: ${DEFAULT-VALUE})")
    private int scenarios;

    @Option(
            names = "--alpha",
            paramLabel = "A",
            defaultValue = "0.95",
            description = "CVaR is the mean of the worst 1 - A of the scenarios (default: ${DEFAULT-VALUE})")
    private double alpha;

    @Option(
            names = "--risk-weight",
            paramLabel = "L",
            defaultValue = "0.5",
            description = "weight of CVaR against the expected loss, 0 to 1 (default: ${DEFAULT-VALUE})")
    private double weight;

    @Option(
            names = "--case",
            paramLabel = "CASE",
            defaultValue = "best",
            description = "best: the market re-routes freely; worst: only over qualified lanes, for a company in usual"
                    + " shares (default: ${DEFAULT-VALUE})")
    private String which = "best";

    @Option(
            names = "--delays",
            paramLabel = "HOW",
            defaultValue = "world",
            description = "how long licences stay closed: world (its intervals) or record (the issuer's past cases)"
                    + " (default: ${DEFAULT-VALUE})")
    private String delays = "world";

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "seed of the scenarios")
    private long seed;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "stop improving after this time and state the gap (default: ${DEFAULT-VALUE})",
            defaultValue = "55")
    private double seconds;

    /// @throws DateOptions.UsageException if the numbers make no sense
    MitigationQuestion asked() {
        if (budget != null && !(budget >= 0 && Double.isFinite(budget))) {
            throw new DateOptions.UsageException("--budget (" + budget + ") must be 0 USD or more.");
        }
        if (scenarios < 1 || scenarios > MOST_SCENARIOS) {
            throw new DateOptions.UsageException(
                    "--scenarios (" + scenarios + ") must be 1 to " + MOST_SCENARIOS + ".");
        }
        if (!(alpha >= 0 && alpha < 1)) {
            throw new DateOptions.UsageException("--alpha (" + alpha + ") must be 0 to below 1, such as 0.95.");
        }
        if (!(weight >= 0 && weight <= 1)) {
            throw new DateOptions.UsageException("--risk-weight (" + weight + ") must be 0 to 1.");
        }
        if (weight > 0 && scenarios * (1 - alpha) < 1 - 1e-9) {
            throw new DateOptions.UsageException("CVaR at " + alpha + " of " + scenarios
                    + " scenarios would be the single worst of them: take at least "
                    + (long) Math.ceil(1 / (1 - alpha) - 1e-9) + " scenarios or an --alpha of at most "
                    + Math.floor(100 * (1 - 1.0 / scenarios)) / 100 + ".");
        }
        if (!which.equals("best") && !which.equals("worst")) {
            throw new DateOptions.UsageException("--case (" + which + ") must be best or worst.");
        }
        if (!delays.equals("world") && !delays.equals("record")) {
            throw new DateOptions.UsageException("--delays (" + delays + ") must be world or record.");
        }
        if (!(seconds > 0)) {
            throw new DateOptions.UsageException("--time-limit (" + seconds + ") must be more than 0 seconds.");
        }
        return new MitigationQuestion(
                budget == null ? Double.POSITIVE_INFINITY : budget,
                scenarios,
                alpha,
                weight,
                which.equals("best"),
                delays.equals("record"),
                seed);
    }

    /// Seconds after which to stop improving.
    double seconds() {
        return seconds;
    }
}
