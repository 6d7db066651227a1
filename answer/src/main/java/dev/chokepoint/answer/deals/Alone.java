package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.valuation.AloneProfile;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What each side would do without a partner, and what that gives both over no deal.
///
/// @param gainsUsd of both sides, USD, less policy weights
public record Alone(AloneProfile profile, List<Double> gainsUsd) {
    /// The most combinations of a side's own options in a group of which all are valued.
    private static final int MOST_OWN = 2_000;

    public Alone {
        gainsUsd = List.copyOf(gainsUsd);
    }

    /// @param enough whether to end with what was found so far
    static Alone of(DealValuer valuer, BooleanSupplier enough) {
        AloneProfile profile = AloneProfile.of(valuer, MOST_OWN, enough);
        return new Alone(profile, valuer.value(profile.options()).utilities());
    }
}
