package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import java.util.List;
import java.util.Map;

/// What stops, when, and what it costs whom: the part of an assessment that `exposure` answers.
public record ExposureAnswer(
        Assessment.Manifest manifest,
        List<ExpectedView> expected,
        List<Assessment.LossView> losses,
        List<Assessment.StopView> stops,
        List<Assessment.PriceView> prices,
        List<Assessment.OutlookView> outlooks,
        List<Assessment.OtherBranchView> otherBranches,
        Assessment.Accuracy accuracy,
        List<Assessment.ResidualView> residuals,
        Map<String, Explanation> explanations) {
    /// The part of a whole assessment.
    public static ExposureAnswer of(Assessment a) {
        return new ExposureAnswer(
                a.manifest(),
                a.expected(),
                a.losses(),
                a.stops(),
                a.prices(),
                a.outlooks(),
                a.otherBranches(),
                a.accuracy(),
                a.residuals(),
                a.explanations());
    }
}
