package dev.chokepoint.app.view;

import dev.chokepoint.app.view.losses.Accuracy;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.OtherBranchView;
import dev.chokepoint.app.view.losses.OutlookView;
import dev.chokepoint.app.view.losses.PriceView;
import dev.chokepoint.app.view.losses.ResidualView;
import dev.chokepoint.app.view.losses.StopView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.base.Explanation;
import java.util.List;
import java.util.Map;

/// What stops, when, and what it costs whom: the part of an assessment that `exposure` answers.
public record ExposureAnswer(
        Manifest manifest,
        List<ExpectedView> expected,
        List<LossView> losses,
        List<StopView> stops,
        List<PriceView> prices,
        List<OutlookView> outlooks,
        List<OtherBranchView> otherBranches,
        Accuracy accuracy,
        List<ResidualView> residuals,
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
