package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NarrowingTest {
    private static final int DRAWS = 500;

    private static double[] uniform(long seed) {
        return new SplittableRandom(seed).doubles(DRAWS).toArray();
    }

    private static Map<String, double[]> inputs(int idle) {
        Map<String, double[]> all = new LinkedHashMap<>();
        for (int k = 0; k < idle; k++) {
            all.put("idle " + k, uniform(100 + k));
        }
        return all;
    }

    /// y = 10·x + z with x and z uniform. By hand: the 5 and 95 % points of a trapezium on 0 to 11 are 1 and 10, and
    /// with x known those of z are 0.9 apart: 8.1 of 9 goes.
    @Test
    void whatDecidesNarrowsTheBandByWhatItIsWorth() {
        double[] x = uniform(1);
        double[] z = uniform(2);
        double[] y =
                IntStream.range(0, DRAWS).mapToDouble(k -> 10 * x[k] + z[k]).toArray();
        Map<String, double[]> inputs = inputs(200);
        inputs.put("x", x);
        inputs.put("z", z);

        List<Narrowing> found = Narrowing.of(y, inputs);

        assertThat(found.getFirst().input()).isEqualTo("x");
        assertThat(found.getFirst().told()).isTrue();
        assertThat(found.getFirst().amount()).isCloseTo(8.1, within(0.3));
        assertThat(found.getFirst().share()).isCloseTo(0.9, within(0.03));
        assertThat(found.getFirst().atLow()).isCloseTo(1.5, within(0.3));
        assertThat(found.getFirst().atHigh()).isCloseTo(9.5, within(0.3));
        assertThat(found.stream().filter(Narrowing::told)).hasSize(1);
        assertThat(found).hasSize(202);
    }

    /// Where inputs are normal and add up, what each explains is its part of the variance: 0.6² of 1 for x.
    @Test
    void withNormalInputsTheFormulaIsExact() {
        int draws = 4_000;
        RandomGenerator random = new SplittableRandom(5);
        double[] x = IntStream.range(0, draws)
                .mapToDouble(k -> random.nextGaussian())
                .toArray();
        double[] y = IntStream.range(0, draws)
                .mapToDouble(k -> -0.6 * x[k] + 0.8 * random.nextGaussian())
                .toArray();

        Narrowing found = Narrowing.of(y, Map.of("x", x)).getFirst();

        // Spearman's coefficient of two normal numbers is 6/π·asin(ρ/2).
        assertThat(found.correlation()).isCloseTo(-6 / Math.PI * Math.asin(0.3), within(0.03));
        assertThat(found.share()).isCloseTo(0.2, within(0.03));
        assertThat(found.amount()).isCloseTo(0.2 * 3.29, within(0.1));
        assertThat(found.atLow()).isGreaterThan(found.atHigh());
    }

    /// In 100 samples without any connection the chance of telling one is 5 %.
    @Test
    void chanceIsNotTakenForAnInfluence() {
        int mistakes = 0;
        for (int s = 0; s < 20; s++) {
            double[] y = new SplittableRandom(10_000 + s)
                    .doubles(120)
                    .map(v -> v * v * v)
                    .toArray();
            Map<String, double[]> inputs = new LinkedHashMap<>();
            for (int k = 0; k < 100; k++) {
                inputs.put(
                        "idle " + k,
                        new SplittableRandom(s * 1_000L + k).doubles(120).toArray());
            }
            mistakes += Narrowing.of(y, inputs).stream().anyMatch(Narrowing::told) ? 1 : 0;
        }
        assertThat(mistakes).isLessThanOrEqualTo(3);
    }

    @Test
    void fewDrawsTellNothing() {
        assertThat(Narrowing.of(new double[Narrowing.FEWEST - 1], Map.of())).isEmpty();
        assertThatThrownBy(() -> Narrowing.of(uniform(1), Map.of("short", new double[3])))
                .hasMessageContaining("short");
    }
}
