package dev.chokepoint.app;

import dev.chokepoint.base.Explanation;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/// What stops, when, and what it costs whom.
@Command(
        name = "exposure",
        description = "What stops, when, and what it costs whom: losses by party, stop dates in best and worst case.",
        mixinStandardHelpOptions = true)
final class ExposureCommand extends AssessCommand {
    /// The part of the answer that this command gives.
    record Exposure(
            Assessment.Manifest manifest,
            List<Assessment.LossView> losses,
            List<Assessment.StopView> stops,
            List<Assessment.PriceView> prices,
            List<Assessment.ResidualView> residuals,
            Map<String, Explanation> explanations) {}

    @Override
    String text(Assessment a) {
        return Summary.exposure(a);
    }

    @Override
    Object part(Assessment a) {
        return new Exposure(a.manifest(), a.losses(), a.stops(), a.prices(), a.residuals(), a.explanations());
    }
}
