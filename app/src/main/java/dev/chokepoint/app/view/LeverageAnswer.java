package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import java.util.List;
import java.util.Map;

/// What each measure costs whom: the part of an assessment that `leverage` answers.
public record LeverageAnswer(
        Assessment.Manifest manifest,
        List<Assessment.LeverageView> leverage,
        List<Assessment.ProfileView> profiles,
        LeverageDetail detail,
        Map<String, Explanation> explanations) {
    /// The part of a whole assessment.
    public static LeverageAnswer of(Assessment a) {
        return new LeverageAnswer(a.manifest(), a.leverage(), a.profiles(), a.leverageDetail(), a.explanations());
    }
}
