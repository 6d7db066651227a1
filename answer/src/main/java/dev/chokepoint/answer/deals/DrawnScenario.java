package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.space.NoDealScenario;
import dev.chokepoint.deals.uncertainty.DrawnDeals;
import dev.chokepoint.deals.valuation.DealValuer;
import dev.chokepoint.exposure.uncertainty.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How packages stand over draws if this follows without a deal.
///
/// @param deals in the order in which they were asked about
/// @param pick the position of the package that Nash's rule picks by the means; empty where it picks none
/// @param tied positions of packages that the means cannot tell from the one picked, which is among them: each
///     side's mean difference is within two standard errors
public record DrawnScenario(
        NoDealScenario scenario, List<DrawnDeal> deals, Optional<Integer> pick, List<Integer> tied) {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    public DrawnScenario {
        deals = List.copyOf(deals);
        tied = List.copyOf(tied);
    }

    /// One package over the draws; shares are of the draws with an answer.
    ///
    /// @param onFrontier in which no other candidate beats it
    /// @param bothGain in which no side loses against no deal and one gains
    /// @param picked in which Nash's rule picks it or one as good, from what each does alone
    public record DrawnDeal(
            List<Integer> options, double onFrontier, double bothGain, double picked, List<SideQuantiles> sides) {
        public DrawnDeal {
            options = List.copyOf(options);
            sides = List.copyOf(sides);
        }
    }

    /// What one side gains by a package over the draws, and how much more Nash's pick gives it, USD.
    ///
    /// @param meanUsd its mean gain over no deal, with its standard error
    public record SideQuantiles(
            double meanUsd,
            double errorUsd,
            double gain05Usd,
            double gain50Usd,
            double gain95Usd,
            double regret50Usd,
            double regret95Usd) {}

    /// Sums draws up.
    ///
    /// @param space what is ruled out: a package that crosses a red line is shown and not picked
    /// @param options the packages, in the order of the draws' deals
    /// @param centralUsd their gains at central inputs, which the bands hold
    /// @param draws at least one
    static DrawnScenario of(
            NoDealScenario scenario,
            DealSpace space,
            List<List<Integer>> options,
            List<List<Double>> centralUsd,
            List<DrawnDeals> draws) {
        List<DrawnDeal> deals = IntStream.range(0, options.size())
                .mapToObj(d -> drawn(options.get(d), centralUsd.get(d), d, draws))
                .toList();
        Optional<Integer> pick = pick(
                draws,
                IntStream.range(0, options.size())
                        .filter(d -> !space.crossesRedLine(options.get(d)))
                        .boxed()
                        .toList());
        return new DrawnScenario(
                scenario,
                deals,
                pick,
                pick.map(best -> tied(draws, options.size(), best)).orElse(List.of()));
    }

    private static DrawnDeal drawn(List<Integer> options, List<Double> centralUsd, int d, List<DrawnDeals> draws) {
        double n = draws.size();
        return new DrawnDeal(
                options,
                draws.stream().filter(v -> v.onFrontier()[d]).count() / n,
                draws.stream().filter(v -> bothGain(v.gains().get(d))).count() / n,
                draws.stream().filter(v -> v.picked()[d]).count() / n,
                IntStream.range(0, 2)
                        .mapToObj(side -> quantiles(
                                centralUsd.get(side),
                                series(draws, v -> v.gains().get(d)[side]),
                                series(draws, v -> v.regret().get(d)[side])))
                        .toList());
    }

    private static boolean bothGain(double[] gains) {
        double least = DealValuer.NEGLIGIBLE_USD;
        return gains[0] > -least && gains[1] > -least && (gains[0] > least || gains[1] > least);
    }

    /// What Nash's rule picks from the mean start by the mean gains.
    private static Optional<Integer> pick(List<DrawnDeals> draws, List<Integer> among) {
        List<ValuedPackage> means = among.stream()
                .map(d -> new ValuedPackage(
                        "" + d,
                        List.of(d),
                        IntStream.range(0, 2)
                                .mapToObj(side ->
                                        mean(series(draws, v -> v.gains().get(d)[side])))
                                .toList()))
                .toList();
        List<Double> start = IntStream.range(0, 2)
                .mapToObj(side -> mean(series(draws, v -> v.start()[side])))
                .toList();
        return Bargain.nash(2).among(means, start).agreements().stream()
                .findFirst()
                .map(a -> a.parts().getFirst().deal().options().getFirst());
    }

    /// The packages that the means do not tell from one.
    private static List<Integer> tied(List<DrawnDeals> draws, int deals, int best) {
        List<Integer> tied = new ArrayList<>();
        for (int d = 0; d < deals; d++) {
            boolean same = d != best;
            for (int side = 0; side < 2; side++) {
                int of = d;
                int at = side;
                double[] difference =
                        series(draws, v -> v.gains().get(of)[at] - v.gains().get(best)[at]);
                same &= Math.abs(mean(difference)) <= 2 * standardError(difference);
            }
            if (same || d == best) {
                tied.add(d);
            }
        }
        return tied;
    }

    private static double[] series(List<DrawnDeals> draws, ToDoubleFunction<DrawnDeals> what) {
        return draws.stream().mapToDouble(what).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    /// Infinite for a single draw, which says nothing of how far draws differ.
    private static double standardError(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return values.length < 2 ? Double.POSITIVE_INFINITY : Math.sqrt(sum / (values.length - 1.0) / values.length);
    }

    /// The outer gains are drawn out to the gain at central inputs where that lies outside.
    private static SideQuantiles quantiles(double central, double[] gains, double[] regret) {
        Sample.Band band = new Sample.Band(
                        DrawnDeals.quantile(gains, LOW),
                        DrawnDeals.quantile(gains, 0.5),
                        DrawnDeals.quantile(gains, HIGH))
                .holding(central);
        return new SideQuantiles(
                mean(gains),
                standardError(gains),
                band.low(),
                band.median(),
                band.high(),
                DrawnDeals.quantile(regret, 0.5),
                DrawnDeals.quantile(regret, HIGH));
    }
}
