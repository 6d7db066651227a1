package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DrawnScenario;
import dev.chokepoint.answer.deals.ExpectedDeals;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What packages will probably be worth, as answers show it.
record ExpectedDealViews(Negotiation negotiation, ExpectedDeals expected) {
    /// What is shown of a negotiation; the reason where its expected case is not told.
    static ExpectedDealsView of(Negotiation negotiation) {
        return negotiation
                .expected()
                .map(e -> new ExpectedDealViews(negotiation, e).view())
                .orElseGet(() -> ExpectedDealsView.none(
                        "The expected case is not told: gains are those of the best case, a market with foresight."));
    }

    private DealSpace space() {
        return negotiation.space();
    }

    private ExpectedDealsView view() {
        return new ExpectedDealsView(
                expected.asked(),
                expected.done(),
                expected.seed(),
                text(),
                expected.scenarios().stream().map(this::scenario).toList());
    }

    private String text() {
        if (expected.done() == 0) {
            return "central: one run of the expected case with everything at its median"
                    + (expected.asked() > 0 ? "; none of the " + expected.asked() + " draws was done" : "");
        }
        return "mean of " + expected.done() + " draws of the expected case"
                + (expected.done() < expected.asked() ? " (" + expected.asked() + " were asked for)" : "")
                + ", the same for every package and scenario (seed " + expected.seed() + ")";
    }

    private ExpectedDealsView.ScenarioView scenario(ExpectedDeals.InScenario s) {
        List<ExpectedDealsView.PackageView> packages = IntStream.range(
                        0, expected.candidates().size())
                .mapToObj(c -> packageView(s, c))
                .toList();
        Optional<Integer> pick = s.drawn().flatMap(DrawnScenario::pick);
        return new ExpectedDealsView.ScenarioView(
                NegotiationViews.id(s.scenario()),
                NegotiationViews.name(s.scenario()),
                s.againstRecord().stream()
                        .mapToDouble(ExpectedDeals.Amount::meanUsd)
                        .toArray(),
                packages,
                pick.map(p -> packages.get(p).text()).orElse(""),
                s.drawn().map(d -> verdict(d, packages)).orElse(""),
                s.alone().stream().map(a -> concession(s, a)).toList());
    }

    private static String verdict(DrawnScenario drawn, List<ExpectedDealsView.PackageView> packages) {
        if (drawn.pick().isEmpty()) {
            return "none of the packages valued is better for both than what each does alone";
        }
        int pick = drawn.pick().get();
        String others = drawn.tied().stream()
                .filter(t -> t != pick)
                .map(t -> packages.get(t).names())
                .collect(Collectors.joining("; "));
        return "Nash's rule picks " + packages.get(pick).names()
                + (others.isEmpty() ? "" : "; not told apart from it by these draws: " + others);
    }

    private ExpectedDealsView.PackageView packageView(ExpectedDeals.InScenario s, int c) {
        List<Integer> options = expected.candidates().get(c).options();
        ExpectedDeals.Gains central = s.central().get(c);
        Optional<DrawnScenario.DrawnDeal> drawn = s.drawn().map(d -> d.deals().get(c));
        double[] gains = drawn.map(d -> d.sides().stream()
                        .mapToDouble(DrawnScenario.SideQuantiles::meanUsd)
                        .toArray())
                .orElseGet(() -> DealDetails.both(central.netUsd()));
        return new ExpectedDealsView.PackageView(
                names(c),
                PackageWords.text(space(), options),
                options,
                gains,
                DealDetails.both(central.netUsd()),
                DealDetails.both(central.computedUsd()),
                isBetter(gains),
                drawn.map(d -> IntStream.range(0, d.sides().size())
                                .mapToObj(i -> side(i, d.sides().get(i)))
                                .toList())
                        .orElse(List.of()),
                drawn.map(DrawnScenario.DrawnDeal::bothGain).orElse(-1.0),
                drawn.map(DrawnScenario.DrawnDeal::onFrontier).orElse(-1.0),
                drawn.map(DrawnScenario.DrawnDeal::picked).orElse(-1.0));
    }

    private static boolean isBetter(double[] gains) {
        return Arrays.stream(gains).allMatch(g -> g > -DealValuer.NEGLIGIBLE_USD)
                && Arrays.stream(gains).anyMatch(g -> g > DealValuer.NEGLIGIBLE_USD);
    }

    private ExpectedDealsView.SideView side(int i, DrawnScenario.SideQuantiles q) {
        return new ExpectedDealsView.SideView(
                space().parties().get(i),
                q.meanUsd(),
                Double.isFinite(q.errorUsd()) ? q.errorUsd() : 0,
                q.gain05Usd(),
                q.gain95Usd());
    }

    private String names(int c) {
        ExpectedDeals.Candidate candidate = expected.candidates().get(c);
        return switch (candidate.reason()) {
            case SHOWN ->
                negotiation.exchanges().stream()
                        .filter(e -> e.options().equals(candidate.options()))
                        .findFirst()
                        .map(e -> NegotiationViews.names(negotiation, e))
                        .orElse("");
            case ALONE -> "what each does alone";
            case OWN_PLANS -> "Nash by own plans";
        };
    }

    private ExpectedDealsView.ConcessionView concession(ExpectedDeals.InScenario s, ExpectedDeals.ConcessionAlone a) {
        Concession c = space().concessions().get(a.concession());
        return new ExpectedDealsView.ConcessionView(
                c.id(),
                c.options().get(a.option()).text(),
                a.giver().meanUsd(),
                a.receiver().meanUsd(),
                s.weights().get(a.concession()).meanUsd());
    }
}
