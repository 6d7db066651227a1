package dev.chokepoint.app.view;

import dev.chokepoint.answer.Grounds;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.assessment.StageAnswers;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.expected.Afterwards;
import dev.chokepoint.answer.expected.ExpectedLeverage;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.DealViews;
import dev.chokepoint.app.view.evidence.ArticleViews;
import dev.chokepoint.app.view.ledger.LaneViews;
import dev.chokepoint.app.view.losses.Accuracy;
import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.ExpectedViews;
import dev.chokepoint.app.view.losses.LeverageDetail;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.LeverageViews;
import dev.chokepoint.app.view.losses.LossView;
import dev.chokepoint.app.view.losses.LossViews;
import dev.chokepoint.app.view.losses.OtherBranchView;
import dev.chokepoint.app.view.losses.ResidualView;
import dev.chokepoint.app.view.scope.AssumptionView;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.app.view.scope.SourceView;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts the answers of all stages into the one record that the report and `--format json` show.
public final class Assessments {
    private Assessments() {}

    /// The answers as they are shown; explanations get their keys in the order of the parts below.
    ///
    /// @param expected the expected case with the seed of its draws; empty where it was left out
    /// @param expectedLeverage what each measure will probably cost; empty where it was not asked
    /// @param articles what was read from news briefs
    public static Assessment of(
            Situation situation,
            StageAnswers answers,
            Optional<ExpectedLosses> expected,
            Optional<ExpectedLeverage> expectedLeverage,
            long seed,
            List<Reading> articles,
            Explanations explanations) {
        List<DealView> deals = answers.deals().stream()
                .map(d -> new DealViews(d, situation.question(), explanations::add).view())
                .toList();
        Network network = situation.network();
        Losses losses = answers.losses();
        LeverageViews leverages = new LeverageViews(network, explanations);
        LossViews lossViews = new LossViews(network, explanations);
        List<LeverageView> issuers = leverages.issuers(answers.leverage());
        List<LeverageView> binding = leverages.binding(
                answers.leverage(), situation.question().world().ledger());
        List<LossView> lossesOfParties = lossViews.parties(losses);
        LossViews.Stops stops = lossViews.stops(losses.stops());
        List<ExpectedView> expectedViews =
                expected.map(e -> new ExpectedViews(network).of(e, seed, situation.question())).stream()
                        .toList();
        List<Assessment.Headline> summary = new Headlines(network.world(), explanations)
                .all(expectedViews, losses.total(), answers.leverage(), issuers, binding, stops.key(), deals);
        LeverageDetail detail = leverages.detail(answers.beside(), expectedLeverage);
        List<LeverageView> leverage = new ArrayList<>(issuers);
        leverage.addAll(binding);
        return new Assessment(
                RunManifest.of(situation),
                summary,
                expectedViews,
                articles.stream().map(ArticleViews::of).toList(),
                LaneViews.measures(answers.measures()),
                LaneViews.determinations(answers.lanes(), network, explanations),
                lossViews.chains(losses.chains()),
                lossesOfParties,
                stops.all(),
                lossViews.prices(losses.prices()),
                leverage,
                leverages.profiles(answers.leverage()),
                LossViews.outlooks(losses.outlooks()),
                answers.branches().stream()
                        .map(b -> new OtherBranchView(b.branch().word(), b.usd(), b.ofPartyUsd(), b.moved()))
                        .toList(),
                Afterwards.of(
                                situation,
                                answers.measures(),
                                expected,
                                situation.question().world().outcomes())
                        .map(x -> AfterwardsView.of(
                                x, expected.filter(e -> !e.draws().isEmpty()).isPresent()))
                        .stream()
                        .toList(),
                detail,
                deals,
                new Accuracy(losses.total().tooHighUsd(), losses.total().tooLowUsd()),
                residuals(answers.grounds(), network),
                assumptions(answers.grounds()),
                sources(answers.grounds()),
                explanations.all());
    }

    /// What could be agreed, as it is shown.
    public static DealView deal(Situation situation, Negotiation negotiation, Explanations explanations) {
        return new DealViews(negotiation, situation.question(), explanations::add).view();
    }

    private static List<ResidualView> residuals(Grounds grounds, Network network) {
        return grounds.residuals().stream()
                .map(r -> new ResidualView(
                        r.item(),
                        network.itemName(r.item()),
                        r.observed(),
                        r.share(),
                        network.unitOf(r.item()) + "/month"))
                .toList();
    }

    private static List<AssumptionView> assumptions(Grounds grounds) {
        List<AssumptionView> all = new ArrayList<>();
        grounds.parameters()
                .forEach((what, value) ->
                        all.add(new AssumptionView(what, Numbers.text(value), "a parameter of the model")));
        grounds.assumed()
                .forEach(a -> all.add(new AssumptionView(
                        a.key().words(),
                        a.figure().value().text() + " " + a.figure().unit(),
                        a.why())));
        return all;
    }

    private static List<SourceView> sources(Grounds grounds) {
        return grounds.sources().stream()
                .map(u -> new SourceView(
                        u.source().key(),
                        u.source().title(),
                        u.source().publisher(),
                        u.source().address(),
                        u.source().published().toString(),
                        u.source().reliability().name().toLowerCase(Locale.ROOT),
                        u.uses()))
                .toList();
    }
}
