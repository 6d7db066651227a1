package dev.chokepoint.deals.valuation;

/// What a package is worth when its concessions may not be delivered.
public final class Delivery {
    private Delivery() {}

    /// The expected value over all patterns of delivery: each concession of the package is delivered with
    /// its own probability, independently of the others.
    ///
    /// @param values the value of every set of delivered concessions, by mask
    /// @param probabilities per concession, the probability that it is delivered if promised
    /// @param promised the package, as a mask
    public static double expected(double[] values, double[] probabilities, long promised) {
        if (values.length != 1 << probabilities.length) {
            throw new IllegalArgumentException("The number of values (" + values.length + ") must be 2^n for the "
                    + probabilities.length + " probabilities.");
        }
        for (double p : probabilities) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("The probability (" + p + ") of delivery must be 0 to 1.");
            }
        }
        double sum = 0;
        // All subsets of the promised package.
        for (long delivered = promised; ; delivered = (delivered - 1) & promised) {
            double p = 1;
            for (long rest = promised; rest != 0; rest &= rest - 1) {
                int j = Long.numberOfTrailingZeros(rest);
                p *= (delivered >>> j & 1) == 1 ? probabilities[j] : 1 - probabilities[j];
            }
            sum += p * values[(int) delivered];
            if (delivered == 0) {
                return sum;
            }
        }
    }
}
