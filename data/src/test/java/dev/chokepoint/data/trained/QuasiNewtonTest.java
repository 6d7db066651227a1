package dev.chokepoint.data.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QuasiNewtonTest {
    @Test
    void aBowlThatIsAThousandTimesAsSteepOneWayEndsInItsMiddle() {
        double[] least = QuasiNewton.minimum(
                (x, g) -> {
                    double a = x[0] - 3;
                    double b = x[1] + 1;
                    g[0] = 2 * a;
                    g[1] = 2000 * b;
                    return a * a + 1000 * b * b + 5;
                },
                2);
        assertThat(least[0]).isCloseTo(3, within(0.01));
        assertThat(least[1]).isCloseTo(-1, within(0.001));
    }

    @Test
    void itEndsWhereNothingPulls() {
        assertThat(QuasiNewton.minimum((_, _) -> 0, 3)).containsExactly(0, 0, 0);
    }
}
