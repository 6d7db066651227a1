package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Searches the best package that holds by itself: the frontier of gains and margins, and Nash's pick of what holds.
///
/// A package holds if for each side `c - (1 - k) e - k p >= 0` with `k = delta^lag` and the longest lag of the
/// side's concessions: linear in (c, e), so that groups that share no block add up and labels
/// (gain, gain, margin, margin) that another beats in all four can be dropped.
///
/// @param patience `k` of either side
record LargestSelfEnforcingDeal(DealValuer valuer, double[] patience) {
    private static final int MOST_LABELS = 1_000;

    /// @param packages the packages of each group, every concession outside it kept
    SelfEnforcementStudy.Largest among(Map<DealValuer.Group, List<ValuedPackage>> packages) {
        List<Double> none = valuer.disagreement();
        boolean exact = true;
        List<Label> labels = List.of(new Label(
                valuer.statusQuo(), new double[] {0, 0, -patience[0] * none.get(0), -patience[1] * none.get(1)}));
        for (Map.Entry<DealValuer.Group, List<ValuedPackage>> e : packages.entrySet()) {
            exact &= e.getValue().size() == valuer.packagesIn(e.getKey());
            labels = unbeaten(
                    sums(labels, unbeaten(e.getValue().stream().map(this::label).toList())));
            if (labels.size() > MOST_LABELS) {
                labels = labels.stream()
                        .sorted((a, b) -> Double.compare(b.sum(), a.sum()))
                        .limit(MOST_LABELS)
                        .toList();
                exact = false;
            }
        }
        List<ValuedPackage> holding = labels.stream()
                .filter(Label::holds)
                .map(l -> new ValuedPackage(valuer.label(l.options), l.options, List.of(l.values[0], l.values[1])))
                .toList();
        return new SelfEnforcementStudy.Largest(
                holding.isEmpty()
                        ? new Settlement.NoDeal("No package holds by itself.")
                        : Bargain.nash(2).among(holding, none),
                exact);
    }

    private Label label(ValuedPackage p) {
        double[] values = {p.utility(0), p.utility(1), 0, 0};
        for (int i = 0; i < 2; i++) {
            values[2 + i] = p.utility(i) - (1 - patience[i]) * cheat(p.options(), i);
        }
        return new Label(p.options(), values);
    }

    /// The most a side has from a package if it holds back the concessions of its own that it gains by.
    private double cheat(List<Integer> options, int side) {
        List<Integer> own = IntStream.range(0, options.size())
                .filter(k -> valuer.space().sideOf(k) == side && options.get(k) != 0)
                .boxed()
                .toList();
        double best = Double.NEGATIVE_INFINITY;
        for (int out = 0; out < 1 << own.size(); out++) {
            List<Integer> left = new ArrayList<>(options);
            for (int j = 0; j < own.size(); j++) {
                if ((out >>> j & 1) == 1) {
                    left.set(own.get(j), 0);
                }
            }
            best = Math.max(best, valuer.value(left).utility(side));
        }
        return best;
    }

    /// A package with both gains, then both margins by which it holds, USD.
    private record Label(List<Integer> options, double[] values) {
        double sum() {
            return values[0] + values[1];
        }

        boolean holds() {
            return values[2] >= -DealValuer.NEGLIGIBLE_USD && values[3] >= -DealValuer.NEGLIGIBLE_USD;
        }

        Label plus(Label other) {
            List<Integer> all = new ArrayList<>(options);
            for (int k = 0; k < all.size(); k++) {
                if (other.options.get(k) != 0) {
                    all.set(k, other.options.get(k));
                }
            }
            double[] sum = values.clone();
            for (int j = 0; j < sum.length; j++) {
                sum[j] += other.values[j];
            }
            return new Label(List.copyOf(all), sum);
        }

        boolean beats(Label other) {
            for (int j = 0; j < values.length; j++) {
                if (values[j] < other.values[j]) {
                    return false;
                }
            }
            return true;
        }
    }

    private static List<Label> sums(List<Label> first, List<Label> second) {
        List<Label> sums = new ArrayList<>();
        for (Label a : first) {
            for (Label b : second) {
                sums.add(a.plus(b));
            }
        }
        return sums;
    }

    private static List<Label> unbeaten(List<Label> all) {
        List<Label> sorted = new ArrayList<>(all);
        sorted.sort((a, b) -> Double.compare(b.sum(), a.sum()));
        List<Label> kept = new ArrayList<>();
        for (Label l : sorted) {
            if (kept.stream().noneMatch(k -> k.beats(l))) {
                kept.add(l);
            }
        }
        return kept;
    }
}
