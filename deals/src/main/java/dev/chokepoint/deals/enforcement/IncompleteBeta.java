package dev.chokepoint.deals.enforcement;

/// The distribution function of the beta distribution and its quantiles.
final class IncompleteBeta {
    private IncompleteBeta() {}

    /// `ln Gamma(x)` for `x > 0` by Stirling's series after shifting `x` up; relative error about 1e-15.
    static double logGamma(double x) {
        double shift = 0;
        double y = x;
        while (y < 15) {
            shift += Math.log(y);
            y += 1;
        }
        double z = 1 / (y * y);
        double series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680 - z / 1188)))) / y;
        return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }

    /// The probability that a Beta(`a`, `b`) variable is at most `x`, by its continued fraction (Lentz's
    /// method).
    static double cdf(double a, double b, double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        // The fraction converges fast on this side of the mean only.
        if (x > (a + 1) / (a + b + 2)) {
            return 1 - cdf(b, a, 1 - x);
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        double tiny = 1e-300;
        double c = 1;
        double d = 1 / guarded(1 - (a + b) * x / (a + 1), tiny);
        double h = d;
        for (int m = 1; m <= 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / guarded(1 + even * d, tiny);
            c = guarded(1 + even / c, tiny);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / guarded(1 + odd * d, tiny);
            c = guarded(1 + odd / c, tiny);
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < 1e-16) {
                break;
            }
        }
        return front * h / a;
    }

    private static double guarded(double value, double tiny) {
        return Math.abs(value) < tiny ? tiny : value;
    }

    /// The `p`-quantile, by bisection to the last bit.
    static double quantile(double a, double b, double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("The probability (" + p + ") must be 0 to 1.");
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            if (cdf(a, b, middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
