package dev.chokepoint.solver;

/// A running sum that carries its rounding error along, as if added in twice the precision.
///
/// Source: Ogita, Rump and Oishi, "Accurate sum and dot product", SIAM Journal on Scientific Computing 26(6),
/// 2005, algorithm Dot2.
final class TwofoldSum {
    private double sum;
    private double error;
    private double largest;

    void clear() {
        sum = 0;
        error = 0;
        largest = 0;
    }

    void add(double term) {
        double next = sum + term;
        double virtual = next - sum;
        error += (sum - (next - virtual)) + (term - virtual);
        sum = next;
        largest = Math.max(largest, Math.abs(term));
    }

    void addProduct(double factor, double other) {
        double product = factor * other;
        add(product);
        error += Math.fma(factor, other, -product);
    }

    double value() {
        return sum + error;
    }

    /// The largest size of a term so far.
    double largest() {
        return largest;
    }
}
