package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import java.util.List;

/// What an indicator says: a number with its bounds, or nothing because an input is missing.
public sealed interface Reading {
    /// A value with the bounds that its inputs allow.
    ///
    /// @param value the central value
    /// @param bounds the lowest and highest value that the bounds of the inputs allow
    /// @param governance the 90 % band that the standard errors of governance estimates alone give, places
    ///     erring independently (their variances add); the value itself where none went in
    /// @param gaps inputs that nobody published, and what stood in for them; empty where all were there
    record Known(double value, Interval bounds, Interval governance, List<String> gaps, Explanation why)
            implements Reading {
        public Known {
            gaps = List.copyOf(gaps);
        }

        /// A reading into which no governance estimate goes.
        public Known(double value, Interval bounds, List<String> gaps, Explanation why) {
            this(value, bounds, new Interval(value, value), gaps, why);
        }
    }

    /// No value: what would be needed is missing.
    record Unknown(List<String> gaps, Explanation why) implements Reading {
        public Unknown {
            gaps = List.copyOf(gaps);
        }
    }

    /// How the reading came about.
    Explanation why();

    /// Inputs that nobody published.
    List<String> gaps();

    /// The reading as a known one; throws where it is not.
    default Known known() {
        return switch (this) {
            case Known k -> k;
            case Unknown u -> throw new IllegalArgumentException("The indicator has no value: " + u.gaps());
        };
    }
}
