package dev.chokepoint.deals.bargaining;

import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// A rule that picks, from what can be agreed, what should be agreed.
///
/// Every rule first drops the packages that some party likes less than no deal, and those that no party likes better.
/// A party may be indifferent: a package that is better for one and no worse for the other is a deal. Red lines are
/// removed before: pass only packages that cross none. Notation: `u_i` the value to party `i`, `d_i` its value
/// without a deal, surplus `s_i = u_i - d_i`, ideal `a_i` = the highest `u_i` among acceptable packages. Weights
/// sum to 1.
public sealed interface Bargain {
    List<Double> weights();

    /// Most parties that gain, then the highest product of their surpluses, `sum w_i ln s_i`. Source: Nash (1950).
    record Nash(List<Double> weights) implements Bargain {
        public Nash {
            weights = checked(weights);
        }
    }

    /// Highest smallest share of the ideal, `s_i / (a_i - d_i)`, then the second smallest, and so on; a party that no
    /// package makes better off is left out.
    /// Source: Kalai and Smorodinsky (1975).
    record KalaiSmorodinsky(List<Double> weights) implements Bargain {
        public KalaiSmorodinsky {
            weights = checked(weights);
        }
    }

    /// Highest smallest surplus, then the second smallest, and so on; needs values in one unit. Source: Kalai
    /// (1977).
    record Egalitarian(List<Double> weights) implements Bargain {
        public Egalitarian {
            weights = checked(weights);
        }
    }

    /// Highest sum of values among acceptable packages; needs values in one unit.
    record Utilitarian(List<Double> weights) implements Bargain {
        public Utilitarian {
            weights = checked(weights);
        }
    }

    static Bargain nash(int parties) {
        return new Nash(equal(parties));
    }

    static Bargain kalaiSmorodinsky(int parties) {
        return new KalaiSmorodinsky(equal(parties));
    }

    static Bargain egalitarian(int parties) {
        return new Egalitarian(equal(parties));
    }

    static Bargain utilitarian(int parties) {
        return new Utilitarian(equal(parties));
    }

    /// The same weight for everybody.
    static List<Double> equal(int parties) {
        return Collections.nCopies(parties, 1.0 / parties);
    }

    private static List<Double> checked(List<Double> weights) {
        double sum = weights.stream().mapToDouble(w -> w).sum();
        if (weights.stream().anyMatch(w -> !(w > 0)) || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException("The weights (" + weights + ") must be above 0 and sum to 1.");
        }
        return List.copyOf(weights);
    }

    /// Picks among the packages as they are.
    ///
    /// @param packages what can be agreed: all of it or its frontier
    /// @param disagreement what each party has without a deal
    default Settlement among(List<ValuedPackage> packages, List<Double> disagreement) {
        List<ValuedPackage> acceptable = packages.stream()
                .filter(p -> Acceptance.isAcceptable(checkedParties(p).utilities(), disagreement))
                .toList();
        if (acceptable.isEmpty()) {
            return new Settlement.NoDeal("No package is worth at least no deal to every party.");
        }
        if (acceptable.stream().noneMatch(p -> Acceptance.isImprovement(p.utilities(), disagreement))) {
            return new Settlement.NoDeal(
                    "No package is better than no deal for any party and no worse for the others.");
        }
        int n = weights().size();
        double[] ideal = new double[n];
        for (int i = 0; i < n; i++) {
            int party = i;
            ideal[i] =
                    acceptable.stream().mapToDouble(p -> p.utility(party)).max().orElseThrow();
        }
        List<Scored> left = new ArrayList<>();
        for (ValuedPackage p : acceptable) {
            if (Acceptance.isImprovement(p.utilities(), disagreement)) {
                left.add(new Scored(p, score(p.utilities(), disagreement, ideal)));
            }
        }
        // Lexicographic: keep what ties for the first criterion, then for the second, and so on.
        int criteria = left.getFirst().score.length;
        for (int c = 0; c < criteria; c++) {
            int criterion = c;
            double best =
                    left.stream().mapToDouble(s -> s.score[criterion]).max().orElseThrow();
            // The Nash criterion is a logarithm: an absolute difference there is a relative one of the product.
            double tolerance = this instanceof Nash ? Acceptance.TIE : Acceptance.TIE * Math.abs(best);
            left.removeIf(s -> s.score[criterion] < best - tolerance);
        }
        left.sort(Comparator.comparingDouble((Scored s) -> -leastSurplus(s.deal, disagreement))
                .thenComparing(s -> s.deal, ValuedPackage.BY_OPTIONS));
        return new Settlement.Agreement(
                left.stream().map(s -> Settlement.Lottery.certain(s.deal)).toList());
    }

