package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealDraws;
import dev.chokepoint.answer.deals.DrawnScenario;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.util.List;
import java.util.stream.IntStream;

/// How deals stand over draws, as answers show it.
record DealDrawViews(Negotiation negotiation, DealDraws draws) {
    private DealSpace space() {
        return negotiation.space();
    }

    DealDetail.DrawsView view() {
        return new DealDetail.DrawsView(
                draws.asked(),
                draws.failed(),
                draws.programs(),
                draws.scenarios().stream().map(this::scenario).toList(),
                draws.deciding().stream()
                        .map(d -> new DealDetail.InputView(
                                words(d.input()), space().parties().get(d.side()), d.correlation()))
                        .toList(),
                space().parties(),
                text());
    }

    private DealDetail.DrawnScenarioView scenario(DrawnScenario s) {
        return new DealDetail.DrawnScenarioView(
                NegotiationViews.id(s.scenario()),
                NegotiationViews.name(s.scenario()),
                IntStream.range(0, s.deals().size())
                        .mapToObj(d ->
                                deal(negotiation.exchanges().get(d), s.deals().get(d)))
                        .toList(),
                s.tied());
    }

    private DealDetail.DrawnView deal(Negotiation.Exchange exchange, DrawnScenario.DrawnDeal d) {
        return new DealDetail.DrawnView(
                NegotiationViews.names(negotiation, exchange),
                PackageWords.text(space(), d.options()),
                d.onFrontier(),
                d.bothGain(),
                d.picked(),
                d.sides().stream().map(s -> List.of(s.meanUsd(), s.errorUsd())).toList(),
                d.sides().stream()
                        .map(s -> List.of(s.gain05Usd(), s.gain50Usd(), s.gain95Usd()))
                        .toList(),
                d.sides().stream()
                        .map(s -> List.of(s.regret50Usd(), s.regret95Usd()))
                        .toList());
    }

    private String text() {
        int answered = draws.asked() - draws.failed();
        if (answered == 0) {
            return "No draw could be valued.";
        }
        return "In " + answered + " worlds drawn from " + draws.inputs()
                + " uncertain inputs (Latin hypercube, seed " + draws.seed() + ", the same worlds for every deal)"
                + (draws.failed() > 0
                        ? "; " + draws.failed()
                                + " more draws were left out: not asked any more, or their figures cannot be balanced"
                        : "")
                + "; " + Math.round(draws.programs()) + " packages valued a world";
    }

    /// An input in words: its key, or its kind and how many figures share it.
    private static String words(Draws.Input input) {
        String key = input.keys().getFirst().words();
        return input.keys().size() == 1
                ? key
                : input.kind() + " (" + input.keys().size() + " figures, such as " + key + ")";
    }
}
