package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.GivenRecords;
import dev.chokepoint.answer.deals.MixedDeals;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.answer.deals.NoDeal;
import dev.chokepoint.answer.deals.PackageSearch;
import dev.chokepoint.answer.deals.TableCoverage;
import dev.chokepoint.app.input.ExchangeRecord;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.deals.frontier.ProductGap;
import dev.chokepoint.deals.giving.Exchange;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.deals.valuation.DealValuer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What can be exchanged, as answers show it.
record NegotiationViews(Negotiation negotiation, Ledger ledger, LocalDate known) {
    /// Smaller gaps are not told apart.
    private static final double LEAST_SHARE = 1e-3;

    private DealSpace space() {
        return negotiation.space();
    }

    NegotiationView view() {
        List<Exchange> record = ExchangeRecord.bundled();
        return new NegotiationView(
                negotiation.answers().stream().map(this::scenario).toList(),
                negotiation.question().scenarios().stream()
                        .skip(negotiation.answers().size())
                        .map(NegotiationViews::name)
                        .toList(),
                negotiation.reopenings().stream()
                        .map(r -> new NegotiationView.ReopeningView(
                                r.measure().id(),
                                r.measure().title(),
                                r.endUse().name().toLowerCase(Locale.ROOT),
                                r.opens().toString(),
                                r.because(),
                                r.isAssumed()))
                        .toList(),
                IntStream.range(0, space().parties().size())
                        .mapToObj(this::weights)
                        .toList(),
                IntStream.range(0, space().concessions().size())
                        .mapToObj(this::weight)
                        .toList(),
                valued(),
                negotiation.notValued().stream()
                        .map(k -> space().concessions().get(k).name())
                        .toList(),
                negotiation.stated().stream().map(this::stated).toList(),
                negotiation.exchanges().stream().map(this::exchange).toList(),
                negotiation.mixed().map(this::mixed).stream().toList(),
                ExpectedDealViews.of(negotiation),
                negotiation.question().start() == DealQuestion.Start.ALONE
                        ? "Rules start from what each side would do alone."
                        : "Rules start from no deal.",
                GivenRecords.of(space(), ledger, known, record).stream()
                        .map(GivenView::of)
                        .toList(),
                GivenRecords.coverage(space(), known, record, valuedIds())
                        .map(TableCoverage::text)
                        .orElse(""));
    }

    /// The concessions that the world values, by id.
    private Set<String> valuedIds() {
        return IntStream.range(0, space().concessions().size())
                .filter(k -> !negotiation.notValued().contains(k))
                .mapToObj(k -> space().concessions().get(k).id())
                .collect(Collectors.toSet());
    }

    /// The id of a scenario in files, options and answers.
    static String id(NoDealScenario scenario) {
        return scenario.name().toLowerCase(Locale.ROOT);
    }

    /// A scenario by name.
    static String name(NoDealScenario scenario) {
        return switch (scenario) {
            case SHUT -> "stay shut";
            case RECORD -> "record";
            case ESCALATE -> "escalate";
        };
    }

    private NegotiationView.ScenarioView scenario(DealAnswer answer) {
        NoDeal noDeal = answer.noDeal();
        return new NegotiationView.ScenarioView(
                id(noDeal.scenario()),
                name(noDeal.scenario()),
                NoDealWords.text(noDeal, negotiation.reopenings()),
                DealDetails.both(noDeal.againstRecordUsd()),
                noDeal.threats().stream()
                        .map(t -> new DealDetail.ThreatView(
                                t.measure().id(), t.measure().title(), t.from().toString(), t.lanes()))
                        .toList(),
                noDeal.because(),
                NoDealWords.alone(space(), answer.alone()),
                DealDetails.both(answer.alone().gainsUsd()),
                NoDealWords.alone(space(), answer.aloneWithoutWeights()),
                DealDetails.both(answer.aloneWithoutWeights().gainsUsd()),
                answer.solutions().stream()
                        .map(s -> DealViews.name(s.rule()) + ": "
                                + s.deal()
                                        .map(p -> PackageWords.text(space(), p.options()))
                                        .orElse("none"))
                        .toList(),
                search(answer));
    }

