package dev.chokepoint.controls.law;

/// The answer of a condition when some facts may be missing.
public enum Truth {
    NO,
    UNKNOWN,
    YES;

    /// The weaker of two answers, as in a conjunction.
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// The stronger of two answers, as in a disjunction.
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// The opposite; what is unknown stays unknown.
    public Truth not() {
        return switch (this) {
            case NO -> YES;
            case YES -> NO;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public static Truth of(boolean value) {
        return value ? YES : NO;
    }
}
