package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Situation;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.LeastWeights;
import java.util.Map;
import java.util.Optional;

/// The market in which a space is valued in one scenario, with and without the weights of policy.
record ScenarioMarket(NoDealScenario scenario, ScenarioControls controls, DealValuer unweighted, DealValuer valuer) {
    /// The market of a scenario; empty if the work is to end before every concession was valued alone.
    static Optional<ScenarioMarket> of(Situation situation, DealQuestion question, NoDealScenario scenario) {
        ScenarioControls controls = ScenarioControls.of(
                scenario,
                question.space(),
                situation.network(),
                situation::controls,
                situation.question().world().ledger(),
                situation.question().asOf().known());
        DealSpace plain = question.space().withConcessions(c -> c.withWeight(0));
        DealValuer unweighted = new DealValuer(
                        situation.equilibrium(),
                        controls.base(),
                        plain,
                        situation.network().world().monthAfter(plain.date()),
                        controls.noDeal())
                .stoppedBy(situation.means().stop());
        return unweighted.valuesAlone()
                ? Optional.of(new ScenarioMarket(
                        scenario, controls, unweighted, unweighted.withTerms(weighted(question, unweighted))))
                : Optional.empty();
    }

    /// The space with the weights that count.
    private static DealSpace weighted(DealQuestion question, DealValuer unweighted) {
        if (question.weights() == DealQuestion.Weights.STATED) {
            return question.space();
        }
        Map<String, Double> least = LeastWeights.of(unweighted);
        return question.space()
                .withConcessions(c -> c.withWeight(Math.max(c.weightUsd(), least.getOrDefault(c.id(), 0.0))));
    }

    /// The space with the weights that count.
    DealSpace space() {
        return valuer.space();
    }

    /// What follows without a deal.
    NoDeal noDeal(Situation situation, Ledger ledger) {
        Map<String, Double> record = situation.equilibrium().welfare(situation.controls());
        return NoDeal.of(
                scenario,
                space(),
                space().parties().stream()
                        .map(p -> valuer.welfareWithoutDeal().getOrDefault(p, 0.0) - record.getOrDefault(p, 0.0))
                        .toList(),
                controls.threatenedLanes(),
                ledger);
    }
}
