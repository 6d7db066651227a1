package dev.chokepoint.app.view.deals;

import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.PackageCoverage;
import dev.chokepoint.deals.advice.SideAdvice;
import dev.chokepoint.deals.advice.WaitingCost;
import dev.chokepoint.deals.space.DealSpace;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The advice to either side as answers show it.
///
/// @param coverage what of a package is valued
record SideAdviceViews(
        DealAnswer answer, DealAnswer.Studies.Made made, Function<List<Integer>, PackageCoverage> coverage) {
    private DealSpace space() {
        return answer.space();
    }

    private String concession(int k) {
        return space().concessions().get(k).name();
    }

    private String option(int k, int option) {
        return space().concessions().get(k).options().get(option).text();
    }

    List<DealDetail.ChairView> views() {
        String bargaining = bargaining();
        return made.sides().stream().map(s -> view(s, bargaining)).toList();
    }

    private DealDetail.ChairView view(SideAdvice s, String bargaining) {
        return new DealDetail.ChairView(
                s.party(),
                s.asks().stream()
                        .map(a -> new DealDetail.AskView(
                                concession(a.concession()), option(a.concession(), a.option()), a.toMe(), a.toGiver()))
                        .toList(),
                s.levers().stream().map(this::lever).toList(),
                s.offers().stream().map(this::offer).toList(),
                s.carries().stream()
                        .map(c -> new DealDetail.CarriedView(concession(c.concession()), c.toMe(), c.toOther()))
                        .toList(),
                made.interactions().stream()
                        .map(p -> new DealDetail.PairView(concession(p.first()), concession(p.second()), p.usd()))
                        .toList(),
                s.links().stream()
                        .map(l -> new DealDetail.LinkView(
                                concession(l.first()),
                                concession(l.second()),
                                DealDetails.both(l.gains()),
                                DealDetails.both(l.linkage())))
                        .toList(),
                s.pace().months(),
                s.pace().perMonth(),
                s.pace().rate(),
                bargaining);
    }

    private DealDetail.LeverView lever(SideAdvice.Lever l) {
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
                    case SideAdvice.Flip.At at -> at.value();
                    case SideAdvice.Flip.Never never -> -1;
                });
    }

    private DealDetail.OfferWorthView offer(SideAdvice.OfferWorth o) {
        DealSpace.Offer offer = answer.offers().get(o.offer()).offer();
        return new DealDetail.OfferWorthView(
                offer.name(),
                DealDetails.both(o.gains()),
                new CoverageWords(space())
                        .view(coverage.apply(space().packageOf(offer)))
                        .caveat(),
                o.better(),
                counter(o.smallestChange(), offer),
                counter(o.bestForMe(), offer));
    }

    private DealDetail.CounterView counter(SideAdvice.Counter counter, DealSpace.Offer offer) {
        return switch (counter) {
            case SideAdvice.Counter.None none -> new DealDetail.CounterView("", new double[0]);
            case SideAdvice.Counter.Of of ->
                new DealDetail.CounterView(
                        PackageWords.changes(
                                space(), space().packageOf(offer), of.deal().options()),
                        DealDetails.both(of.deal().utilities()));
        };
    }

    /// What waiting does to either side, and what that makes of alternating offers.
    private String bargaining() {
        String first = space().parties().get(0);
        String second = space().parties().get(1);
        return switch (made.waiting()) {
            case WaitingCost.Unknown unknown -> "";
            case WaitingCost.GrowsForBoth w ->
                "What no deal costs grows by " + EnforcementWords.percent(w.firstRate()) + " a month for " + first
                        + " and by " + EnforcementWords.percent(w.secondRate()) + " for " + second
                        + ": alternating offers (Rubinstein) give " + first + " "
                        + EnforcementWords.percent(w.firstShare()) + " of the gain.";
            case WaitingCost.GrowsForOneAtMost w ->
                "What a month without a deal costs " + moves(w.firstRate()) + " a month for " + first + " and "
                        + moves(w.secondRate()) + " for " + second
                        + (w.firstRate() <= 0 && w.secondRate() <= 0
                                ? ": for neither side does waiting get dearer, so time presses nobody."
                                : ": time presses " + (w.firstRate() > 0 ? first : second) + ".");
        };
    }

    private static String moves(double rate) {
        return (rate >= 0 ? "grows by " : "falls by ") + EnforcementWords.percent(Math.abs(rate));
    }
}
