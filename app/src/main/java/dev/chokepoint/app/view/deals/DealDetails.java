package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealEnforcement;
import dev.chokepoint.answer.deals.PackageCoverage;
import dev.chokepoint.answer.deals.PackageSearch;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.enforcement.SelfEnforcement;
import dev.chokepoint.deals.enforcement.SelfEnforcementStudy;
import dev.chokepoint.deals.enforcement.Stability;
import dev.chokepoint.deals.enforcement.Staging;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.ValuationComparison;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// What stands beside the values of a deal space: no deal, both valuations, whether deals would hold, advice.
record DealDetails(DealAnswer answer, Function<List<Integer>, PackageCoverage> coverage) {
    /// A monthly factor that no patience reaches.
    private static final double NONE = 2;

    private DealSpace space() {
        return answer.space();
    }

    private String concession(int k) {
        return space().concessions().get(k).name();
    }

    DealDetail detail() {
        DealDetail none = DealDetail.none();
        DealDetail both = switch (answer.packages().selection()) {
            case PackageSearch.Selection.ByOptions by -> none;
            case PackageSearch.Selection.ByOwnPlans by -> compared(by.comparison());
        };
        List<DealDetail.HoldView> holds =
                answer.enforcement().stream().map(this::hold).toList();
        return switch (answer.studies()) {
            case DealAnswer.Studies.None unasked ->
                new DealDetail(
                        both.own(), both.text(), both.changed(), holds, none.largest(), none.chairs(), none.draws());
            case DealAnswer.Studies.Made made ->
                new DealDetail(
                        both.own(),
                        both.text(),
                        both.changed(),
                        holds,
                        largest(made.largestThatHolds()),
                        new SideAdviceViews(answer, made, coverage).views(),
                        none.draws());
        };
    }

    private DealDetail compared(ValuationComparison comparison) {
        ComparisonWords words = new ComparisonWords(comparison);
        DealDetail none = DealDetail.none();
        return new DealDetail(
                comparison.packages().stream()
                        .map(p -> new DealDetail.OwnRow(
                                p.options(),
                                p.label(),
                                both(p.byOwnPlansUsd()),
                                both(p.inMarketUsd()),
                                p.onOwnFrontier(),
                                p.onMarketFrontier()))
                        .toList(),
                words.how(),
                words.changed(),
                none.holds(),
                none.largest(),
                none.chairs(),
                none.draws());
    }

    /// Two values as JSON lists them.
    static double[] both(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private DealDetail.HoldView hold(DealEnforcement deal) {
        SelfEnforcement e = deal.enforcement();
        EnforcementWords words = new EnforcementWords(space());
        return new DealDetail.HoldView(
                DealViews.name(deal.deal()),
                e.options(),
                PackageWords.text(space(), e.options()),
                both(e.gains()),
                e.holds(),
                e.sides().stream().map(s -> side(s, words)).toList(),
                e.promises().stream().map(this::promise).toList(),
                e.expected().stream()
                        .map(x -> new DealDetail.ExpectedView(EnforcementWords.reading(x.reading()), both(x.gains())))
                        .toList(),
                deal.items().stream()
                        .map(i -> new DealDetail.ItemView(i.item(), i.name(), both(i.gainsUsd())))
                        .toList(),
                e.hostages().stream().map(this::hostage).toList(),
                steps(deal),
                e.leastHostage(),
                e.tranches() instanceof Staging.Tranches t ? t.shares() : List.of(),
                words.staging(e));
    }

    private DealDetail.PromiseView promise(SelfEnforcement.Promised p) {
        return new DealDetail.PromiseView(
                p.party(),
                concession(p.concession()),
                p.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                p.chance().stream()
                        .map(c -> new DealDetail.ChanceView(
                                EnforcementWords.reading(c.reading()), c.mean(), c.low(), c.high(), c.records()))
                        .toList());
    }

    private DealDetail.HostageView hostage(SelfEnforcement.SuspendedControl h) {
        return new DealDetail.HostageView(
                space().parties().get(space().sideOf(h.concession())),
                concession(h.concession()),
                h.months(),
                h.costsOther(),
                h.worthToHolder(),
                h.mutual());
    }

    private List<List<String>> steps(DealEnforcement deal) {
        return deal.enforcement().staging() instanceof Staging.Order order
                ? order.steps().stream()
                        .map(s -> s.stream()
                                .map(j -> concession(deal.moving().get(j)))
                                .toList())
                        .toList()
                : List.of();
    }

    private static DealDetail.SideView side(SelfEnforcement.Side s, EnforcementWords words) {
        double needed = switch (s.needed()) {
            case Stability.Patience.Any any -> 0;
            case Stability.Patience.AtLeast least -> least.delta();
            case Stability.Patience.None none -> NONE;
        };
        String temptedFrom = s.temptation() instanceof SelfEnforcement.Breach.From from
                ? from.month().toString()
                : "";
        return new DealDetail.SideView(
                s.party(),
                s.stakes().comply(),
                s.stakes().cheat(),
                s.stakes().punished(),
                needed,
                s.delta(),
                s.effective(),
                s.holds(),
                s.lagMonths(),
                s.expires(),
                s.unravels(),
                s.hostageUsd(),
                s.bondUsd(),
                temptedFrom,
                words.side(s));
    }

    private DealDetail.LargestView largest(SelfEnforcementStudy.Largest found) {
        return switch (found.settlement()) {
            case Settlement.NoDeal none ->
                new DealDetail.LargestView(List.of(), new double[0], none.because(), found.exact());
            case Settlement.Agreement a -> {
                ValuedPackage p = a.best().getFirst().parts().getFirst().deal();
                yield new DealDetail.LargestView(
                        p.options(), both(p.utilities()), PackageWords.text(space(), p.options()), found.exact());
            }
        };
    }
}
