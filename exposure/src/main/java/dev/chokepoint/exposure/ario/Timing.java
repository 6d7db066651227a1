package dev.chokepoint.exposure.ario;

/// When an event acts and how strongly: a ramp up, full strength between two days, and a recovery.
///
/// With first day a, last day b, ramp r and recovery τ (days): strength is 0 before a, (t − a + 1)/r while that
/// is below 1, then 1 up to and including b, and afterwards falls with e = t − b by the curve. A recovery of 1
/// day (or 0) is a clean end: day b + 1 is free of the event.
///
/// @param firstDay the first day on which the event acts, counted from 0
/// @param lastDay the last day at full strength
/// @param rampDays the days that the strength takes to rise; 0 or 1 = at once
/// @param recoveryDays the time scale of the recovery
public record Timing(int firstDay, int lastDay, int rampDays, int recoveryDays, Curve curve) {
    /// How an event fades after its last full day, with e days since then and time scale τ.
    public enum Curve {
        /// max(0, 1 − e/τ).
        LINEAR,
        /// Fast first, slow later: (1 − 1/τ)^e.
        CONVEX,
        /// Slow first, fast later: max(0, 1 − (e/τ)²).
        CONCAVE
    }

    /// The last day of an event without an end.
    public static final int NEVER = Integer.MAX_VALUE;

    public Timing {
        if (firstDay < 0) {
            throw new IllegalArgumentException("The first day (" + firstDay + ") of an event must not be negative.");
        }
        if (lastDay < firstDay) {
            throw new IllegalArgumentException(
                    "The last day (" + lastDay + ") of an event must not be before its first (" + firstDay + ").");
        }
        if (rampDays < 0 || recoveryDays < 0) {
            throw new IllegalArgumentException(
                    "The ramp (" + rampDays + ") and the recovery (" + recoveryDays + ") must not be negative.");
        }
    }

    /// At full strength on exactly the days from `first` to `last`, both included.
    public static Timing days(int first, int last) {
        return new Timing(first, last, 0, 1, Curve.LINEAR);
    }

    /// At full strength from `first` on, for good.
    public static Timing from(int first) {
        return days(first, NEVER);
    }

    public Timing withRamp(int days) {
        return new Timing(firstDay, lastDay, days, recoveryDays, curve);
    }

    public Timing withRecovery(int days, Curve shape) {
        return new Timing(firstDay, lastDay, rampDays, days, shape);
    }

    /// The strength on a day, 0 to 1.
    public double strength(long day) {
        if (day < firstDay) {
            return 0;
        }
        double risen = rampDays <= 1 ? 1 : Math.min(1, (day - firstDay + 1.0) / rampDays);
        if (day <= lastDay) {
            return risen;
        }
        double peak = rampDays <= 1 ? 1 : Math.min(1, (lastDay - firstDay + 1.0) / rampDays);
        if (recoveryDays <= 1) {
            return 0;
        }
        double e = (double) (day - lastDay) / recoveryDays;
        return peak
                * switch (curve) {
                    case LINEAR -> Math.max(0, 1 - e);
                    case CONVEX -> Math.pow(1 - 1.0 / recoveryDays, (double) (day - lastDay));
                    case CONCAVE -> Math.max(0, 1 - e * e);
                };
    }

    /// The mean strength over the days of a step.
    double average(int step, int daysPerStep) {
        if (daysPerStep == 1) {
            return strength(step);
        }
        double sum = 0;
        for (long day = (long) step * daysPerStep; day < (step + 1L) * daysPerStep; day++) {
            sum += strength(day);
        }
        return sum / daysPerStep;
    }
}
