package dev.chokepoint.exposure.backtest;

import dev.chokepoint.exposure.horizon.Course;

/// How licences are granted in one episode: little at first, then more and more, then all that will be.
///
/// @param passing share of the baseline that passes at first
/// @param delayMonths months until more passes
/// @param rampMonths months from then until all passes that will
/// @param level share of the baseline that passes in the end
record Licensing(double passing, double delayMonths, double rampMonths, double level) implements Course.Granting {
    @Override
    public double share(double months) {
        double done =
                rampMonths > 0 ? Math.clamp((months - delayMonths) / rampMonths, 0, 1) : months >= delayMonths ? 1 : 0;
        return passing + (level - passing) * done;
    }

    /// Months until half of the baseline passes; infinite where it never does.
    double monthsToHalf() {
        if (passing >= HALF) {
            return 0;
        }
        return level < HALF
                ? Double.POSITIVE_INFINITY
                : delayMonths + rampMonths * (HALF - passing) / (level - passing);
    }

    static final double HALF = 0.5;
}
