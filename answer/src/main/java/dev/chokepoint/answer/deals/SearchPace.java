package dev.chokepoint.answer.deals;

import dev.chokepoint.answer.Means;
import java.util.function.BooleanSupplier;

/// Until when the parts of a search may go on, as shares of the time allowed; without a limit only a stop ends them.
///
/// @param until the share of the time at which the search of a scenario ends
record SearchPace(Means means, double until) {
    /// The share that all searches of a negotiation have together: the rest is for what is shown of their packages.
    private static final double SEARCHES = 0.85;

    /// Of what is left: what each side would do alone, twice, and what own plans say.
    private static final double ALONE = 0.15;

    private static final double OWN_PLANS = 0.5;

    /// The pace of the next of some scenarios that are left; they share alike what time is left.
    static SearchPace of(Means means, int left) {
        double spent = means.spent().getAsDouble();
        return new SearchPace(means, spent + Math.max(0, SEARCHES - spent) / left);
    }

    /// Whether to be content with what each side would do alone, from now on.
    BooleanSupplier untilAlone() {
        return fromNow(ALONE);
    }

    /// Whether to be content with what own plans say, from now on.
    BooleanSupplier untilOwnPlans() {
        return fromNow(OWN_PLANS);
    }

    /// Whether to be content with what was valued in the market.
    BooleanSupplier untilTheEnd() {
        return fromNow(1);
    }

    private BooleanSupplier fromNow(double share) {
        double now = means.spent().getAsDouble();
        double end = now + share * Math.max(0, until - now);
        return () -> means.stop().getAsBoolean() || means.spent().getAsDouble() >= end;
    }
}
