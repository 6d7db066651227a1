package dev.chokepoint.deals.giving;

/// What a concession is worth by the network of supply of a world, as of the eve.
public sealed interface Worth {
    /// Valued.
    ///
    /// @param receiverUsd what the receiver gains, USD
    /// @param giverUsd what it costs the giver, USD; below 0 where the giver gains too
    record Valued(double receiverUsd, double giverUsd) implements Worth {
        public Valued {
            if (!Double.isFinite(receiverUsd) || !Double.isFinite(giverUsd)) {
                throw new IllegalArgumentException(
                        "The values (" + receiverUsd + ", " + giverUsd + ") must be finite.");
            }
        }
    }

    /// No world values it.
    record NotValued() implements Worth {}
}
