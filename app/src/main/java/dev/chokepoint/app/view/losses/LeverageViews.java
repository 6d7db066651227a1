package dev.chokepoint.app.view.losses;

import dev.chokepoint.answer.expected.ExpectedLeverage;
import dev.chokepoint.answer.leverage.FurtherClosure;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.LeverageStudy;
import dev.chokepoint.answer.leverage.MeasureLeverage;
import dev.chokepoint.answer.leverage.Profile;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.exposure.leverage.Chokepoints;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.leverage.MeasureShapley;
import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leverage, and what stands beside it, as it is shown.
public record LeverageViews(Network network, Explanations explanations) {

    public List<LeverageView> issuers(LeverageMatrix matrix) {
        return matrix.issuers().stream()
                .map(r -> view(r, "all measures of " + r.issuer()))
                .toList();
    }

    public List<LeverageView> binding(LeverageMatrix matrix, Ledger ledger) {
        return matrix.binding().stream()
                .map(r -> view(
                        r,
                        ledger.findMeasure(r.measures().measure())
                                .map(Measure::title)
                                .orElse(r.measures().measure())))
                .toList();
    }

    private LeverageView view(MeasureLeverage<?> r, String title) {
        return new LeverageView(
                r.measures().text(), title, r.issuer(), r.onPartyUsd(), r.totalUsd(), explanations.add(r.why()));
    }

    public List<ProfileView> profiles(LeverageMatrix matrix) {
        return matrix.profiles().stream().map(LeverageViews::profile).toList();
    }

    private static ProfileView profile(Profile p) {
        Map<String, double[]> onParty = new LinkedHashMap<>();
        for (String party : p.parties()) {
            onParty.put(
                    party,
                    p.points().stream()
                            .mapToDouble(x -> x.onParty().getOrDefault(party, 0.0))
                            .toArray());
        }
        return new ProfileView(
                p.measure(), p.points().stream().map(Leverage.Point::months).toList(), onParty);
    }

    public LeverageDetail detail(LeverageStudy study, Optional<ExpectedLeverage> expected) {
        List<LeverageDetail.AlsoView> also =
                study.also().stream().map(this::also).toList();
        List<LeverageDetail.RangeView> ranges = new ArrayList<>();
        study.losses().forEach((party, r) -> ranges.add(new LeverageDetail.RangeView(party, r.low(), r.high())));
        List<LeverageDetail.MarginalView> marginals = new ArrayList<>();
        study.marginals()
                .forEach((measure, r) -> marginals.add(new LeverageDetail.MarginalView(measure, r.low(), r.high())));
        return new LeverageDetail(
                ranges,
                marginals,
                attribution(study.attribution()),
                study.chokepoints().points().stream().map(this::chokepoint).toList(),
                study.chokepoints().candidates(),
                also,
                expected.stream().map(LeverageViews::expected).toList());
    }

    private static LeverageDetail.ExpectedLeverageView expected(ExpectedLeverage e) {
        return new LeverageDetail.ExpectedLeverageView(
                e.done(),
                e.asked(),
                e.rows().stream()
                        .filter(LeverageViews::matters)
                        .map(r -> {
                            Map<String, ExpectedView.Band> onParty = new LinkedHashMap<>();
                            r.onParty().forEach((party, b) -> onParty.put(party, ExpectedView.Band.of(b)));
                            return new LeverageDetail.ExpectedRow(
                                    r.measures().text(), r.issuer(), onParty, ExpectedView.Band.of(r.total()));
                        })
                        .toList());
    }

    private static boolean matters(ExpectedLeverage.Row r) {
        return r.onParty().values().stream()
                .anyMatch(b -> Math.max(Math.abs(b.low()), Math.abs(b.high())) >= Losses.NEGLIGIBLE_USD);
    }

    private static LeverageDetail.ShapleyView attribution(MeasureShapley.Result result) {
        return new LeverageDetail.ShapleyView(
                result.exact(),
                result.whole(),
                result.programs(),
                result.parts().stream()
                        .map(p -> {
                            Map<String, Double> onParty = new LinkedHashMap<>();
                            p.onParty().forEach((party, v) -> onParty.put(party, v.usd()));
                            return new LeverageDetail.PartView(
                                    p.measure(),
                                    p.issuer(),
                                    onParty,
                                    p.total().usd(),
                                    p.total().low(),
                                    p.total().high());
                        })
                        .toList());
    }

    private LeverageDetail.ChokepointView chokepoint(Chokepoints.Point p) {
        return new LeverageDetail.ChokepointView(
                p.item(),
                network.itemName(p.item()),
                p.from(),
                p.onParty(),
                p.total(),
                p.worst(),
                p.baseline(),
                p.path().stream()
                        .map(s -> new LeverageDetail.StepView(
                                s.item(), network.itemName(s.item()), s.place(), s.process(), s.lostUsd(), s.lowest()))
                        .toList());
    }

    private LeverageDetail.AlsoView also(FurtherClosure c) {
        return new LeverageDetail.AlsoView(
                c.closure().text(),
                c.lanes(),
                c.from().toString(),
                c.onPartyUsd(),
                c.totalUsd(),
                explanations.add(c.why()));
    }
}
