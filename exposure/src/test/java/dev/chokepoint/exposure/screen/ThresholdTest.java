package dev.chokepoint.exposure.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThresholdTest {
    @Test
    void oneUnitDecidesNearTheThreshold() {
        Threshold half = Threshold.of("0.5");
        long large = 4_000_000_000_000_000L;

        assertThat(half.exceededBy(large / 2, large)).isFalse();
        assertThat(half.exceededBy(large / 2 + 1, large)).isTrue();
        assertThat(half.exceededBy(large / 2 - 1, large)).isFalse();
    }

    /// Above 2⁵³ doubles no longer tell a whole number from the next.
    @Test
    void oneUnitDecidesWhereDoublesCannotTellItApart() {
        Threshold half = Threshold.of("0.5");
        long part = 2_000_000_000_000_000_000L;
        long next = part + 1;

        assertThat((double) next).isEqualTo((double) part);
        assertThat(half.exceededBy(part, 2 * part)).isFalse();
        assertThat(half.exceededBy(next, 2 * part)).isTrue();
    }

    @Test
    void anIndexThatOnlyDoublesPutAboveTheThresholdIsNotAboveIt() {
        double[] shares = {0.55, 0.3, 0.05, 0.05, 0.05};
        double inDoubles = 0;
        for (double s : shares) {
            inDoubles += s * s;
        }

        assertThat(inDoubles).isGreaterThan(0.4);
        assertThat(exceeds(Threshold.of("0.4"), 55_000, 30_000, 5_000, 5_000, 5_000))
                .isFalse();
    }

    @Test
    void indexesNearTheThresholdAreDecidedInWholeNumbers() {
        long unit = 123_456_789_012L;
        Threshold limit = Threshold.of("0.4");

        assertThat(exceeds(limit, 6 * unit, unit, unit, unit, unit)).isFalse();
        assertThat(exceeds(limit, 6 * unit + 1, unit, unit, unit, unit)).isTrue();
        assertThat(exceeds(limit, 6 * unit - 1, unit, unit, unit, unit)).isFalse();
    }

    private static boolean exceeds(Threshold limit, long... values) {
        SquareSums squares = new SquareSums(1);
        long sum = 0;
        for (long v : values) {
            squares.add(0, v);
            sum += v;
        }
        return limit.exceededBy(squares, 0, sum);
    }

    @Test
    void sumsOfSquaresAreExactBeyondSixtyFourBits() {
        SplittableRandom random = new SplittableRandom(7);
        SquareSums squares = new SquareSums(1);
        BigInteger exact = BigInteger.ZERO;
        for (int n = 0; n < 2_000; n++) {
            long v = random.nextLong(1L << 58);
            squares.add(0, v);
            exact = exact.add(BigInteger.valueOf(v).pow(2));
        }

        assertThat(squares.exact(0)).isEqualTo(exact);
        assertThat(squares.value(0)).isEqualTo(exact.doubleValue(), org.assertj.core.api.Assertions.within(1e20));
    }

    @Test
    void aThresholdIsANumber() {
        assertThatThrownBy(() -> Threshold.of("much")).hasMessageContaining("(much) must be a number");
        assertThatThrownBy(() -> Threshold.of("-1")).hasMessageContaining("must not be negative");
    }
}
