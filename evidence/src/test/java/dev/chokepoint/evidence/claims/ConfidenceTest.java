package dev.chokepoint.evidence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceTest {
    private static final double TOLERANCE_SHARE = 5e-4;

    @Test
    void theLowerBoundIsWilsons() {
        // 9 of 10, z = 1.96: centre 0.9 + 0.19207 = 1.09207; spread 1.96 * sqrt(0.009 + 0.0096036) = 0.26733;
        // (1.09207 - 0.26733) / 1.38415 = 0.5958
        assertThat(Confidence.wilson(9, 10)).isCloseTo(0.5958, within(TOLERANCE_SHARE));
        assertThat(Confidence.wilson(0, 5)).isCloseTo(0, within(TOLERANCE_SHARE));
    }

    @Test
    void moreReviewsOfTheSameShareRaiseConfidence() {
        assertThat(Confidence.wilson(90, 100)).isGreaterThan(Confidence.wilson(9, 10));
    }
}