    private NegotiationView.MixedView mixed(MixedDeals m) {
        return new NegotiationView.MixedView(
                m.mixture().scenarios().stream()
                        .map(s -> name(s) + " "
                                + Numbers.twoDigits(100 * m.mixture().chances().getOrDefault(s, 0.0)) + " %")
                        .collect(Collectors.joining(", ")),
                DealDetails.both(m.startUsd()),
                m.packages().stream().map(this::mixed).toList(),
                m.best().map(this::mixed).stream().toList(),
                m.looked(),
                m.better());
    }

    private NegotiationView.MixedPackageView mixed(MixedDeals.Mixed m) {
        return new NegotiationView.MixedPackageView(
                PackageWords.text(space(), m.options()), m.options(), DealDetails.both(m.gainsUsd()), m.isBetter());
    }

    private NegotiationView.SearchView search(DealAnswer answer) {
        PackageSearch packages = answer.packages();
        String valued = packages.valued() + " packages of " + packages.groups() + " groups valued";
        String ended = packages.ended() ? "ended before it was done, " + valued : valued;
        return switch (packages.gap()) {
            case ProductGap.None none -> new NegotiationView.SearchView(!packages.ended(), packages.valued(), 0, "");
            case ProductGap.AtMost most ->
                new NegotiationView.SearchView(
                        !packages.ended(),
                        packages.valued(),
                        most.share(),
                        ended + "; by own plans no package can have a product of gains more than "
                                + (most.share() < LEAST_SHARE ? "0.1" : Numbers.twoDigits(100 * most.share()))
                                + " % above that of the best one found");
            case ProductGap.Unknown unknown ->
                new NegotiationView.SearchView(
                        !packages.ended(),
                        packages.valued(),
                        -1,
                        ended + "; nothing bounds what the others could give");
        };
    }

    private double weight(DealAnswer answer, int k) {
        return answer.space().concessions().get(k).weightUsd();
    }

    /// The weights of one side in a line.
    private String weights(int side) {
        String party = space().parties().get(side);
        List<String> words = new ArrayList<>();
        for (int k = 0; k < space().concessions().size(); k++) {
            if (space().sideOf(k) != side) {
                continue;
            }
            int position = k;
            double[] by = negotiation.answers().stream()
                    .mapToDouble(a -> weight(a, position))
                    .toArray();
            double low = java.util.Arrays.stream(by).min().orElse(0);
            double high = java.util.Arrays.stream(by).max().orElse(0);
            if (high > DealValuer.NEGLIGIBLE_USD) {
                Concession c = space().concessions().get(k);
                words.add(c.name() + " "
                        + (high - low <= 0.01 * high
                                ? "USD " + Numbers.twoDigits(high)
                                : "USD " + Numbers.twoDigits(low) + " to " + Numbers.twoDigits(high)));
            }
        }
        boolean stated = space().sides().get(side).concessions().stream().anyMatch(c -> c.weightUsd() > 0);
        if (negotiation.question().weights() == DealQuestion.Weights.STATED) {
            return party
                    + (words.isEmpty()
                            ? " none stated: everything it keeps is kept for nothing"
                            : " stated: " + String.join("; ", words));
        }
        return party + (stated ? " stated, or at least" : " none stated; revealed by what it keeps, at least") + ": "
                + (words.isEmpty() ? "0" : String.join("; ", words));
    }

    private NegotiationView.WeightView weight(int k) {
        Concession c = space().concessions().get(k);
        return new NegotiationView.WeightView(
                space().parties().get(space().sideOf(k)),
                c.id(),
                c.name(),
                c.weightUsd() > 0
                        ? "stated"
                        : negotiation.question().weights() == DealQuestion.Weights.REVEALED ? "revealed" : "none",
                negotiation.answers().stream().mapToDouble(a -> weight(a, k)).toArray(),
                negotiation.answers().stream()
                        .mapToDouble(a -> a.concessions().get(k).value().breakEvenWeightUsd() + weightOf(a, k))
                        .toArray());
    }

