package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.bargaining.Rubinstein;

/// What waiting for a deal costs both sides, and what follows for alternating offers.
public sealed interface WaitingCost {
    /// The deal advised has no value by month: nothing is said.
    record Unknown() implements WaitingCost {}

    /// A month without a deal gets dearer for both sides.
    ///
    /// @param firstRate log-rate of growth a month for the first side
    /// @param firstShare the share of the gain that alternating offers give the first side
    record GrowsForBoth(double firstRate, double secondRate, double firstShare) implements WaitingCost {}

    /// It gets dearer for one side at most.
    record GrowsForOneAtMost(double firstRate, double secondRate) implements WaitingCost {}

    /// From how the gains of both sides from the deal change with each month of waiting.
    static WaitingCost of(SideAdvice.Pace first, SideAdvice.Pace second) {
        if (first.months().isEmpty()) {
            return new Unknown();
        }
        return first.rate() > 0 && second.rate() > 0
                ? new GrowsForBoth(
                        first.rate(), second.rate(), new Rubinstein(first.rate(), second.rate()).limitShare())
                : new GrowsForOneAtMost(first.rate(), second.rate());
    }
}
