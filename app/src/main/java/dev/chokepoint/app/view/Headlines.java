package dev.chokepoint.app.view;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The summary on one screen: what is lost, what stops, who pays, what a deal is worth.
record Headlines(
        World world,
        Plan free,
        Plan best,
        Rationing.Result worst,
        List<Leverage.Row> issuers,
        List<Leverage.Row> measures,
        List<Assessment.StopView> stops,
        List<Assessment.DealView> deals,
        List<Assessment.LeverageView> leverage,
        List<Assessment.LossView> losses,
        Function<Explanation, String> why,
        Controls controls) {
    private static final int MOST_STOPS = 4;
    private static final int MOST_SHORT = 2;

    List<Assessment.Headline> all() {
        List<Assessment.Headline> lines = new ArrayList<>();
        double bestLoss = free.total() - best.total();
        double worstLoss = free.total() - worst.welfare();
        Set<String> everybody = new LinkedHashSet<>();
        world.parties().forEach(p -> everybody.add(p.id()));
        Explanation total = LossExplanation.of(
                "Loss of all parties, best case", free, best, everybody, controls, controls.measures());
        lines.add(new Assessment.Headline(
                "Loss of all, best to worst case",
                Numbers.usd(bestLoss) + " to " + Numbers.usd(worstLoss),
                "over " + world.months() + " months from " + world.first()
                        + ": a market that re-routes against one in which nobody does",
                why.apply(total.with(Explanation.leaf(
                        "Loss of all parties, worst case",
                        Numbers.usd(worstLoss),
                        "rationing plan valued by the same demand curves and costs (docs/model.md#rationing)")))));
        for (Leverage.Row row : issuers) {
            StringBuilder text = new StringBuilder("others: ");
            double own = row.onParty().getOrDefault(row.issuer(), 0.0);
            double others = 0;
            List<String> parts = new ArrayList<>();
            for (Map.Entry<String, Double> e : row.onParty().entrySet()) {
                if (!e.getKey().equals(row.issuer())) {
                    others += e.getValue();
                    if (Math.abs(e.getValue()) >= 5e4) {
                        parts.add(e.getKey() + " " + Numbers.usd(e.getValue()));
                    }
                }
            }
            text.append(parts.isEmpty() ? "nothing" : String.join(", ", parts))
                    .append("; ")
                    .append(row.issuer())
                    .append(own >= 0 ? " itself pays " : " itself gains ")
                    .append(Numbers.usd(Math.abs(own)));
            String key = leverage.stream()
                    .filter(v -> v.measure().equals(row.measure()))
                    .map(Assessment.LeverageView::why)
                    .findFirst()
                    .orElse("");
            lines.add(new Assessment.Headline(
                    "Controls of " + row.issuer() + " cost others", Numbers.usd(others), text.toString(), key));
        }
        for (String issuer : issuers.stream().map(Leverage.Row::issuer).toList()) {
            leverage.stream()
                    .filter(v -> v.issuer().equals(issuer) && !v.measure().startsWith("all of"))
                    .findFirst()
                    .ifPresent(v -> lines.add(new Assessment.Headline(
                            "Strongest measure of " + issuer,
                            Numbers.usd(v.total()),
                            v.measure() + ", " + v.title() + ": total cost to all parties",
                            v.why())));
        }
        List<Assessment.StopView> chosen = new ArrayList<>(stops.stream()
                .filter(s -> !s.worstStops().isEmpty())
                .limit(MOST_STOPS)
                .toList());
        stops.stream()
                .filter(s -> s.worstStops().isEmpty() && s.worstLowest() < 0.75)
                .limit(MOST_SHORT)
                .forEach(chosen::add);
        for (Assessment.StopView s : chosen) {
            lines.add(new Assessment.Headline(
                    s.itemName() + " in " + s.place(),
                    s.worstStops().isEmpty()
                            ? percent(s.bestLowest()) + " to " + percent(s.worstLowest())
                            : (s.bestStops().isEmpty() ? "never" : s.bestStops()) + " / " + s.worstStops(),
                    (s.worstStops().isEmpty()
                                    ? "of the baseline in the lowest month, best and worst case"
                                    : "stops in the best / worst case")
                            + "; held by " + String.join(", ", s.measures()),
                    s.why()));
        }
        for (Assessment.DealView deal : deals) {
            for (Assessment.OfferView offer : deal.offers()) {
                lines.add(new Assessment.Headline(
                        offer.name(), pair(deal.sides(), offer.gains()), offer.verdict(), offer.why()));
            }
            for (Assessment.SolutionView s : deal.solutions()) {
                if (s.rule().equals("Nash")) {
                    lines.add(new Assessment.Headline(
                            "Nash deal of " + deal.title(),
                            s.gains().length == 0 ? "none" : pair(deal.sides(), s.gains()),
                            s.text(),
                            deal.concessions().isEmpty()
                                    ? ""
                                    : why.apply(Explanation.of(
                                            "Nash deal of " + deal.title(),
                                            s.text(),
                                            "the package with the largest product of gains (docs/model.md#deals)",
                                            List.of(Explanation.leaf("value", s.text(), deal.note()))))));
                }
            }
        }
        return lines;
    }

    private static String percent(double share) {
        return Math.round(100 * Math.min(1, share)) + " %";
    }

    private static String pair(List<String> sides, double[] gains) {
        return sides.get(0) + " " + signed(gains[0]) + ", " + sides.get(1) + " " + signed(gains[1]);
    }

    private static String signed(double usd) {
        return (usd >= 0 ? "+" : "−") + Numbers.usd(Math.abs(usd));
    }
}
