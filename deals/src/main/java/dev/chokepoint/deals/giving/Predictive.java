package dev.chokepoint.deals.giving;

/// The forecast of one concession: its logit is normal with a mean and a standard deviation.
///
/// The deviation holds what is not known of the coefficients and of the talk as a whole.
public record Predictive(double mean, double deviation) {
    private static final double STEP = 0.05;
    private static final double REACH = 8;
    /// The 95 % point of the normal distribution.
    private static final double NINETY = 1.6448536269514722;

    public Predictive {
        if (!Double.isFinite(mean) || !(deviation >= 0) || !Double.isFinite(deviation)) {
            throw new IllegalArgumentException(
                    "The logit (" + mean + ", " + deviation + ") must be finite, its deviation not below 0.");
        }
    }

    /// The probability that the concession is given, over all logits. The trapezoid rule errs by less than 1e-12
    /// on a product of a normal density and a logistic curve.
    public double probability() {
        double sum = 0;
        double weights = 0;
        int n = (int) Math.round(REACH / STEP);
        for (int i = -n; i <= n; i++) {
            double z = i * STEP;
            double weight = Math.exp(-z * z / 2);
            sum += weight * logistic(mean + deviation * z);
            weights += weight;
        }
        return sum / weights;
    }

    /// The lower end of the 90 % interval of the probability.
    public double low() {
        return logistic(mean - NINETY * deviation);
    }

    /// The upper end of the 90 % interval of the probability.
    public double high() {
        return logistic(mean + NINETY * deviation);
    }

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
