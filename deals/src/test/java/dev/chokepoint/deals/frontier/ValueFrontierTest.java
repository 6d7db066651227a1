package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The frontier that grows point by point against looking at all points.
class ValueFrontierTest {
    private static final double CLOSE = 1e-12;

    @Test
    void spansArePlainDifferences() {
        ValueFrontier frontier = new ValueFrontier();
        frontier.add(1, 5);
        frontier.add(4, -2);
        assertThat(frontier.spanA()).isEqualTo(3);
        assertThat(frontier.spanB()).isEqualTo(7);
    }

    @Test
    void itSaysOfAnyPointWhatAllPointsSay() {
        Random random = new Random(9);
        for (int round = 0; round < 300; round++) {
            ValueFrontier frontier = new ValueFrontier();
            List<double[]> all = new ArrayList<>();
            for (int k = 1 + random.nextInt(12); k > 0; k--) {
                double[] p = {random.nextInt(9), random.nextInt(9)};
                all.add(p);
                frontier.add(p[0], p[1]);
            }
            double a = random.nextInt(10);
            double b = random.nextInt(10);
            assertThat(frontier.isBeaten(a, b)).isEqualTo(all.stream().anyMatch(p -> p[0] >= a && p[1] >= b));
            double first = all.stream()
                    .filter(p -> p[1] >= b)
                    .mapToDouble(p -> a - p[0])
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            double second = all.stream()
                    .filter(p -> p[0] >= a)
                    .mapToDouble(p -> b - p[1])
                    .min()
                    .orElse(Double.POSITIVE_INFINITY);
            assertThat(frontier.fall(0, a, b)).isEqualTo(first);
            assertThat(frontier.fall(1, a, b)).isEqualTo(second);
            double promise = all.stream()
                    .mapToDouble(p -> Math.max((a - p[0]) / 2, (b - p[1]) / 3))
                    .min()
                    .orElseThrow();
            assertThat(frontier.promise(a, b, 2, 3)).isCloseTo(promise, within(CLOSE));
        }
    }
}
