package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What every part of a package is worth: all subsets of its concessions valued, block by block.
///
/// Concessions that share no block add up, so that a package of `n` concessions needs `2^k` values for each group
/// of `k` that do. From these follow the expected value where some are not delivered ([Delivery]), what each
/// concession carries and which pay only together ([Attribution]).
public final class PackageTables {
    /// The most concessions of one group of a package of which all subsets are valued.
    public static final int MOST = 12;

    /// What breaking must gain at least to count, USD.
    private static final double LEAST_USD = 1;

    private final int concessions;
    private final List<Part> parts;

    /// @param conceded concessions of the package in one group, by position
    /// @param values per side, the gain of every subset of them by mask, USD
    private record Part(List<Integer> conceded, double[][] values) {}

    private PackageTables(int concessions, List<Part> parts) {
        this.concessions = concessions;
        this.parts = List.copyOf(parts);
    }

    /// Whether no group of a package has more concessions than [#MOST].
    public static boolean isPossible(DealValuer valuer, List<Integer> options) {
        return valuer.groups().stream()
                .allMatch(g -> g.concessions().stream()
                                .filter(k -> options.get(k) != 0)
                                .count()
                        <= MOST);
    }

    /// Values all subsets of a package.
    ///
    /// @throws IllegalArgumentException if a group of the package has more than [#MOST] concessions
    public static PackageTables of(DealValuer valuer, List<Integer> options) {
        List<Part> parts = new ArrayList<>();
        for (DealValuer.Group group : valuer.groups()) {
            List<Integer> conceded = group.concessions().stream()
                    .filter(k -> options.get(k) != 0)
                    .toList();
            if (conceded.isEmpty()) {
                continue;
            }
            if (conceded.size() > MOST) {
                throw new IllegalArgumentException("The package has " + conceded.size()
                        + " concessions on one block of the network; the most are " + MOST + ".");
            }
            List<List<Integer>> subsets = new ArrayList<>();
            for (int mask = 0; mask < 1 << conceded.size(); mask++) {
                List<Integer> subset = new ArrayList<>(valuer.statusQuo());
                for (int j = 0; j < conceded.size(); j++) {
                    if ((mask >>> j & 1) == 1) {
                        subset.set(conceded.get(j), options.get(conceded.get(j)));
                    }
                }
                subsets.add(subset);
            }
            List<ValuedPackage> valued = valuer.valued(subsets);
            double[][] values = new double[2][valued.size()];
            for (int mask = 0; mask < valued.size(); mask++) {
                values[0][mask] = valued.get(mask).utility(0);
                values[1][mask] = valued.get(mask).utility(1);
            }
            parts.add(new Part(conceded, values));
        }
        return new PackageTables(options.size(), parts);
    }

    /// The expected effect on both sides if each concession is delivered with its own probability, USD over the base.
    ///
    /// @param probabilities per concession of the space
    public double[] expected(double[] probabilities) {
        double[] sum = new double[2];
        for (Part part : parts) {
            double[] p =
                    part.conceded.stream().mapToDouble(k -> probabilities[k]).toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += Delivery.expected(part.values[i], p, (1L << p.length) - 1);
            }
        }
        return sum;
    }

    /// The best a side can do by holding back some of its own concessions while the other side delivers all.
    ///
    /// @param usd its gain then
    /// @param withheld which concessions it holds back, by position; none where holding back gains nothing
    public record Cheating(double usd, List<Integer> withheld) {
        public Cheating {
            withheld = List.copyOf(withheld);
        }
    }

    /// How a side would break the package: which of its own concessions it gains most by not delivering; effects over
    /// the base.
    ///
    /// @param own whether a concession is the side's own, by position
    public Cheating cheating(int side, IntPredicate own) {
        double sum = 0;
        List<Integer> withheld = new ArrayList<>();
        for (Part part : parts) {
            int all = (1 << part.conceded.size()) - 1;
            int mine = 0;
            for (int j = 0; j < part.conceded.size(); j++) {
                mine |= own.test(part.conceded.get(j)) ? 1 << j : 0;
            }
            int best = 0;
            for (int out = mine; out > 0; out = (out - 1) & mine) {
                if (part.values[side][all & ~out] > part.values[side][all & ~best] + LEAST_USD) {
                    best = out;
                }
            }
            sum += part.values[side][all & ~best];
            for (int j = 0; j < part.conceded.size(); j++) {
                if ((best >>> j & 1) == 1) {
                    withheld.add(part.conceded.get(j));
                }
            }
        }
        return new Cheating(sum, withheld);
    }

    /// What each concession carries of a side's gain (Shapley values; they sum to the gain), USD.
    public double[] shapley(int side) {
        double[] all = new double[concessions];
        for (Part part : parts) {
            double[] phi = Attribution.shapley(part.values[side]);
            for (int j = 0; j < phi.length; j++) {
                all[part.conceded.get(j)] = phi[j];
            }
        }
        return all;
    }

    /// Two concessions that are worth more together than apart (above 0), or that replace each other (below 0).
    ///
    /// @param usd the interaction of both sides' gains together
    public record Pair(int first, int second, double usd) {}

    /// All pairs of concessions that share a block.
    public List<Pair> interactions() {
        List<Pair> all = new ArrayList<>();
        for (Part part : parts) {
            double[] sum = new double[part.values[0].length];
            for (int mask = 0; mask < sum.length; mask++) {
                sum[mask] = part.values[0][mask] + part.values[1][mask];
            }
            double[][] pairs = Attribution.interaction(sum);
            for (int j = 0; j < pairs.length; j++) {
                for (int k = 0; k < j; k++) {
                    all.add(new Pair(part.conceded.get(k), part.conceded.get(j), pairs[j][k]));
                }
            }
        }
        all.sort((a, b) -> Double.compare(Math.abs(b.usd()), Math.abs(a.usd())));
        return List.copyOf(all);
    }
}
