package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/// Arithmetic that a pupil does by hand, and doubles that the JDK rounds itself.
class FractionTest {
    private static Fraction f(long numerator, long denominator) {
        return Fraction.of(numerator, denominator);
    }

    @Test
    void aFractionStandsInLowestTermsWithItsSignAbove() {
        assertThat(f(6, -4)).isEqualTo(f(-3, 2)).hasToString("-3/2");
        assertThat(f(-6, -4)).hasToString("3/2");
        assertThat(f(0, -7)).isEqualTo(Fraction.ZERO).hasToString("0");
        assertThat(f(8, 4)).hasToString("2");
        assertThatThrownBy(() -> f(1, 0)).hasMessage("The denominator of a fraction (1/0) must not be 0.");
    }

    @Test
    void fractionsAddMultiplyAndCompare() {
        assertThat(f(1, 2).plus(f(1, 3))).isEqualTo(f(5, 6));
        assertThat(f(1, 2).minus(f(2, 3))).isEqualTo(f(-1, 6));
        assertThat(f(2, 3).times(f(9, 4))).isEqualTo(f(3, 2));
        assertThat(f(2, 3).dividedBy(f(4, 9))).isEqualTo(f(3, 2));
        assertThat(f(1, 3)).isLessThan(f(1, 2)).isGreaterThan(f(-1, 2));
        assertThat(f(1, 3).max(f(1, 2))).isEqualTo(f(1, 2));
        assertThat(f(1, 2).max(f(1, 3))).isEqualTo(f(1, 2));
        assertThat(f(1, 3).min(f(1, 2))).isEqualTo(f(1, 3));
        assertThat(f(1, 2).min(f(1, 3))).isEqualTo(f(1, 3));
        assertThat(f(-1, 2).signum()).isEqualTo(-1);
    }

    @Test
    void decimalsAreReadExactly() {
        assertThat(Fraction.parse("0.083")).isEqualTo(f(83, 1000));
        assertThat(Fraction.parse(" 1e-3 ")).isEqualTo(f(1, 1000));
        assertThat(Fraction.parse("1e3")).isEqualTo(Fraction.of(1000));
        assertThat(Fraction.parse("1.50")).isEqualTo(f(3, 2));
    }

    /// 2^200 / 3 and its inverse are beyond what a double divides by itself; 10^-300 is near its end.
    @Test
    void theNearestDoubleIsFoundForNumbersOfAnyLength() {
        assertThat(f(1, 3).doubleValue()).isEqualTo(1.0 / 3);
        BigInteger large = BigInteger.TWO.pow(200);
        double third = Math.scalb(1.0 / 3, 200);
        assertThat(new Fraction(large, BigInteger.valueOf(3)).doubleValue())
                .isBetween(third * (1 - 5e-16), third * (1 + 5e-16));
        assertThat(new Fraction(BigInteger.valueOf(3), large).doubleValue()).isEqualTo(Math.scalb(3.0, -200));
        double long30 = Double.parseDouble("123456789012345678901234567890.5");
        assertThat(Fraction.parse("123456789012345678901234567890.5").doubleValue())
                .isBetween(Math.nextDown(long30), Math.nextUp(long30));
        assertThat(Fraction.parse("1e-300").doubleValue()).isBetween(1e-300 * (1 - 5e-16), 1e-300 * (1 + 5e-16));
    }
}
