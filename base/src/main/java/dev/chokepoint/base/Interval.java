package dev.chokepoint.base;

/// A closed interval of numbers.
public record Interval(double lo, double hi) {
    /// From zero to the largest number a figure may have.
    public static final Interval NON_NEGATIVE = new Interval(0, 1e18);

    public static final Interval SHARE = new Interval(0, 1);
    public static final Interval PERCENT = new Interval(0, 100);

    public Interval {
        if (!(lo <= hi)) {
            throw new IllegalArgumentException("The interval (" + lo + ".." + hi + ") must run from low to high.");
        }
    }

    public boolean contains(double value) {
        return lo <= value && value <= hi;
    }

    public double width() {
        return hi - lo;
    }

    @Override
    public String toString() {
        return Numbers.text(lo) + ".." + Numbers.text(hi);
    }
}
