package dev.chokepoint.exposure.uncertainty;

import java.util.Arrays;

/// How much each draw counts, by how well it tells what was observed.
///
/// The weight of draw k is proportional to exp(β·l_k), with l_k the logarithm of the likelihood of what was
/// observed. Where few draws would carry all the weight, β is the largest one ≤ 1 that leaves an effective
/// number of draws, 1/Σw²: less is learnt than could be, never more.
///
/// Source: Gelman and others, Bayesian Data Analysis, 3rd ed., 10.4 (importance weights)
public final class DrawWeights {
    private static final int HALVINGS = 40;

    private final double[] weights;
    private final double beta;

    private DrawWeights(double[] weights, double beta) {
        this.weights = weights;
        this.beta = beta;
    }

    /// All draws alike.
    public static DrawWeights alike(int draws) {
        double[] weights = new double[draws];
        Arrays.fill(weights, 1.0 / draws);
        return new DrawWeights(weights, 1);
    }

    /// Weights by likelihood.
    ///
    /// @param logs by draw, up to a constant; minus infinity where a draw says that it cannot be
    /// @param least effective number of draws that must be left
    /// @throws IllegalArgumentException if no draw can be
    public static DrawWeights of(double[] logs, double least) {
        double beta = tempered(logs, least);
        return new DrawWeights(weights(logs, beta), beta);
    }

    private static double tempered(double[] logs, double least) {
        if (effective(weights(logs, 1)) >= least) {
            return 1;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double mid = (low + high) / 2;
            if (effective(weights(logs, mid)) >= least) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return low;
    }

    private static double[] weights(double[] logs, double beta) {
        double most = Arrays.stream(logs).max().orElse(0);
        if (most == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("No draw can tell what was observed.");
        }
        double[] all = new double[logs.length];
        double sum = 0;
        for (int k = 0; k < logs.length; k++) {
            all[k] = logs[k] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(beta * (logs[k] - most));
            sum += all[k];
        }
        for (int k = 0; k < logs.length; k++) {
            all[k] /= sum;
        }
        return all;
    }

    private static double effective(double[] weights) {
        return 1 / Arrays.stream(weights).map(w -> w * w).sum();
    }

    /// By draw; they sum to 1.
    public double[] weights() {
        return weights.clone();
    }

    /// β: 1 where all was learnt that the figures say.
    public double beta() {
        return beta;
    }

    /// Effective number of draws, 1/Σw².
    public double effective() {
        return effective(weights);
    }
}
