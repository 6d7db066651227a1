package dev.chokepoint.deals.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/// Which concession of a package carries how much of its value.
///
/// `v(S)` is the value of the concessions `S` alone: to one party, to both, or the product of gains. Bit `j` of
/// a mask says whether concession `j` is in.
public final class Attribution {
    /// The most concessions for exact figures: all 2^n values are held.
    public static final int MAX_EXACT = 20;

    private Attribution() {}

    /// All `2^n` values, indexed by mask.
    public static double[] table(int n, LongToDoubleFunction v) {
        requireExact(n);
        double[] values = new double[1 << n];
        for (int s = 0; s < values.length; s++) {
            values[s] = v.applyAsDouble(s);
        }
        return values;
    }

    /// Shapley values: `sum over S without j of |S|! (n-|S|-1)! / n! [v(S+j) - v(S)]`; they sum to `v(all) -
    /// v(none)`. Source: Shapley (1953).
    public static double[] shapley(double[] v) {
        int n = concessions(v);
        double[] weight = new double[n];
        // |S|! (n-|S|-1)! / n! = 1 / (n * choose(n-1, |S|))
        double choose = 1;
        for (int size = 0; size < n; size++) {
            weight[size] = 1 / (n * choose);
            choose = choose * (n - 1 - size) / (size + 1);
        }
        double[] phi = new double[n];
        for (int s = 0; s < v.length; s++) {
            double w = Integer.bitCount(s) < n ? weight[Integer.bitCount(s)] : 0;
            for (int rest = ~s & (v.length - 1); rest != 0; rest &= rest - 1) {
                phi[Integer.numberOfTrailingZeros(rest)] += w * (v[s | (rest & -rest)] - v[s]);
            }
        }
        return phi;
    }

    /// Banzhaf values: the mean of `v(S+j) - v(S)` over all `S` without `j`; they need not sum to the whole.
    /// Source: Banzhaf (1965).
    public static double[] banzhaf(double[] v) {
        int n = concessions(v);
        double[] beta = new double[n];
        double w = Math.scalb(1.0, 1 - n);
        for (int s = 0; s < v.length; s++) {
            for (int rest = ~s & (v.length - 1); rest != 0; rest &= rest - 1) {
                beta[Integer.numberOfTrailingZeros(rest)] += w * (v[s | (rest & -rest)] - v[s]);
            }
        }
        return beta;
    }

    /// How much two concessions are worth together beyond what each is worth without the other.
    ///
    /// `I_jk = sum over S without j, k of |S|! (n-|S|-2)! / (n-1)! [v(S+jk) - v(S+j) - v(S+k) + v(S)]`: above 0
    /// they only pay together, below 0 one replaces the other. Source: Grabisch and Roubens (1999).
    public static double[][] interaction(double[] v) {
        int n = concessions(v);
        double[][] result = new double[n][n];
        if (n < 2) {
            return result;
        }
        double[] weight = new double[n - 1];
        double choose = 1;
        for (int size = 0; size < n - 1; size++) {
            weight[size] = 1 / ((n - 1) * choose);
            choose = choose * (n - 2 - size) / (size + 1);
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                int pair = 1 << j | 1 << k;
                double sum = 0;
                for (int s = 0; s < v.length; s++) {
                    if ((s & pair) == 0) {
                        sum += weight[Integer.bitCount(s)] * (v[s | pair] - v[s | 1 << j] - v[s | 1 << k] + v[s]);
                    }
                }
                result[j][k] = sum;
                result[k][j] = sum;
            }
        }
        return result;
    }

    /// A sampled Shapley value with an interval that holds for all concessions at once.
    public record Estimate(double value, double low, double high) {}

    /// The number of permutations after which every sampled Shapley value is within `eps` with probability `1 -
    /// alpha`.
    ///
    /// `m >= R^2 / (2 eps^2) ln(2n / alpha)` for marginals within a range of `R`. Source: Hoeffding's bound for
    /// all `n` at once; Maleki et al. (2013).
    public static long permutationsNeeded(int n, double range, double eps, double alpha) {
        if (n < 1 || !(range >= 0) || !(eps > 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The range (" + range + ") must be at least 0, eps (" + eps
                    + ") above 0 and alpha (" + alpha + ") between 0 and 1.");
        }
        return (long) Math.ceil(range * range / (2 * eps * eps) * Math.log(2.0 * n / alpha));
    }

    /// Shapley values from random orders of the concessions, each order used forwards and backwards.
    ///
    /// The mean of an order and its reverse is one observation. The interval is the narrower of Hoeffding's and
    /// the empirical Bernstein bound, each at half of `alpha`, for all concessions at once; it needs that every
    /// marginal `v(S+j) - v(S)` lies within a range of width `range`. Sources: Castro, Gómez and Tejada (2009);
    /// Maurer and Pontil (2009).
    ///
    /// @param pairs the number of orders drawn; `2 n pairs` values are asked for
    public static List<Estimate> sampledShapley(
            int n, LongToDoubleFunction v, int pairs, double range, double alpha, long seed) {
        if (n < 1 || n > 63 || pairs < 2 || !(range >= 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The number of concessions (" + n + ") must be 1 to 63, pairs (" + pairs
                    + ") at least 2, the range (" + range + ") at least 0 and alpha (" + alpha
                    + ") between 0 and 1.");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[n];
        for (int j = 0; j < n; j++) {
            order[j] = j;
        }
        double none = v.applyAsDouble(0);
        double[] mean = new double[n];
        double[] squares = new double[n];
        double[] observation = new double[n];
        for (int m = 1; m <= pairs; m++) {
            for (int j = n - 1; j > 0; j--) {
                int k = random.nextInt(j + 1);
                int swap = order[j];
                order[j] = order[k];
                order[k] = swap;
            }
            Arrays.fill(observation, 0);
            for (int direction = 0; direction < 2; direction++) {
                long s = 0;
                double before = none;
                for (int p = 0; p < n; p++) {
                    int j = order[direction == 0 ? p : n - 1 - p];
                    s |= 1L << j;
                    double after = v.applyAsDouble(s);
                    observation[j] += (after - before) / 2;
                    before = after;
                }
            }
            for (int j = 0; j < n; j++) {
                double delta = observation[j] - mean[j];
                mean[j] += delta / m;
                squares[j] += delta * (observation[j] - mean[j]);
            }
        }
        double log = Math.log(2.0 * n / (alpha / 2));
        double hoeffding = range * Math.sqrt(log / (2.0 * pairs));
        // Maurer and Pontil's one-sided bound has ln(2/a); two sides of n values share alpha/2.
        double logBernstein = Math.log(4.0 * n / (alpha / 2));
        List<Estimate> estimates = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            double variance = squares[j] / (pairs - 1);
            double bernstein =
                    Math.sqrt(2 * variance * logBernstein / pairs) + 7 * range * logBernstein / (3.0 * (pairs - 1));
            double half = Math.min(hoeffding, bernstein);
            estimates.add(new Estimate(mean[j], mean[j] - half, mean[j] + half));
        }
        return estimates;
    }

    private static int concessions(double[] v) {
        if (v.length == 0 || Integer.bitCount(v.length) != 1) {
            throw new IllegalArgumentException("The number of values (" + v.length + ") must be a power of 2.");
        }
        int n = Integer.numberOfTrailingZeros(v.length);
        requireExact(n);
        return n;
    }

    private static void requireExact(int n) {
        if (n < 0 || n > MAX_EXACT) {
            throw new IllegalArgumentException("The number of concessions (" + n + ") must be 0 to " + MAX_EXACT
                    + " for exact figures.\nMaybe sampled values will do.");
        }
    }
}
