package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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

    /// y = 10·x + z with x and z uniform. By hand: the 5 and 95 % points of a trapezium on 0 to 11 are 1 and 10; within
    /// a fifth of x they are those of 2·u + z, 0.447 and 3 − 0.447. So 9 − 2.106 of the band goes.
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
        assertThat(found.getFirst().amount()).isCloseTo(9 - 2.106, within(0.3));
        assertThat(found.getFirst().share()).isCloseTo(0.766, within(0.03));
        assertThat(found.getFirst().atLow()).isCloseTo(1.5, within(0.3));
        assertThat(found.getFirst().atHigh()).isCloseTo(9.5, within(0.3));
        assertThat(found.stream().filter(Narrowing::told)).hasSize(1);
        assertThat(found).hasSize(202);
    }

    /// An input that widens the output without moving its mean is found too: rank correlations are blind to it.
    @Test
    void whatOnlyWidensIsFound() {
        double[] x = uniform(3);
        double[] z = uniform(4);
        double[] y = IntStream.range(0, DRAWS)
                .mapToDouble(k -> x[k] < 0.5 ? z[k] - 0.5 : 100 * (z[k] - 0.5))
                .toArray();
        Map<String, double[]> inputs = inputs(20);
        inputs.put("x", x);

        assertThat(Narrowing.of(y, inputs).getFirst().input()).isEqualTo("x");
        assertThat(Narrowing.of(y, inputs).getFirst().told()).isTrue();
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
