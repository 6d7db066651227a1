package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictiveTest {
    private static final double TOLERANCE_PROBABILITY = 1e-11;

    /// scipy's `quad` of the logistic curve times the normal density.
    @Test
    void theProbabilityIsTheMeanOverTheLogit() {
        assertThat(new Predictive(-0.3, 1.2).probability())
                .isCloseTo(0.4419480822167174, within(TOLERANCE_PROBABILITY));
        assertThat(new Predictive(2, 2).probability()).isCloseTo(0.7752002453966637, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void aCertainLogitIsItsProbability() {
        Predictive half = new Predictive(0, 0);
        assertThat(half.probability()).isEqualTo(0.5);
        assertThat(half.low()).isEqualTo(0.5);
        assertThat(half.high()).isEqualTo(0.5);
    }

    @Test
    void theIntervalHoldsNinetyPercentOfTheLogit() {
        Predictive p = new Predictive(1, 2);
        // logit of the ends: 1 -/+ 1.6449 * 2
        assertThat(Math.log(p.low() / (1 - p.low()))).isCloseTo(1 - 3.289707253902944, within(1e-9));
        assertThat(Math.log(p.high() / (1 - p.high()))).isCloseTo(1 + 3.289707253902944, within(1e-9));
    }
}