    /// What the weight takes off the option by which a concession is valued.
    private double weightOf(DealAnswer answer, int k) {
        int option = answer.concessions().get(k).value().option();
        return weight(answer, k)
                * answer.space().concessions().get(k).options().get(option).part(answer.monthsLeft());
    }

    private String valued() {
        int all = space().concessions().size();
        int not = negotiation.notValued().size();
        int stated = negotiation.stated().size();
        String head = (not == 0 ? "all " + all : (all - not) + " of " + all) + " concessions"
                + (stated == 0 ? "" : ", " + stated + " of them by figures from outside the world");
        return not == 0
                ? head
                : head + "; not valued, and may decide: "
                        + negotiation.notValued().stream()
                                .map(this::nameAndKind)
                                .collect(Collectors.joining(", "));
    }

    private String nameAndKind(int k) {
        Concession c = space().concessions().get(k);
        String kind = c.subject().kind().replace('-', ' ');
        return kind.isEmpty() ? c.name() : c.name() + " (" + kind + ")";
    }

    private NegotiationView.StatedView stated(int k) {
        Concession c = space().concessions().get(k);
        int months = negotiation.main().monthsLeft();
        Map<String, Double> low = c.stated().over(months, Uncertain::lo);
        Map<String, Double> high = c.stated().over(months, Uncertain::hi);
        List<NegotiationView.StatedGainView> gains = c.stated().over(months, Uncertain::central).entrySet().stream()
                .map(e -> new NegotiationView.StatedGainView(
                        e.getKey(),
                        e.getValue(),
                        low.getOrDefault(e.getKey(), e.getValue()),
                        high.getOrDefault(e.getKey(), e.getValue())))
                .toList();
        String because = c.stated() instanceof StatedWorth.Usd usd ? usd.because() : "";
        return new NegotiationView.StatedView(c.id(), c.name(), c.subject().kind(), gains, because);
    }

    private NegotiationView.ExchangeView exchange(Negotiation.Exchange e) {
        return new NegotiationView.ExchangeView(
                names(negotiation, e),
                PackageWords.text(space(), e.options()),
                e.options(),
                e.pickedBy().isEmpty() && !e.isBestRobust(),
                negotiation.isRobust(e),
                e.betterIn().stream().map(NegotiationViews::id).toList(),
                e.standings().stream().map(NegotiationViews::standing).toList(),
                new CoverageWords(space()).view(negotiation.coverage(e.options())));
    }

    private static boolean isEnded(Negotiation negotiation, NoDealScenario scenario) {
        return negotiation.answers().stream()
                .anyMatch(a -> a.noDeal().scenario() == scenario && a.packages().ended());
    }

    /// The rules that pick a package, and offers.
    static String names(Negotiation negotiation, Negotiation.Exchange e) {
        List<String> names = new ArrayList<>();
        if (e.isBestRobust()) {
            names.add("best in all");
        }
        e.pickedBy()
                .forEach((scenario, rules) ->
                        names.add(rules.stream().map(DealViews::name).collect(Collectors.joining(", ")) + " ("
                                + name(scenario) + (isEnded(negotiation, scenario) ? ", of those valued" : "") + ")"));
        e.offers().forEach(o -> names.add(o.name()));
        return String.join("; ", names);
    }

    private static NegotiationView.StandingView standing(Negotiation.Standing s) {
        return new NegotiationView.StandingView(
                id(s.scenario()),
                DealDetails.both(s.gainsUsd()),
                DealDetails.both(s.computedUsd()),
                DealDetails.both(s.exchangedUsd()),
                s.better(),
                s.othersGainUsd().entrySet().stream()
                        .map(o -> new NegotiationView.OtherView(o.getKey(), o.getValue()))
                        .toList());
    }
}
