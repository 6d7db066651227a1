package dev.chokepoint.controls.compiled;

/// Sets of rules as bits, one for each rule.
public final class Bits {
    private Bits() {}

    public static long[] none(int size) {
        return new long[(size + 63) >>> 6];
    }

    public static long[] all(int size) {
        long[] bits = none(size);
        for (int i = 0; i < size; i++) {
            set(bits, i);
        }
        return bits;
    }

    public static void set(long[] bits, int i) {
        bits[i >>> 6] |= 1L << i;
    }

    public static boolean get(long[] bits, int i) {
        return (bits[i >>> 6] & (1L << i)) != 0;
    }

    /// For each word of a set, how many members stand in the words before it.
    public static int[] before(long[] bits) {
        int[] before = new int[bits.length];
        for (int w = 1; w < bits.length; w++) {
            before[w] = before[w - 1] + Long.bitCount(bits[w - 1]);
        }
        return before;
    }

    /// How many members stand before one of them.
    ///
    /// @param before of the same set
    public static int rank(long[] bits, int[] before, int i) {
        return before[i >>> 6] + Long.bitCount(bits[i >>> 6] & ((1L << i) - 1));
    }

    public static long[] and(long[] a, long[] b) {
        long[] both = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            both[i] = a[i] & b[i];
        }
        return both;
    }
}
