package dev.chokepoint.exposure.backtest;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A distribution as values with weights that sum to 1, in rising order.
///
/// @param values in rising order
/// @param weights none below 0
public record WeightedSample(double[] values, double[] weights) {
    private static final double ROUNDING = 1e-12;

    public WeightedSample {
        if (values.length == 0 || values.length != weights.length) {
            throw new IllegalArgumentException(
                    "A sample of (" + values.length + ") values needs as many weights, not (" + weights.length + ").");
        }
        values = values.clone();
        weights = weights.clone();
    }

    /// A sample of values in any order, with weights that need not sum to 1.
    public static WeightedSample of(double[] values, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0) || Arrays.stream(weights).anyMatch(w -> !(w >= 0))) {
            throw new IllegalArgumentException(
                    "Weights must not be negative and must have a sum above 0, not (" + sum + ").");
        }
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(k -> values[k]));
        double[] sorted = new double[values.length];
        double[] share = new double[values.length];
        for (int k = 0; k < order.length; k++) {
            sorted[k] = values[order[k]];
            share[k] = weights[order[k]] / sum;
        }
        return new WeightedSample(sorted, share);
    }

    /// The smallest value at or below which lies at least the share `p`.
    public double quantile(double p) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k];
            if (sum >= p - ROUNDING) {
                return values[k];
            }
        }
        return values[values.length - 1];
    }

    /// The value at the share `p`, linear between values as between those of draws that count
    /// alike: value k stands at (W_k − w_k/2 − w_0/2)/(1 − w_0/2 − w_n/2), with W_k the weight up
    /// to and with it.
    ///
    /// Source: Hyndman and Fan, Sample Quantiles in Statistical Packages (1996), type 7, which it
    /// is for equal weights
    public double between(double p) {
        int last = values.length - 1;
        double whole = 1 - weights[0] / 2 - weights[last] / 2;
        if (last == 0 || whole <= 0) {
            return quantile(p);
        }
        double before = 0;
        double sum = 0;
        for (int k = 0; k <= last; k++) {
            sum += weights[k];
            double at = (sum - weights[k] / 2 - weights[0] / 2) / whole;
            if (at >= p) {
                return k == 0 || at == before
                        ? values[k]
                        : values[k - 1] + (p - before) / (at - before) * (values[k] - values[k - 1]);
            }
            before = at;
        }
        return values[last];
    }

    /// The share below a value; half of what is equal to it counts.
    double below(double value) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += values[k] < value ? weights[k] : values[k] == value ? weights[k] / 2 : 0;
        }
        return sum;
    }

    public double mean() {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            sum += weights[k] * values[k];
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightedSample s
                && Arrays.equals(values, s.values)
                && Arrays.equals(weights, s.weights);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return "WeightedSample(" + values.length + " values, " + quantile(0.05) + " to " + quantile(0.95) + ")";
    }
}
