package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.Threats;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;
import dev.chokepoint.deals.bargaining.Rubinstein;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.chair.Chair;
import dev.chokepoint.deals.chair.ChairStudy;
import dev.chokepoint.deals.keeping.Stability;
import dev.chokepoint.deals.keeping.Staging;
import dev.chokepoint.deals.keeping.Upholding;
import dev.chokepoint.deals.keeping.UpholdingStudy;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.deals.valuation.PackageTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Puts the studies of a deal space into words and views: no deal, would it hold, advice from each chair.
final class DealStudy {
    /// A monthly factor that no patience reaches.
    private static final double NONE = 2;

    private final DealValuer valuer;
    private final DealSpace space;
    private final UpholdingStudy upholding;
    private final Function<List<Integer>, List<DealDetail.ItemView>> items;

    /// @param items what a package gives by item
    DealStudy(DealValuer valuer, UpholdingStudy upholding, Function<List<Integer>, List<DealDetail.ItemView>> items) {
        this.items = items;
        this.valuer = valuer;
        this.space = valuer.space();
        this.upholding = upholding;
    }

    DealValuer valuer() {
        return valuer;
    }

    /// A package with the name under which it is known: a rule that picks it, or an offer.
    record Named(String name, List<Integer> options) {}

    DealDetail.NoDealView noDeal(Threats threats, Ledger ledger) {
        List<Double> gains = valuer.disagreement();
        double[] both = {gains.get(0), gains.get(1)};
        return switch (space.disagreement()) {
            case DealSpace.Disagreement.StatusQuo quo ->
                new DealDetail.NoDealView(List.of(), both, "the controls in force go on", "");
            case DealSpace.Disagreement.Escalation e -> {
                List<DealDetail.ThreatView> views = e.threats().stream()
                        .map(t -> new DealDetail.ThreatView(
                                t.measure(),
                                ledger.findMeasure(t.measure())
                                        .map(Measure::title)
                                        .orElse(""),
                                t.from().toString(),
                                threats.lanes().getOrDefault(t.measure(), 0)))
                        .toList();
                List<String> words = views.stream()
                        .map(v -> v.measure() + " from " + v.from()
                                + (v.lanes() == 0 ? " (binds no lane of this world: not valued)" : ""))
                        .toList();
                yield new DealDetail.NoDealView(
                        views, both, "what was announced comes: " + String.join(", ", words), e.because());
            }
        };
    }

    private String concession(int k) {
        return space.concessions().get(k).name();
    }

    private String option(int k, int option) {
        return space.concessions().get(k).options().get(option).text();
    }

    /// Whether deals would hold.
    ///
    /// @param dates whether to look for the month from which breaking pays
    List<DealDetail.HoldView> holds(List<Named> deals, boolean dates) {
        return deals.stream()
                .map(d -> hold(d.name(), dates ? upholding.of(d.options()) : upholding.overThePlan(d.options())))
                .toList();
    }

    private DealDetail.HoldView hold(String name, Upholding u) {
        List<DealDetail.SideView> sides = u.sides().stream().map(this::side).toList();
        List<DealDetail.PromiseView> promises = u.promises().stream()
                .map(p -> new DealDetail.PromiseView(
                        p.party(),
                        concession(p.concession()),
                        p.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        p.chance().stream()
                                .map(c -> new DealDetail.ChanceView(
                                        c.reading(), c.mean(), c.low(), c.high(), c.records()))
                                .toList()))
                .toList();
        List<DealDetail.HostageView> hostages = u.hostages().stream()
                .map(h -> new DealDetail.HostageView(
                        space.parties().get(space.sideOf(h.concession())),
                        concession(h.concession()),
                        h.months(),
                        h.costsOther(),
                        h.worthToHolder(),
                        h.mutual()))
                .toList();
        List<Integer> moved = new ArrayList<>();
        for (int k = 0; k < u.options().size(); k++) {
            if (u.options().get(k) != 0 && valuer.moves(k)) {
                moved.add(k);
            }
        }
        List<List<String>> steps = u.staging() instanceof Staging.Order order
                ? order.steps().stream()
                        .map(s -> s.stream().map(j -> concession(moved.get(j))).toList())
                        .toList()
                : List.of();
        List<Double> tranches = u.tranches() instanceof Staging.Tranches t ? t.shares() : List.of();
        return new DealDetail.HoldView(
                name,
                u.options(),
                Gives.text(space, u.options()),
                new double[] {u.gains().get(0), u.gains().get(1)},
                u.holds(),
                sides,
                promises,
                u.expected().stream()
                        .map(e -> new DealDetail.ExpectedView(
                                e.reading(),
                                new double[] {e.gains().get(0), e.gains().get(1)}))
                        .toList(),
                items.apply(u.options()),
                hostages,
                steps,
                u.leastHostage(),
                tranches,
                staging(u, tranches));
    }