    /// Picks among the packages and all lotteries (or quota shares) of them, for two parties.
    ///
    /// A lottery may hold a package that one party alone would refuse. The frontier of lotteries is a chain of
    /// straight pieces between packages; each rule has a closed form on a piece.
    default Settlement amongLotteries(List<ValuedPackage> packages, List<Double> disagreement) {
        if (weights().size() != 2) {
            throw new IllegalArgumentException(
                    "The number of parties (" + weights().size() + ") must be 2 for a settlement by lottery.");
        }
        packages.forEach(this::checkedParties);
        return LotteryChain.of(packages, disagreement).settle(this);
    }

    private ValuedPackage checkedParties(ValuedPackage p) {
        if (p.parties() != weights().size()) {
            throw new IllegalArgumentException("The package (" + p.id() + ") has values for " + p.parties()
                    + " parties, the rule has weights for " + weights().size() + ".");
        }
        return p;
    }

    /// A package with the criteria it is judged by, the first first; higher is better.
    @SuppressWarnings("ArrayRecordComponent")
    record Scored(ValuedPackage deal, double[] score) {}

    /// The criteria of an acceptable package that some party gains by.
    private double[] score(List<Double> u, List<Double> d, double[] ideal) {
        int n = u.size();
        double[] s = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = u.get(i) - d.get(i);
        }
        return switch (this) {
            case Nash nash -> {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    if (Acceptance.gains(u.get(i), d.get(i))) {
                        sum += nash.weights.get(i) * Math.log(s[i]);
                    }
                }
                yield new double[] {Acceptance.gaining(u, d), sum};
            }
            case KalaiSmorodinsky ks -> {
                double[] q = IntStream.range(0, n)
                        .filter(i -> Acceptance.gains(ideal[i], d.get(i)))
                        .mapToDouble(i -> s[i] / (ideal[i] - d.get(i)) / (n * ks.weights.get(i)))
                        .toArray();
                Arrays.sort(q);
                yield q;
            }
            case Egalitarian egalitarian -> {
                double[] q = new double[n];
                for (int i = 0; i < n; i++) {
                    q[i] = s[i] / (n * egalitarian.weights.get(i));
                }
                Arrays.sort(q);
                yield q;
            }
            case Utilitarian utilitarian -> {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += n * utilitarian.weights.get(i) * u.get(i);
                }
                yield new double[] {sum};
            }
        };
    }

    private static double leastSurplus(ValuedPackage p, List<Double> d) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < d.size(); i++) {
            least = Math.min(least, p.utility(i) - d.get(i));
        }
        return least;
    }

    /// The side payment, in the unit of the values, from each party to the other that makes a package
    /// acceptable.
    ///
    /// Negative: the party pays that much to the others; positive: it receives. All zero where the package is
    /// acceptable. Every loser is made whole; the winners pay in proportion to their surplus. Empty where that
    /// does not suffice.
    static List<Double> sidePayments(ValuedPackage p, List<Double> disagreement) {
        double need = 0;
        double purse = 0;
        for (int i = 0; i < p.parties(); i++) {
            double s = p.utility(i) - disagreement.get(i);
            need += Math.max(0, -s);
            purse += Math.max(0, s);
        }
        if (need > purse) {
            return List.of();
        }
        List<Double> payments = new ArrayList<>();
        for (int i = 0; i < p.parties(); i++) {
            double s = p.utility(i) - disagreement.get(i);
            payments.add(s < 0 ? -s : purse == 0 ? 0 : 0 - s / purse * need);
        }
        return payments;
    }
}
