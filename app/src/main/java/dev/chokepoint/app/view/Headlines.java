package dev.chokepoint.app.view;

import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.answer.leverage.MeasureLeverage;
import dev.chokepoint.answer.losses.Losses;
import dev.chokepoint.app.view.deals.DealView;
import dev.chokepoint.app.view.deals.NegotiationView;
import dev.chokepoint.app.view.deals.OfferView;
import dev.chokepoint.app.view.deals.SolutionView;
import dev.chokepoint.app.view.losses.AfterwardsView;
import dev.chokepoint.app.view.losses.ExpectedView;
import dev.chokepoint.app.view.losses.LeverageView;
import dev.chokepoint.app.view.losses.NowcastView;
import dev.chokepoint.app.view.losses.StopView;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The summary on one screen: what is lost, what stops, who pays, what a deal is worth.
record Headlines(World world, Explanations explanations) {
    private static final int MOST_STOPS = 4;
    private static final int MOST_SHORT = 2;

    /// A line that does not stop is told of below this share of its baseline output.
    private static final double RUNS_SHORT = 0.75;

    private static final double LEAST_COST_USD = 5e4;

    /// @param issuers the rows of the matrix as they are shown; binding those of single measures
    /// @param stops the lines of the summary
    List<Assessment.Headline> all(
            List<ExpectedView> expected,
            Losses.Total total,
            LeverageMatrix matrix,
            List<LeverageView> issuers,
            List<LeverageView> binding,
            List<StopView> stops,
            List<DealView> deals) {
        List<Assessment.Headline> lines = new ArrayList<>();
        expected.forEach(e -> {
            lines.add(expected(e));
            e.nowcast().forEach(n -> lines.add(nowcast(n, e.done())));
        });
        lines.add(loss(total));
        for (int k = 0; k < issuers.size(); k++) {
            lines.add(cost(matrix.issuers().get(k), issuers.get(k).why()));
        }
        for (LeverageView issuer : issuers) {
            binding.stream()
                    .filter(v -> v.issuer().equals(issuer.issuer()))
                    .findFirst()
                    .ifPresent(v -> lines.add(strongest(v)));
        }
        stops.stream()
                .filter(s -> !s.worstStops().isEmpty())
                .limit(MOST_STOPS)
                .forEach(s -> lines.add(stop(s, chance(expected, s))));
        stops.stream()
                .filter(s -> s.worstStops().isEmpty() && s.worstLowest() < RUNS_SHORT)
                .limit(MOST_SHORT)
                .forEach(s -> lines.add(runsShort(s)));
        deals.forEach(d -> lines.addAll(deal(d)));
        return lines;
    }

    private Assessment.Headline expected(ExpectedView e) {
        String value = Numbers.usd(e.total().median());
        String band = e.done() == 0
                ? "one run with everything at its median; draws give the band"
                : "5 to 95 %: " + Numbers.usd(e.total().low()) + " to "
                        + Numbers.usd(e.total().high()) + ", " + e.done() + " draws";
        String text = band + "; " + e.reason();
        return new Assessment.Headline(
                "Expected loss of all",
                value,
                text,
                explanations.add(Explanation.of(
                        "Expected loss of all",
                        value,
                        "the median over draws of the figures and of how offices, buyers and sellers behave"
                                + " (docs/model/expected.md)",
                        e.parties().stream()
                                .map(p -> Explanation.leaf(
                                        "loss of " + p.name(),
                                        Numbers.usd(p.loss().median()),
                                        "5 to 95 %: " + Numbers.usd(p.loss().low()) + " to "
                                                + Numbers.usd(p.loss().high())))
                                .toList())));
    }

    private Assessment.Headline nowcast(NowcastView n, int draws) {
        String value = Numbers.usd(n.total().median());
        List<String> text = new ArrayList<>();
        text.add("5 to 95 %: " + Numbers.usd(n.total().low()) + " to "
                + Numbers.usd(n.total().high()) + ", by " + n.figures().size()
                + (n.figures().size() == 1 ? " figure" : " figures") + " published by then, "
                + Math.round(n.effective()) + " of " + draws + " draws' worth");
        n.standing()
                .forEach(s -> text.add("licences under " + s.measure() + " are a standing restriction in "
                        + percent(s.after()) + " (" + percent(s.before()) + " before)"));
        return new Assessment.Headline(
                "Weighed by what is known since",
                value,
                String.join("; ", text),
                explanations.add(Explanation.of(
                        "Expected loss of all, weighed by what is known since",
                        value,
                        "each draw counts by how likely it makes what was observed"
                                + " (docs/model/expected.md#nowcast)",
                        n.figures().stream()
                                .map(f -> Explanation.leaf(
                                        f.title() + ", " + f.months(),
                                        AfterwardsView.observed(f.least(), f.most()),
                                        "over what was before; expected "
                                                + two(f.before().median()) + ", weighed "
                                                + two(f.after().median()) + "; published "
                                                + f.published() + ", " + f.source()))
                                .toList())));
    }

