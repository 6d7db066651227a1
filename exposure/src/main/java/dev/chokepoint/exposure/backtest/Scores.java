package dev.chokepoint.exposure.backtest;

import java.util.List;

/// Scores of forecasts; all are losses in the unit of what is forecast, smaller is better.
///
/// Source: Gneiting and Raftery 2007, Strictly proper scoring rules, prediction, and estimation, JASA 102, sections
/// 4.2 and 6.2; docs/model.md#back-tests
public final class Scores {
    private Scores() {}

    /// One forecast and what came: the central (1 − α) interval, its median, and the observation.
    public record Interval(double lo, double median, double hi, double observed) {
        public boolean covers() {
            return observed >= lo && observed <= hi;
        }
    }

    /// Score of a central (1 − α) interval: its width, and 2/α times the distance where the observation is outside.
    ///
    ///     S_α(l, u; x) = (u − l) + (2/α)·(l − x)·1{x < l} + (2/α)·(x − u)·1{x > u}
    ///
    /// @param alpha share outside, 0 to 1; 0.1 for a 90 % interval
    public static double interval(double lo, double hi, double observed, double alpha) {
        if (!(lo <= hi) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The interval (" + lo + ".." + hi
                    + ") must run from low to high and its share outside (" + alpha + ") be between 0 and 1.");
        }
        return hi - lo + 2 / alpha * (Math.max(0, lo - observed) + Math.max(0, observed - hi));
    }

    /// Continuous ranked probability score of a sample: E|X − x| − E|X − X'|/2.
    ///
    /// The second mean over all pairs of a sorted sample is Σ_k w_k·x_k·(2·W_k − w_k − 1) with W_k the weight up to
    /// and with k, so that no pair is visited.
    public static double crps(WeightedSample sample, double observed) {
        double distance = 0;
        double spread = 0;
        double below = 0;
        for (int k = 0; k < sample.values().length; k++) {
            double w = sample.weights()[k];
            double x = sample.values()[k];
            below += w;
            distance += w * Math.abs(x - observed);
            spread += w * x * (2 * below - w - 1);
        }
        return distance - spread;
    }

    /// Means over several observations.
    ///
    /// @param count number of observations
    /// @param mae mean absolute error of the median
    /// @param interval mean score of the interval
    /// @param coverage share of observations inside the interval
    public record Mean(int count, double mae, double interval, double coverage) {
        /// The means over forecasts; NaN where there are none.
        static Mean of(List<Interval> all, double alpha) {
            double error = 0;
            double score = 0;
            int inside = 0;
            for (Interval f : all) {
                error += Math.abs(f.median() - f.observed());
                score += Scores.interval(f.lo(), f.hi(), f.observed(), alpha);
                inside += f.covers() ? 1 : 0;
            }
            int n = all.size();
            return new Mean(n, error / n, score / n, (double) inside / n);
        }
    }
}
