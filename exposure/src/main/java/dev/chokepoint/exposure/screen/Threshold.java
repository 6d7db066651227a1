package dev.chokepoint.exposure.screen;

import java.math.BigDecimal;
import java.math.BigInteger;

/// A limit that a share, a ratio or an index of concentration must exceed; all comparisons are strict.
///
/// Far from the limit doubles decide. Within [#NEAR] of it whole numbers do: shares of 55/30/5/5/5 have an index of
/// exactly 0.4, which their doubles exceed.
public record Threshold(BigDecimal value) {
    private static final double NEAR = 1e-9;

    public Threshold {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("The threshold (" + value + ") must not be negative.");
        }
    }

    public static Threshold of(String decimal) {
        try {
            return new Threshold(new BigDecimal(decimal.strip()));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The threshold (" + decimal + ") must be a number such as 0.4.", e);
        }
    }

    /// Whether part / whole exceeds it; `whole` is positive.
    boolean exceededBy(long part, long whole) {
        double gap = (double) part / whole - value.doubleValue();
        return Math.abs(gap) > NEAR ? gap > 0 : exactly(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    /// Whether the index of concentration, Σv² / (Σv)², exceeds it; the sum is positive.
    boolean exceededBy(SquareSums squares, int index, long sum) {
        double gap = squares.index(index, sum) - value.doubleValue();
        return Math.abs(gap) > NEAR
                ? gap > 0
                : exactly(squares.exact(index), BigInteger.valueOf(sum).pow(2));
    }

    private boolean exactly(BigInteger part, BigInteger whole) {
        return new BigDecimal(part).compareTo(value.multiply(new BigDecimal(whole))) > 0;
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
