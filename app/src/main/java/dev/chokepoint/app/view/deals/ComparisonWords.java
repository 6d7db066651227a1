package dev.chokepoint.app.view.deals;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.valuation.ValuationComparison;
import java.util.ArrayList;
import java.util.List;

/// How a deal space was valued twice and how far the two valuations differ, in sentences.
record ComparisonWords(ValuationComparison comparison) {
    /// How both valuations were found and how far they differ.
    List<String> how() {
        List<String> lines = new ArrayList<>();
        ValuationComparison.OwnPlanSearch s = comparison.search();
        lines.add("By its own plan each side trades with the rest of the world at border prices that worsen by "
                + Math.round(100 * s.slope()) + " % when a lane's flow moves by its usual flow. " + s.valued() + " of "
                + s.packages() + " packages were valued (" + s.programs() + " programs)" + coverage(s));
        for (ValuationComparison.Difference d : comparison.sides()) {
            lines.add("Own plan and market differ by at most " + Numbers.usd(d.mostUsd()) + " for " + d.party()
                    + " on these packages (its largest gain is " + Numbers.usd(d.largestUsd())
                    + "): the market moves prices that an own plan takes as given.");
        }
        return lines;
    }

    private static String coverage(ValuationComparison.OwnPlanSearch s) {
        if (s.groupsNotSearched() > 0) {
            return "; " + s.groupsNotSearched()
                    + " groups of concessions were not searched: packages that concede in them may be better.";
        }
        return s.gap() == 0
                ? "; each other is beaten or equalled by one of them: the frontier of own plans is exact."
                : "; a package not valued could add at most " + Numbers.text(100 * s.gap()) + " % of a side's span.";
    }

    /// What the two valuations see differently.
    List<String> changed() {
        List<String> lines = new ArrayList<>();
        String byOwn = pick(comparison.nashByOwnPlans());
        String byMarket = pick(comparison.nashInMarket());
        if (!byOwn.equals(byMarket)) {
            lines.add("Nash picks \"" + byOwn + "\" by own plans and \"" + byMarket + "\" in the market.");
        }
        ValuationComparison.Order order = comparison.order();
        if (order.turned() > 0) {
            lines.add(order.turned() + " of " + order.comparisons()
                    + " comparisons between these packages come out the other way round in the market.");
        }
        return lines;
    }

    private static String pick(Settlement settlement) {
        return settlement.agreements().isEmpty()
                ? "no deal"
                : settlement.agreements().getFirst().parts().getFirst().deal().id();
    }
}
