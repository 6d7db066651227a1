package dev.chokepoint.deals.packages;

import java.util.Arrays;

/// The value of one package to each party, with an additive over-estimate of every other package.
///
/// For party `i` and package `T`: `u_i(T) <= u_i(S) + sum_j slope_ij (T_j - S_j)`, where `S` is the package
/// valued here. For a linear program `slope_ij` is the dual of the row that concession `j` opens times the
/// amount opened, minus what the concession costs party `i` itself.
public final class Valuation {
    private final long at;
    private final double[] values;
    private final double[][] slopes;

    private Valuation(long at, double[] values, double[][] slopes) {
        this.at = at;
        this.values = values;
        this.slopes = slopes;
    }

    /// A valuation of the package `at`.
    ///
    /// @param values the value to each party
    /// @param slopes per party, the slope of every concession
    public static Valuation of(long at, double[] values, double[][] slopes) {
        if (values.length != slopes.length) {
            throw new IllegalArgumentException("The number of parties with slopes (" + slopes.length
                    + ") must be the number of parties with a value (" + values.length + ").");
        }
        double[][] copy = new double[slopes.length][];
        for (int i = 0; i < slopes.length; i++) {
            copy[i] = slopes[i].clone();
            for (double s : copy[i]) {
                if (!Double.isFinite(s)) {
                    throw new IllegalArgumentException("The slope (" + s + ") must be a finite number.");
                }
            }
        }
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException("The value (" + v + ") of the package (" + at + ") must be finite.");
            }
        }
        return new Valuation(at, values.clone(), copy);
    }

    public long at() {
        return at;
    }

    public int parties() {
        return values.length;
    }

    public double value(int party) {
        return values[party];
    }

    public double[] values() {
        return values.clone();
    }

    public double slope(int party, int concession) {
        return slopes[party][concession];
    }

    /// An upper bound on the value of the package `mask` to `party`.
    public double overEstimate(int party, long mask) {
        double bound = values[party];
        double[] s = slopes[party];
        for (long changed = mask ^ at; changed != 0; changed &= changed - 1) {
            int j = Long.numberOfTrailingZeros(changed);
            bound += (mask >>> j & 1) == 1 ? s[j] : -s[j];
        }
        return bound;
    }

    @Override
    public String toString() {
        return "Valuation[" + Long.toBinaryString(at) + " " + Arrays.toString(values) + "]";
    }
}
