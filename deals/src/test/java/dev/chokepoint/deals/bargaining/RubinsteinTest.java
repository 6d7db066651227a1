package dev.chokepoint.deals.bargaining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RubinsteinTest {
    private static final Offset<Double> TOLERANCE_SHARE = within(5e-10);

    @Test
    void whoProposesFirstGetsMore() {
        // d = (.9, .8): (1 - .8) / (1 - .72) = 5/7 and 1 - .1 / .28 = 9/14.
        Rubinstein r = Rubinstein.ofDiscountFactors(.9, .8);
        assertThat(r.shareIfFirstProposes(1)).isCloseTo(0.714285714, TOLERANCE_SHARE);
        assertThat(r.shareIfSecondProposes(1)).isCloseTo(0.642857143, TOLERANCE_SHARE);
    }

    @Test
    void fastOffersLeaveOnlyPatienceToDecide() {
        Rubinstein r = new Rubinstein(.1, .2);
        assertThat(r.shareIfFirstProposes(1)).isCloseTo(0.699390395, TOLERANCE_SHARE);
        assertThat(r.shareIfFirstProposes(.1)).isCloseTo(0.669994389, TOLERANCE_SHARE);
        assertThat(r.shareIfFirstProposes(.01)).isCloseTo(0.666999944, TOLERANCE_SHARE);
        assertThat(r.limitShare()).isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void impatienceIsTheRateAtWhichTheLossGrows() {
        assertThat(Rubinstein.rateOfGrowth(10, 40, 2)).isCloseTo(Math.log(2), within(1e-15));
    }

    /// Both lose half in each of two units of time, a quarter is left: 1 − (1 − 1/4)/(1 − 1/16) = 1/5 to who waits, and
    /// 4/5 to who offers.
    @Test
    void theTimeBetweenOffersCounts() {
        Rubinstein alike = new Rubinstein(Math.log(2), Math.log(2));
        assertThat(alike.shareIfSecondProposes(2)).isCloseTo(0.2, within(1e-12));
        assertThat(alike.shareIfFirstProposes(2)).isCloseTo(0.8, within(1e-12));
    }
}