    private static String two(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    private Assessment.Headline loss(Losses.Total total) {
        return new Assessment.Headline(
                "Loss of all, best to worst case",
                Numbers.usd(total.bestUsd()) + " to " + Numbers.usd(total.worstUsd()),
                "over " + world.months() + " months from " + world.first()
                        + ": a market that re-routes against one in which nobody does",
                explanations.add(total.why()));
    }

    private static Assessment.Headline cost(MeasureLeverage<?> row, String why) {
        List<String> parts = new ArrayList<>();
        row.onPartyUsd().forEach((party, usd) -> {
            if (!party.equals(row.issuer()) && Math.abs(usd) >= LEAST_COST_USD) {
                parts.add(party + " " + Numbers.usd(usd));
            }
        });
        return new Assessment.Headline(
                "Controls of " + row.issuer() + " cost others",
                Numbers.usd(row.othersUsd()),
                "others: " + (parts.isEmpty() ? "nothing" : String.join(", ", parts)) + "; " + row.issuer()
                        + (row.ownUsd() >= 0 ? " itself pays " : " itself gains ")
                        + Numbers.usd(Math.abs(row.ownUsd())),
                why);
    }

    private static Assessment.Headline strongest(LeverageView v) {
        return new Assessment.Headline(
                "Strongest measure of " + v.issuer(),
                Numbers.usd(v.total()),
                v.measure() + ", " + v.title() + ": total cost to all parties",
                v.why());
    }

    /// How often a line stops in the draws of the expected case; empty without draws.
    private String chance(List<ExpectedView> expected, StopView stop) {
        for (ExpectedView e : expected) {
            for (ExpectedView.LineChance l : e.stops()) {
                if (e.done() > 0
                        && l.recipe().equals(stop.recipe())
                        && l.place().equals(stop.place())) {
                    double soFar = 0;
                    int half = -1;
                    for (int t = 0; t < l.byMonth().length && half < 0; t++) {
                        soFar += l.byMonth()[t];
                        half = soFar >= 0.5 ? t : -1;
                    }
                    return "expected: stops in " + percent(1 - l.never()) + " of the draws"
                            + (half < 0
                                    ? "; "
                                    : ", in half of all by " + world.first().plusMonths(half) + "; ");
                }
            }
        }
        return "";
    }

    private static Assessment.Headline stop(StopView s, String expected) {
        return new Assessment.Headline(
                s.itemName() + " in " + s.place(),
                (s.bestStops().isEmpty() ? "never" : s.bestStops()) + " / " + s.worstStops(),
                (expected.isEmpty() ? "stops in the best / worst case" : expected + "months of the best / worst case")
                        + "; held by " + String.join(", ", s.measures()),
                s.why());
    }

    private static Assessment.Headline runsShort(StopView s) {
        return new Assessment.Headline(
                s.itemName() + " in " + s.place(),
                percent(s.bestLowest()) + " to " + percent(s.worstLowest()),
                "of the baseline in the lowest month, best and worst case; held by " + String.join(", ", s.measures()),
                s.why());
    }

    private List<Assessment.Headline> deal(DealView deal) {
        List<Assessment.Headline> lines = new ArrayList<>();
        for (OfferView offer : deal.offers()) {
            lines.add(new Assessment.Headline(
                    offer.name(),
                    pair(deal.sides(), offer.gains()),
                    standing(deal, offer.options()) + offer.verdict(),
                    offer.why()));
        }
        for (SolutionView s : deal.solutions()) {
            if (s.rule().equals("Nash")) {
                lines.add(new Assessment.Headline(
                        (deal.negotiation().finished() ? "Nash deal of " : "Nash, of those valued so far, of ")
                                + deal.title(),
                        s.gains().length == 0 ? "none" : pair(deal.sides(), s.gains()),
                        standing(deal, s.options()) + s.text(),
                        deal.concessions().isEmpty()
                                ? ""
                                : explanations.add(Explanation.of(
                                        "Nash deal of " + deal.title(),
                                        s.text(),
                                        "the package with the largest product of gains (docs/model.md#deals)",
                                        List.of(Explanation.leaf("value", s.text(), deal.note()))))));
            }
        }
        return lines;
    }

    /// What a package gives in each scenario without a deal: its gains mean nothing without one.
    private static String standing(DealView deal, List<Integer> options) {
        NegotiationView negotiation = deal.negotiation();
        return negotiation.packages().stream()
                .filter(x -> x.options().equals(options))
                .findFirst()
                .map(x -> IntStream.range(0, x.standings().size())
                                .mapToObj(k -> scenario(
                                        deal.sides(),
                                        negotiation.scenarios().get(k),
                                        x.standings().get(k)))
                                .collect(Collectors.joining("; "))
                        + ". ")
                .orElse("");
    }

    private static String scenario(
            List<String> sides, NegotiationView.ScenarioView scenario, NegotiationView.StandingView standing) {
        return "without a deal (" + scenario.name() + "): " + pair(sides, standing.gains())
                + ", without policy weights " + pair(sides, standing.computed());
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
