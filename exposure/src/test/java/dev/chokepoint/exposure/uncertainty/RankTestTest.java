package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankTestTest {
    /// Student's distribution, two-sided 5 %: t = 2.228 with 10 degrees of freedom, 2.086 with 20 (any printed table).
    @Test
    void theProbabilityIsThatOfStudentsDistribution() {
        assertThat(RankTest.probability(correlation(2.228, 10), 12)).isCloseTo(0.05, within(1e-4));
        assertThat(RankTest.probability(correlation(2.086, 20), 22)).isCloseTo(0.05, within(1e-4));
        assertThat(RankTest.probability(0, 12)).isCloseTo(1, within(1e-9));
        assertThat(RankTest.probability(1, 12)).isZero();
        assertThat(RankTest.probability(0.99, 3)).isEqualTo(1);
    }

    private static double correlation(double t, int freedom) {
        return t / Math.sqrt(freedom + t * t);
    }

    /// 1,431 inputs at 42 draws: a correlation is told from chance from 0.59 on.
    @Test
    void holmAsksMoreOfOneAmongMany() {
        double[] one = new double[1_431];
        one[0] = 0.60;
        assertThat(RankTest.holm(one, 42, 0.05)).isEqualTo(1);
        one[0] = 0.58;
        assertThat(RankTest.holm(one, 42, 0.05)).isZero();
        // Alone it would pass with half of that.
        assertThat(RankTest.holm(new double[] {0.32}, 42, 0.05)).isEqualTo(1);
    }

    @Test
    void theFirstThatFailsEndsIt() {
        double[] some = {0.9, 0.8, 0.1, 0.05};
        assertThat(RankTest.holm(some, 42, 0.05)).isEqualTo(2);
        Arrays.fill(some, 0.9);
        assertThat(RankTest.holm(some, 42, 0.05)).isEqualTo(4);
    }
}
