package dev.chokepoint.app;

import dev.chokepoint.base.Explanation;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;

/// What each measure costs target, imposer and third parties.
@Command(
        name = "leverage",
        description = "What each measure costs target, imposer and third parties, and how the cost grows with time.",
        mixinStandardHelpOptions = true)
final class LeverageCommand extends AssessCommand {
    /// The part of the answer that this command gives.
    record LeverageAnswer(
            Assessment.Manifest manifest,
            List<Assessment.LeverageView> leverage,
            List<Assessment.ProfileView> profiles,
            Map<String, Explanation> explanations) {}

    @Override
    Set<Uncertainty.Part> parts() {
        return EnumSet.of(Uncertainty.Part.LEVERAGE);
    }

    @Override
    String text(Assessment a) {
        return Summary.leverage(a);
    }

    @Override
    Object part(Assessment a) {
        return new LeverageAnswer(a.manifest(), a.leverage(), a.profiles(), a.explanations());
    }
}
