package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.deals.ConcessionWorth;
import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.NamedDeal;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.deals.OfferWorth;
import dev.chokepoint.answer.deals.Solution;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.deals.advice.ConcessionAdvice;
import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.world.World;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A deal space as answers show it.
public record DealViews(Negotiation negotiation, Question question, Function<Explanation, String> why) {
    private DealAnswer answer() {
        return negotiation.main();
    }

    private DealSpace space() {
        return answer().space();
    }

    public DealView view() {
        // Which packages no other beats is only known at the end of a search.
        Set<List<Integer>> onFrontier = isFinished() ? answer().packages().frontierOptions() : Set.of();
        AdviceWords advice = new AdviceWords(space());
        return new DealView(
                space().id(),
                space().title(),
                space().date().toString(),
                space().parties(),
                answer().concessions().stream().map(this::concession).toList(),
                answer().packages().shown().stream()
                        .map(p -> new PackageView(p.options(), p.values(), onFrontier.contains(p.options()), p.id()))
                        .toList(),
                answer().solutions().stream().map(this::solution).toList(),
                answer().offers().stream().map(this::offer).toList(),
                answer().advice().stream()
                        .filter(a -> isFinished() || !(a instanceof ConcessionAdvice.OnePackage))
                        .map(advice::of)
                        .toList(),
                note(),
                new NegotiationViews(
                                negotiation,
                                question.world().ledger(),
                                question.asOf().known())
                        .view(),
                new DealDetails(answer(), negotiation::coverage).detail());
    }

    private boolean isFinished() {
        return !answer().packages().ended();
    }

    private ConcessionView concession(ConcessionWorth worth) {
        int k = worth.value().concession();
        Concession c = space().concessions().get(k);
        return new ConcessionView(
                c.id(),
                space().parties().get(space().sideOf(k)),
                c.name(),
                worth.measures().stream()
                        .map(m -> m.title().isEmpty() ? m.id() : m.id() + " " + m.title())
                        .toList(),
                c.options().stream().map(Concession.Option::text).toList(),
                worth.value().giverUsd(),
                worth.value().receiverUsd(),
                worth.value().breakEvenWeightUsd(),
                c.redLines().stream()
                        .sorted()
                        .map(o -> c.options().get(o).text())
                        .collect(Collectors.joining(", ")),
                policy(c),
                why.apply(worth.why()));
    }

    private PolicyWeight policy(Concession c) {
        World world = question.world().world();
        int monthsLeft =
                (int) ChronoUnit.MONTHS.between(answer().from(), world.first().plusMonths(world.months()));
        return new PolicyWeight(
                c.weightUsd(),
                c.options().stream().map(o -> o.part(monthsLeft)).toList(),
                c.redLines().stream().sorted().toList());
    }

    private SolutionView solution(Solution solution) {
        String rule = name(solution.rule());
        return switch (solution.settlement()) {
            case Settlement.NoDeal none ->
                new SolutionView(
                        rule,
                        List.of(),
                        new double[0],
                        isFinished()
                                ? "no deal: " + none.because()
                                : "none of the packages valued before the search was ended");
            case Settlement.Agreement a -> {
                ValuedPackage p = a.best().getFirst().parts().getFirst().deal();
                int others = answer().packages().othersOfEqualWorth(p);
                String ties = others > 0 ? " (and " + others + " more of the same worth)" : "";
                yield new SolutionView(
                        rule,
                        p.options(),
                        p.values(),
                        (isFinished() ? "" : "of the packages valued before the search was ended: ")
                                + PackageWords.text(space(), p.options())
                                + ties);
            }
        };
    }

    /// A rule by its usual name.
    static String name(Rule rule) {
        return switch (rule) {
            case NASH -> "Nash";
            case UTILITARIAN -> "utilitarian";
            case KALAI_SMORODINSKY -> "Kalai–Smorodinsky";
            case EGALITARIAN -> "egalitarian";
        };
    }

    /// What a deal is known as: the rules that pick it, or the offer.
    static String name(NamedDeal deal) {
        return switch (deal) {
            case NamedDeal.PickedBy by ->
                by.rules().stream().map(DealViews::name).collect(Collectors.joining(", "));
            case NamedDeal.Offered offered -> offered.offer().name();
        };
    }

    private OfferView offer(OfferWorth worth) {
        DealSpace.Offer offer = worth.offer();
        OfferWords words = new OfferWords(space(), isFinished(), negotiation::coverage);
        ValuedPackage value = worth.verdict().value();
        return new OfferView(
                offer.name(),
                offer.reportedBy() + (offer.note().isEmpty() ? "" : ". " + offer.note()),
                value.options(),
                value.values(),
                words.verdict(worth.verdict()),
                why.apply(words.explanation(worth)));
    }

    private String note() {
        return "Gains are changes in welfare in the joint market equilibrium from " + answer().from()
                + " to the end of the plan, USD, over no deal, less the weights of policy that are shown. The space has "
                + space().packages() + " packages; concessions that share no block"
                + " cannot interact, so " + answer().packages().valued() + " valued packages in "
                + answer().packages().groups() + " groups give the frontier"
                + (answer().packages().complete()
                        ? " exactly."
                        : isFinished()
                                ? " for the best options and those of the offers; the command deals searches every"
                                        + " option."
                                : " as far as it goes: the search was ended.")
                + negotiation
                        .question()
                        .offersKnown()
                        .map(d ->
                                " Offers are those that were public by " + d + "; they are valued by what was known on "
                                        + question.asOf().known() + ".")
                        .orElse("")
                + figures(space());
    }

    private static String figures(DealSpace space) {
        return switch (space.figures()) {
            case DealSpace.Figures.AsKnown as -> "";
            case DealSpace.Figures.PublishedBy by ->
                " Figures of the network are those published by " + by.day() + ": " + by.because();
        };
    }
}
