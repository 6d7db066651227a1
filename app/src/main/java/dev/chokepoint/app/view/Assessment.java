package dev.chokepoint.app.view;

import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.evidence.ArticleView;
import dev.chokepoint.app.view.ledger.DeterminationView;
import dev.chokepoint.app.view.ledger.MeasureView;
import dev.chokepoint.app.view.losses.Accuracy;
import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ChainView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.LeverageDetail;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.OtherBranchView;
import dev.chokepoint.app.view.losses.OutlookView;
import dev.chokepoint.app.view.losses.PriceView;
import dev.chokepoint.app.view.losses.ProfileView;
import dev.chokepoint.app.view.losses.ResidualView;
import dev.chokepoint.app.view.losses.StopView;
import dev.chokepoint.app.view.scope.AssumptionView;
import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.app.view.scope.SourceView;
import dev.chokepoint.base.Explanation;
import java.util.List;
import java.util.Map;

/// The answer of all four stages in one record, as the report and `--format json` show it.
///
/// `expected` is the expected case, empty where it was left out; `afterwards` what happened since, empty where nothing
/// is
/// known of it. Dates are ISO text, money is USD of the first month,
/// shares are 0 to 1. A `why` is a key into [#explanations].
///
/// There are as many components as the JSON document has parts: grouped ones would be another document for those who
/// read it.
public record Assessment(
        Manifest manifest,
        List<Headline> summary,
        List<ExpectedView> expected,
        List<ArticleView> articles,
        List<MeasureView> measures,
        List<DeterminationView> determinations,
        List<ChainView> chains,
        List<LossView> losses,
        List<StopView> stops,
        List<PriceView> prices,
        List<LeverageView> leverage,
        List<ProfileView> profiles,
        List<OutlookView> outlooks,
        List<OtherBranchView> otherBranches,
        List<AfterwardsView> afterwards,
        LeverageDetail leverageDetail,
        List<DealView> deals,
        Accuracy accuracy,
        List<ResidualView> residuals,
        List<AssumptionView> assumptions,
        List<SourceView> sources,
        Map<String, Explanation> explanations) {
    /// One line of the summary.
    ///
    /// @param text a sentence that holds the number
    public record Headline(String label, String value, String text, String why) {}
}
