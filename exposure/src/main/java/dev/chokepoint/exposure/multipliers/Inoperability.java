package dev.chokepoint.exposure.multipliers;

import java.util.function.IntFunction;

/// Inoperability input–output: how a degraded part of a system degrades the rest.
///
/// | symbol | meaning |
/// |---|---|
/// | A* | interdependency: the inoperability of i that inoperability 1 of j causes |
/// | c* | the perturbation of each part, 0 to 1 |
/// | q | inoperability of each part, 0 (as planned) to 1 (stopped) |
/// | K | resilience: the speed of each part, per step |
///
/// Static: q = A*·q + c*, at most 1. Dynamic: dq/dt = K·(A*·q + c*(t) − q).
///
/// Sources: Haimes and Jiang 2001; Lian and Haimes 2006.
public final class Inoperability {
    private static final double CONVERGED = 1e-15;
    private static final int MOST_TERMS = 100_000;

    private final double[][] interdependency;

    private Inoperability(double[][] interdependency) {
        this.interdependency = interdependency;
    }

    /// A system given by its interdependency matrix A*, square and without negative entries.
    public static Inoperability of(double[][] interdependency) {
        double[][] own = new double[interdependency.length][];
        for (int i = 0; i < own.length; i++) {
            own[i] = interdependency[i].clone();
            if (own[i].length != own.length) {
                throw new IllegalArgumentException("The row (" + i + ") of the interdependency matrix has ("
                        + own[i].length + ") entries, not (" + own.length + ").");
            }
            for (double v : own[i]) {
                if (!(v >= 0)) {
                    throw new IllegalArgumentException("The interdependency (" + v + ") must be 0 or more.");
                }
            }
        }
        return new Inoperability(own);
    }

    /// The demand-driven system of a table: A* = diag(x)⁻¹·A·diag(x), that is Z\[i,j]/x_i.
    public static Inoperability demandDriven(double[][] flows, double[] output) {
        double[][] a = new double[flows.length][flows.length];
        for (int i = 0; i < flows.length; i++) {
            for (int j = 0; j < flows.length; j++) {
                a[i][j] = output[i] == 0 ? 0 : flows[i][j] / output[i];
            }
        }
        return of(a);
    }

    /// The supply-driven system of a table: (Z\[i,j]/x_j) transposed.
    public static Inoperability supplyDriven(double[][] flows, double[] output) {
        double[][] a = new double[flows.length][flows.length];
        for (int i = 0; i < flows.length; i++) {
            for (int j = 0; j < flows.length; j++) {
                a[j][i] = output[j] == 0 ? 0 : flows[i][j] / output[j];
            }
        }
        return of(a);
    }

    public double interdependency(int i, int j) {
        return interdependency[i][j];
    }

    /// The inoperabilities in equilibrium: the series c* + A*·c* + …, then cut to 1.
    public double[] equilibrium(double[] perturbation) {
        requireShares(perturbation);
        double[] q = perturbation.clone();
        double[] term = perturbation.clone();
        for (int k = 0; k < MOST_TERMS; k++) {
            term = times(term);
            double size = 0;
            for (int i = 0; i < q.length; i++) {
                q[i] += term[i];
                size = Math.max(size, term[i]);
            }
            if (size <= CONVERGED) {
                for (int i = 0; i < q.length; i++) {
                    q[i] = Math.min(1, q[i]);
                }
                return q;
            }
            if (!(size < 1e12)) {
                break;
            }
        }
        throw new IllegalArgumentException(
                "The inoperability has no equilibrium: parts amplify each other without end (A* is not productive).");
    }

    /// Inoperabilities step by step by Euler's method: q(t + 1) = q(t) + K·(A*·q(t) + c*(t) − q(t)), from
    /// q(0) = 0.
    ///
    /// @param resilience the diagonal of K, each above 0 and at most 1
    /// @param perturbation c* at each step
    /// @return q at the steps 0 to `steps`
    public double[][] path(double[] resilience, int steps, IntFunction<double[]> perturbation) {
        for (double k : resilience) {
            if (!(k > 0 && k <= 1)) {
                throw new IllegalArgumentException("The resilience (" + k + ") must be above 0 and at most 1.");
            }
        }
        double[][] q = new double[steps + 1][interdependency.length];
        for (int t = 0; t < steps; t++) {
            double[] c = perturbation.apply(t);
            requireShares(c);
            double[] pushed = times(q[t]);
            for (int i = 0; i < c.length; i++) {
                q[t + 1][i] = Math.clamp(q[t][i] + resilience[i] * (pushed[i] + c[i] - q[t][i]), 0, 1);
            }
        }
        return q;
    }

    private double[] times(double[] v) {
        double[] product = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += interdependency[i][j] * v[j];
            }
        }
        return product;
    }

    private void requireShares(double[] c) {
        if (c.length != interdependency.length) {
            throw new IllegalArgumentException("The perturbation has (" + c.length + ") entries, the system has ("
                    + interdependency.length + ") parts.");
        }
        for (double v : c) {
            if (!(v >= 0 && v <= 1)) {
                throw new IllegalArgumentException("The perturbation (" + v + ") must be 0 to 1.");
            }
        }
    }
}
