package dev.chokepoint.deals.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingCostTest {
    private static final double TOLERANCE_SHARE = 1e-12;

    private static SideAdvice.Pace growing(double rate) {
        return new SideAdvice.Pace(List.of(0, 3), List.of(1.0, 1.0), rate);
    }

    /// By hand: with offers in quick succession the first side gets r₂/(r₁ + r₂) = 0.03/0.04 of the gain.
    @Test
    void whoWaitsMoreCheaplyGetsMoreOfTheGain() {
        WaitingCost cost = WaitingCost.of(growing(0.01), growing(0.03));
        assertThat(cost).isInstanceOfSatisfying(WaitingCost.GrowsForBoth.class, both -> {
            assertThat(both.firstRate()).isEqualTo(0.01);
            assertThat(both.secondRate()).isEqualTo(0.03);
            assertThat(both.firstShare()).isCloseTo(0.75, within(TOLERANCE_SHARE));
        });
    }

    @Test
    void nothingIsSharedWhereWaitingCostsOneSideOnly() {
        assertThat(WaitingCost.of(growing(0.01), growing(0))).isEqualTo(new WaitingCost.GrowsForOneAtMost(0.01, 0));
        assertThat(WaitingCost.of(growing(-0.02), growing(0.01)))
                .isEqualTo(new WaitingCost.GrowsForOneAtMost(-0.02, 0.01));
    }

    @Test
    void aDealWithoutMonthsSaysNothing() {
        SideAdvice.Pace none = new SideAdvice.Pace(List.of(), List.of(), 0);
        assertThat(WaitingCost.of(none, none)).isEqualTo(new WaitingCost.Unknown());
    }

    @Test
    void aRateOfNothingIsNoGrowthOnEitherSide() {
        assertThat(WaitingCost.of(growing(0), growing(0.01))).isEqualTo(new WaitingCost.GrowsForOneAtMost(0, 0.01));
    }
}
