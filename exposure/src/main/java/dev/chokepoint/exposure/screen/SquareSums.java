package dev.chokepoint.exposure.screen;

import java.math.BigInteger;
import java.util.Arrays;

/// Exact sums of squares of whole numbers, one for each country, in 128 bits.
final class SquareSums {
    private static final double TWO_TO_64 = 0x1p64;

    private final long[] high;
    private final long[] low;

    SquareSums(int size) {
        high = new long[size];
        low = new long[size];
    }

    void clear() {
        Arrays.fill(high, 0);
        Arrays.fill(low, 0);
    }

    void add(int index, long value) {
        long square = value * value;
        long sum = low[index] + square;
        high[index] += Math.multiplyHigh(value, value) + (Long.compareUnsigned(sum, square) < 0 ? 1 : 0);
        low[index] = sum;
    }

    double value(int index) {
        double rest = low[index] >= 0 ? low[index] : low[index] + TWO_TO_64;
        return high[index] * TWO_TO_64 + rest;
    }

    /// Σv² / sum².
    double index(int index, long sum) {
        return value(index) / ((double) sum * sum);
    }

    BigInteger exact(int index) {
        return BigInteger.valueOf(high[index]).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low[index])));
    }
}
