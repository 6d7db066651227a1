package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
    private static final double TOLERANCE_SCORE = 1e-12;
    private static final boolean[] GIVEN = {true, true, false, false};
    private static final double[] P = {.8, .6, .6, .1};

    /// In fractions: Brier (4 + 16 + 36 + 1)/100/4 = 57/400; of four pairs three in order and one tied, 7/8; the
    /// product of the probabilities of what came is 4/5 3/5 2/5 9/10 = 108/625.
    @Test
    void scoresAreThoseOfTheFractions() {
        ForecastScores s = ForecastScores.of(List.of("a", "a", "a", "a"), GIVEN, P);
        assertThat(s.brier()).isCloseTo(57.0 / 400, within(TOLERANCE_SCORE));
        assertThat(s.auc()).isEqualTo(7.0 / 8);
        assertThat(s.aucInTalk()).isEqualTo(7.0 / 8);
        assertThat(s.logLoss()).isCloseTo(Math.log(625.0 / 108) / 4, within(TOLERANCE_SCORE));
        assertThat(s.given()).isEqualTo(2);
    }

    @Test
    void pairsOfDifferentTalksDoNotCountInTalk() {
        ForecastScores s = ForecastScores.of(List.of("a", "b", "b", "c"), GIVEN, P);
        assertThat(s.auc()).isEqualTo(7.0 / 8);
        // The one pair of a talk, 0.6 and 0.6, is tied.
        assertThat(s.aucInTalk()).isEqualTo(0.5);
    }

    @Test
    void withoutPairsThereIsNoAuc() {
        assertThat(ForecastScores.of(List.of("a"), new boolean[] {true}, new double[] {.3})
                        .auc())
                .isNaN();
    }

    @Test
    void certaintyIsHeldWithinAThousandth() {
        ForecastScores s = ForecastScores.of(List.of("a"), new boolean[] {true}, new double[] {0});
        assertThat(s.logLoss()).isCloseTo(Math.log(1000), within(TOLERANCE_SCORE));
    }

    @Test
    void cellsOfTheCalibrationHoldTheirLowerBound() {
        assertThat(Calibration.of(GIVEN, P))
                .containsExactly(
                        new Calibration.Cell(0, 0.2, 1, .1, 0),
                        new Calibration.Cell(0.6, 0.8, 2, .6, .5),
                        new Calibration.Cell(0.8, 1, 1, .8, 1));
        assertThat(Calibration.of(new boolean[] {true}, new double[] {1}))
                .containsExactly(new Calibration.Cell(0.8, 1, 1, 1, 1));
    }
}
