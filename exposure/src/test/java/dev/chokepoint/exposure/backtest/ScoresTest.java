package dev.chokepoint.exposure.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final double EXACT = 1e-12;

    /// By hand: (40 − 30) = 10 inside; 2/0.1·(30 − 25) = 100 below; 2/0.1·(41 − 40) = 20 above.
    @Test
    void intervalScoreIsWidthAndTwentyTimesTheMissAtNinetyPercent() {
        assertThat(Scores.interval(30, 40, 35, 0.1)).isEqualTo(10);
        assertThat(Scores.interval(30, 40, 30, 0.1)).isEqualTo(10);
        assertThat(Scores.interval(30, 40, 25, 0.1)).isCloseTo(110, within(EXACT));
        assertThat(Scores.interval(30, 40, 41, 0.1)).isCloseTo(30, within(EXACT));
        assertThatThrownBy(() -> Scores.interval(40, 30, 35, 0.1)).hasMessageContaining("40.0..30.0");
    }

    /// The score is proper: on standard normal observations the interval of the true quantiles scores best in the
    /// mean (Gneiting and Raftery 2007, section 6.2), and that mean is 2·φ(z)/(α/2) = 4.125 for α = 0.1.
    @Test
    void trueQuantilesScoreBest() {
        Random random = new Random(7);
        double[] x = random.doubles(200_000)
                .map(u -> new NormalDistribution().inverseCumulativeProbability(u))
                .toArray();
        double z = 1.6448536269514722;
        double best = mean(x, z);
        assertThat(best).isLessThan(mean(x, 0.8 * z)).isLessThan(mean(x, 1.2 * z));
        double expected = 2 * new NormalDistribution().density(z) / 0.05;
        assertThat(best).isCloseTo(expected, within(0.03));
    }

    private static double mean(double[] x, double half) {
        return Arrays.stream(x)
                .map(v -> Scores.interval(-half, half, v, 0.1))
                .average()
                .orElseThrow();
    }

    /// By hand: values 1, 2, 4 with equal weights, observed 3: mean distance (2 + 1 + 1)/3 = 4/3; mean over all pairs
    /// (2·(1 + 3 + 2))/9 = 4/3; score 4/3 − 2/3 = 2/3.
    @Test
    void crpsOfASmallSampleIsThatByHand() {
        WeightedSample sample = WeightedSample.of(new double[] {4, 1, 2}, new double[] {1, 1, 1});
        assertThat(Scores.crps(sample, 3)).isCloseTo(2.0 / 3, within(EXACT));
    }

    /// The score of a standard normal at 0 is (√2 − 1)/√π = 0.2337 (Gneiting and Raftery 2007, equation 21:
    /// 2φ(0) − 1/√π).
    @Test
    void crpsOfANormalSampleIsThatOfTheFormula() {
        int n = 20_001;
        double[] values = new double[n];
        double[] weights = new double[n];
        Arrays.fill(weights, 1);
        for (int k = 0; k < n; k++) {
            values[k] = new NormalDistribution().inverseCumulativeProbability((k + 0.5) / n);
        }
        assertThat(Scores.crps(WeightedSample.of(values, weights), 0))
                .isCloseTo((Math.sqrt(2) - 1) / Math.sqrt(Math.PI), within(1e-4));
    }

    /// A weight of 2 is two equal values.
    @Test
    void weightsCountLikeRepetitions() {
        WeightedSample weighted = WeightedSample.of(new double[] {1, 5, 9}, new double[] {2, 1, 1});
        WeightedSample repeated = WeightedSample.of(new double[] {1, 1, 5, 9}, new double[] {1, 1, 1, 1});
        assertThat(Scores.crps(weighted, 4)).isCloseTo(Scores.crps(repeated, 4), within(EXACT));
        for (double p : new double[] {0.05, 0.5, 0.51, 0.75, 0.76, 0.95}) {
            assertThat(weighted.quantile(p)).isEqualTo(repeated.quantile(p));
        }
        assertThat(weighted.mean()).isCloseTo(4, within(EXACT));
    }

    /// By hand: errors 1 and 3, the second observation outside by 1: scores 4 and 4 + 20.
    @Test
    void meansAreThoseByHand() {
        Scores.Mean mean =
                Scores.Mean.of(List.of(new Scores.Interval(0, 2, 4, 1), new Scores.Interval(0, 2, 4, 5)), 0.1);
        assertThat(mean).isEqualTo(new Scores.Mean(2, 2, 14, 0.5));
    }
}
