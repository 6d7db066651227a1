package dev.chokepoint.deals.enforcement;

import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Lists the packages that could be the best one that holds by itself, in the order of Nash's rule.
///
/// By the closed form a package holds if for each side `c - (1 - k) e - k p >= 0` with `k = delta^lag` and the longest
/// lag of the side's concessions: linear in (c, e), so that groups that share no block add up and labels
/// (gain, gain, margin, margin) that another beats in all four can be dropped. Whether a package holds is then tested
/// on the path of the plan.
///
/// @param patience `k` of either side
/// @param punished what either side has after a breach, where the rule starts from
record LargestSelfEnforcingDeal(DealValuer valuer, double[] patience, List<Double> punished) {
    private static final int MOST_LABELS = 1_000;

    /// @param complete whether no label was left out
    record Ranked(List<ValuedPackage> packages, boolean complete) {}

    /// @param packages the effects of each group's packages, every concession outside it kept
    Ranked ranked(Map<DealValuer.Group, List<ValuedPackage>> packages) {
        List<Double> nothing = valuer.nothing();
        boolean complete = true;
        double[] first = {nothing.get(0), nothing.get(1), 0, 0};
        for (int i = 0; i < 2; i++) {
            first[2 + i] = patience[i] * (nothing.get(i) - punished.get(i));
        }
        List<Label> labels = List.of(new Label(valuer.statusQuo(), first));
        for (Map.Entry<DealValuer.Group, List<ValuedPackage>> e : packages.entrySet()) {
            complete &= e.getValue().size() == valuer.packagesIn(e.getKey());
            labels = unbeaten(
                    sums(labels, unbeaten(e.getValue().stream().map(this::label).toList())));
            if (labels.size() > MOST_LABELS) {
                labels = labels.stream()
                        .sorted((a, b) -> Double.compare(b.sum(), a.sum()))
                        .limit(MOST_LABELS)
                        .toList();
                complete = false;
            }
        }
        return new Ranked(
                labels.stream()
                        .filter(Label::holds)
                        .map(l -> new ValuedPackage(
                                valuer.label(l.options), l.options, List.of(l.values[0], l.values[1])))
                        .filter(p -> Acceptance.isImprovement(p.utilities(), punished))
                        .sorted(Comparator.comparingDouble((ValuedPackage p) -> -product(p))
                                .thenComparing(ValuedPackage.BY_OPTIONS))
                        .toList(),
                complete);
    }

    private double product(ValuedPackage p) {
        return Math.max(0, p.utility(0) - punished.get(0)) * Math.max(0, p.utility(1) - punished.get(1));
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
            best = Math.max(best, valuer.effect(left).get(side));
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
