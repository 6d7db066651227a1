package dev.chokepoint.exposure.screen;

import java.util.Set;

/// How many of the pairs that were flagged in one year are no longer flagged in the next.
///
/// |F(T−1) \ F(T)| / |F(T−1)|.
///
/// @param before flagged in the earlier year
/// @param gone flagged in the earlier year and not in the later one
/// @param added flagged in the later year and not in the earlier one
public record Churn(int before, int gone, int added) {
    public static Churn between(Set<Long> earlier, Set<Long> later) {
        int gone = 0;
        for (Long pair : earlier) {
            gone += later.contains(pair) ? 0 : 1;
        }
        return new Churn(earlier.size(), gone, later.size() - (earlier.size() - gone));
    }

    /// The part that is gone, 0 to 1; 0 where nothing was flagged before.
    public double rate() {
        return before == 0 ? 0 : (double) gone / before;
    }
}