    private static String staging(Upholding u, List<Double> tranches) {
        String whole = switch (u.staging()) {
            case Staging.Order order when order.steps().size() <= 1 -> "all at once: nobody gains by stopping half-way";
            case Staging.Order order -> order.steps().size() + " steps of whole concessions";
            case Staging.Impossible no ->
                "no order of whole concessions holds by itself (" + no.because() + ")"
                        + (u.leastHostage() > 0
                                ? "; each side must have at least " + Numbers.usd(u.leastHostage())
                                        + " to lose afterwards, such as a suspension that lapses"
                                : "");
            case Staging.Tranches shares -> shares.shares().size() + " steps";
        };
        return switch (u.tranches()) {
            case Staging.Tranches t
            when t.shares().size() > 1 ->
                whole + "; in equal proportion it takes " + t.shares().size() + " tranches, the last of "
                        + percent(tranches.getLast());
            case Staging.Tranches t -> whole;
            case Staging.Impossible no -> whole + "; nor do tranches in equal proportion";
            case Staging.Order order -> whole;
        };
    }

    private DealDetail.SideView side(Upholding.Side s) {
        double needed = switch (s.needed()) {
            case Stability.Patience.Any any -> 0;
            case Stability.Patience.AtLeast least -> least.delta();
            case Stability.Patience.None none -> NONE;
        };
        String why = switch (s.needed()) {
            case Stability.Patience.Any any -> "breaking gains it nothing";
            case Stability.Patience.AtLeast least ->
                String.format(
                        Locale.ROOT,
                        "would gain by holding back %s; keeping needs a monthly factor of %.3f, it has %.3f (margin"
                                + " %+.3f)",
                        String.join(
                                ", ",
                                s.withheld().stream().map(this::concession).toList()),
                        least.delta(),
                        s.effective(),
                        s.margin());
            case Stability.Patience.None none -> none.because();
        };
        String tempted = switch (s.temptation()) {
            case Upholding.Tempted.From from -> from.month().toString();
            case Upholding.Tempted.NotBy not -> "";
            case Upholding.Tempted.Unasked unasked -> "";
        };
        String when = switch (s.temptation()) {
            case Upholding.Tempted.From from ->
                "; on the path of the plan breaking pays from " + from.month() + " (" + Numbers.usd(from.gainUsd())
                        + "): what it gets comes early";
            case Upholding.Tempted.NotBy not ->
                s.withheld().isEmpty() ? "" : "; in no month to " + not.month() + " does breaking pay";
            case Upholding.Tempted.Unasked unasked -> "";
        };
        String end = s.unravels()
                ? "; what it gets lapses after " + s.expires() + " months: without a renewal in sight it unravels"
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
                tempted,
                why + when + end);
    }

    DealDetail.LargestView largest(Map<DealValuer.Group, List<ValuedPackage>> packages) {
        UpholdingStudy.Largest found = upholding.largest(packages);
        return switch (found.settlement()) {
            case Settlement.NoDeal none ->
                new DealDetail.LargestView(List.of(), new double[0], none.because(), found.exact());
            case Settlement.Agreement a -> {
                ValuedPackage p = a.best().getFirst().parts().getFirst().deal();
                yield new DealDetail.LargestView(
                        p.options(),
                        new double[] {p.utility(0), p.utility(1)},
                        Gives.text(space, p.options()),
                        found.exact());
            }
        };
    }

    /// Advice from both chairs.
    List<DealDetail.ChairView> chairs(ChairStudy study, List<Integer> deal, List<Named> offers) {
        List<Chair> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(study.of(i, deal, offers.stream().map(Named::options).toList()));
        }
        List<PackageTables.Pair> pairs = PackageTables.of(valuer, deal).interactions();
        String bargaining = bargaining(both);
        return both.stream().map(c -> chair(c, offers, pairs, bargaining)).toList();
    }

    private String bargaining(List<Chair> both) {
        double one = both.get(0).pace().rate();
        double two = both.get(1).pace().rate();
        List<String> parties = space.parties();
        if (both.get(0).pace().months().isEmpty()) {
            return "";
        }
        if (one > 0 && two > 0) {
            double share = new Rubinstein(one, two).limitShare();
            return "What no deal costs grows by " + percent(one) + " a month for " + parties.get(0) + " and by "
                    + percent(two) + " for " + parties.get(1) + ": alternating offers (Rubinstein) give "
                    + parties.get(0) + " " + percent(share) + " of the gain.";
        }
        return "What a month without a deal costs " + moves(one) + " a month for " + parties.get(0)
                + " and " + moves(two) + " for " + parties.get(1)
                + (one <= 0 && two <= 0
                        ? ": for neither side does waiting get dearer, so time presses nobody."
                        : ": time presses " + (one > 0 ? parties.get(0) : parties.get(1)) + ".");
    }

    private static String moves(double rate) {
        return (rate >= 0 ? "grows by " : "falls by ") + percent(Math.abs(rate));
    }

    private DealDetail.ChairView chair(Chair c, List<Named> offers, List<PackageTables.Pair> pairs, String bargaining) {
        return new DealDetail.ChairView(
                c.party(),
                c.asks().stream()
                        .map(a -> new DealDetail.AskView(
                                concession(a.concession()), option(a.concession(), a.option()), a.toMe(), a.toGiver()))
                        .toList(),
                c.levers().stream().map(this::lever).toList(),
                c.offers().stream()
                        .map(o -> new DealDetail.OfferWorthView(
                                offers.get(o.offer()).name(),
                                new double[] {o.gains().get(0), o.gains().get(1)},
                                o.better(),
                                counter(o.smallestChange(), offers.get(o.offer())),
                                counter(o.bestForMe(), offers.get(o.offer()))))
                        .toList(),
                c.carries().stream()
                        .map(x -> new DealDetail.CarriedView(concession(x.concession()), x.toMe(), x.toOther()))
                        .toList(),
                pairs.stream()
                        .filter(p -> Math.abs(p.usd()) > 1e5)
                        .limit(5)
                        .map(p -> new DealDetail.PairView(concession(p.first()), concession(p.second()), p.usd()))
                        .toList(),
                c.links().stream()
                        .map(l -> new DealDetail.LinkView(
                                concession(l.first()),
                                concession(l.second()),
                                new double[] {l.gains().get(0), l.gains().get(1)},
                                new double[] {l.linkage().get(0), l.linkage().get(1)}))
                        .toList(),
                c.pace().months(),
                c.pace().perMonth(),
                c.pace().rate(),
                bargaining);
    }

    private DealDetail.LeverView lever(Chair.Lever l) {
        return new DealDetail.LeverView(
                concession(l.concession()),
                option(l.concession(), l.option()),
                l.ruledOut(),
                l.toMe(),
                l.toOther(),
                l.months(),
                l.perMonthOther(),
                l.perMonthMe(),
                l.trend().name().toLowerCase(Locale.ROOT),
                l.breakEvenWeightUsd(),
                switch (l.rentShare()) {
                    case Chair.Flip.At at -> at.value();
                    case Chair.Flip.Never never -> -1;
                });
    }

    private DealDetail.CounterView counter(Chair.Counter counter, Named offer) {
        return switch (counter) {
            case Chair.Counter.None none -> new DealDetail.CounterView("", new double[0]);
            case Chair.Counter.Of of ->
                new DealDetail.CounterView(
                        Gives.changes(space, offer.options(), of.deal().options()),
                        new double[] {of.deal().utility(0), of.deal().utility(1)});
        };
    }

    static String percent(double share) {
        double p = 100 * share;
        return String.format(Locale.ROOT, Math.abs(p) < 9.95 ? "%.1f %%" : "%.0f %%", p);
    }
}
