package dev.chokepoint.answer.mitigation;

import java.util.function.DoubleSupplier;

/// How long a search may take; the clock is the caller's.
///
/// @param elapsed seconds since the beginning
/// @param seconds when to end; infinity for never
public record TimeLimit(DoubleSupplier elapsed, double seconds) {
    /// As long as it takes.
    public static final TimeLimit NONE = new TimeLimit(() -> 0, Double.POSITIVE_INFINITY);

    double now() {
        return elapsed.getAsDouble();
    }

    /// The time that is left, seconds.
    double left() {
        return Math.max(0, seconds - now());
    }
}
