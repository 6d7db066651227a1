package dev.chokepoint.evidence.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceTest {
    private static final double TOLERANCE_SHARE = 1e-12;

    @Test
    void nothingReviewedIsThePrior() {
        assertThat(Confidence.posterior(0, 0)).isCloseTo(0.75, within(TOLERANCE_SHARE));
    }

    @Test
    void recordAddsToThePrior() {
        // (9 + 3) / (10 + 4)
        assertThat(Confidence.posterior(9, 10)).isCloseTo(12 / 14.0, within(TOLERANCE_SHARE));
        assertThat(Confidence.posterior(0, 5)).isCloseTo(3 / 9.0, within(TOLERANCE_SHARE));
    }

    @Test
    void eachConfirmationRaisesAndEachRejectionLowersIt() {
        for (int reviewed = 0; reviewed < 50; reviewed++) {
            for (int right = 0; right <= reviewed; right++) {
                double before = Confidence.posterior(right, reviewed);
                assertThat(Confidence.posterior(right + 1, reviewed + 1)).isGreaterThan(before);
                assertThat(Confidence.posterior(right, reviewed + 1)).isLessThan(before);
            }
        }
    }

    @Test
    void moreReviewsOfTheSameShareAreTrustedMore() {
        assertThat(Confidence.posterior(90, 100)).isGreaterThan(Confidence.posterior(9, 10));
    }
}
