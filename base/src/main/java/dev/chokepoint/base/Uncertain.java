package dev.chokepoint.base;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number as well as it is known: exact, within bounds, with a most likely value, or one-sided.
///
/// Every variant has a quantile function, so that draws, bands and central values all come from one place.
public sealed interface Uncertain {
    /// A figure printed as one number.
    record Exact(double value) implements Uncertain {
        public Exact {
            requireFinite(value);
        }
    }

    /// Anything between two bounds, taken as uniform: `0.2..0.6`.
    record Range(double lo, double hi) implements Uncertain {
        public Range {
            requireOrder(lo, hi);
        }
    }

    /// Bounds with a most likely value, taken as triangular: `0.2..0.3..0.6`.
    record Likely(double lo, double mode, double hi) implements Uncertain {
        public Likely {
            requireOrder(lo, mode);
            requireOrder(mode, hi);
        }
    }

    /// A published one-sided bound (`>50`) inside the range that is possible at all; taken as uniform
    /// between them.
    record Bound(double lo, double hi, String printed) implements Uncertain {
        public Bound {
            requireOrder(lo, hi);
        }
    }

    private static void requireFinite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The number (" + value + ") must be finite.");
        }
    }

    private static void requireOrder(double lo, double hi) {
        requireFinite(lo);
        requireFinite(hi);
        if (lo > hi) {
            throw new IllegalArgumentException("The bounds (" + lo + ".." + hi + ") must run from low to high.");
        }
    }

    static Uncertain of(double value) {
        return new Exact(value);
    }

    static Uncertain of(double lo, double hi) {
        return lo == hi ? new Exact(lo) : new Range(lo, hi);
    }

    /// Parses `12`, `0.2..0.6`, `0.2..0.3..0.6`, and `>50` or `<25` when `possible` gives the range that
    /// is possible.
    static Uncertain parse(String text, Interval possible) {
        String t = text.strip().replace(",", "");
        Matcher bound = BOUND.matcher(t);
        if (bound.matches()) {
            double at = number(bound.group(2), text);
            if (bound.group(1).equals(">")) {
                return new Bound(at, possible.hi(), t);
            }
            return new Bound(possible.lo(), at, t);
        }
        String[] parts = t.split("\\.\\.", -1);
        return switch (parts.length) {
            case 1 -> new Exact(number(parts[0], text));
            case 2 -> new Range(number(parts[0], text), number(parts[1], text));
            case 3 -> new Likely(number(parts[0], text), number(parts[1], text), number(parts[2], text));
            default ->
                throw new IllegalArgumentException(
                        "The figure (" + text + ") must be a number, lo..hi or lo..mode..hi.");
        };
    }

    Pattern BOUND = Pattern.compile("([<>])\\s*(-?[0-9.eE+-]+)");

    private static double number(String part, String whole) {
        try {
            double value = Double.parseDouble(part.strip());
            requireFinite(value);
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "The figure (" + whole + ") must be a number, lo..hi or lo..mode..hi; (" + part + ") is no number.",
                    e);
        }
    }

    default double lo() {
        return switch (this) {
            case Exact e -> e.value();
            case Range r -> r.lo();
            case Likely l -> l.lo();
            case Bound b -> b.lo();
        };
    }

    default double hi() {
        return switch (this) {
            case Exact e -> e.value();
            case Range r -> r.hi();
            case Likely l -> l.hi();
            case Bound b -> b.hi();
        };
    }

    /// The central value: the number itself, the mode, or the middle of the bounds.
    default double central() {
        return switch (this) {
            case Exact e -> e.value();
            case Range r -> (r.lo() + r.hi()) / 2;
            case Likely l -> l.mode();
            case Bound b -> (b.lo() + b.hi()) / 2;
        };
    }

    default boolean isExact() {
        return this instanceof Exact;
    }

    /// The value below which the number lies with probability `u`, 0 ≤ u ≤ 1.
    default double quantile(double u) {
        if (!(u >= 0 && u <= 1)) {
            throw new IllegalArgumentException("The probability (" + u + ") must be 0 to 1.");
        }
        return switch (this) {
            case Exact e -> e.value();
            case Range r -> r.lo() + u * (r.hi() - r.lo());
            case Bound b -> b.lo() + u * (b.hi() - b.lo());
            case Likely l -> {
                double width = l.hi() - l.lo();
                if (width == 0) {
                    yield l.mode();
                }
                double cut = (l.mode() - l.lo()) / width;
                yield u < cut
                        ? l.lo() + Math.sqrt(u * width * (l.mode() - l.lo()))
                        : l.hi() - Math.sqrt((1 - u) * width * (l.hi() - l.mode()));
            }
        };
    }

    default Uncertain times(double factor) {
        if (factor < 0) {
            throw new IllegalArgumentException("The factor (" + factor + ") must not be negative.");
        }
        return switch (this) {
            case Exact e -> new Exact(e.value() * factor);
            case Range r -> new Range(r.lo() * factor, r.hi() * factor);
            case Likely l -> new Likely(l.lo() * factor, l.mode() * factor, l.hi() * factor);
            case Bound b -> new Bound(b.lo() * factor, b.hi() * factor, b.printed());
        };
    }

    /// Writes the number as it would be typed.
    default String text() {
        return switch (this) {
            case Exact e -> Numbers.text(e.value());
            case Range r -> Numbers.text(r.lo()) + ".." + Numbers.text(r.hi());
            case Likely l -> Numbers.text(l.lo()) + ".." + Numbers.text(l.mode()) + ".." + Numbers.text(l.hi());
            case Bound b -> b.printed() + " (" + Numbers.text(b.lo()) + ".." + Numbers.text(b.hi()) + ")";
        };
    }
}
