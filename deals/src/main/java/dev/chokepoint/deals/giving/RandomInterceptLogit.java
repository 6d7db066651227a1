package dev.chokepoint.deals.giving;

/// A logit with a normal prior on the coefficients and an effect of each talk, fitted to its mode.
///
/// `logit P(y_i = 1) = x_i'b + tau u_g(i)` with b_1 free, other `b_k ~ N(0, 1)` and `u_j ~ N(0, 1)`. The unknowns are
/// `w = (b, u)`; what is maximised is the log of likelihood times prior, with an analytic gradient and Hessian. The
/// marginal likelihood of tau is Laplace's: value at the mode minus half the log determinant of the Hessian. With
/// `tau = 0` it is the ridge logit. Source: docs/model/giving.md
final class RandomInterceptLogit {
    /// The precision of the constant, which is as good as free.
    private static final double FREE = 1e-9;

    private static final int STEPS = 100;
    private static final double DONE = 1e-11;
    private static final double LARGEST_TAU = 3;
    private static final double COARSE = 0.25;
    private static final double FINE = 1e-3;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[][] x;
    private final boolean[] y;
    private final int[] group;
    private final int columns;
    private final int groups;
    private final double tau;

    /// A problem.
    ///
    /// @param x the columns of each row, the first 1
    /// @param y whether it was given
    /// @param group the talk of each row, from 0
    RandomInterceptLogit(double[][] x, boolean[] y, int[] group, double tau) {
        if (x.length == 0 || x.length != y.length || x.length != group.length) {
            throw new IllegalArgumentException("The rows (" + x.length + "), outcomes (" + y.length + ") and talks ("
                    + group.length + ") must be as many, and not none.");
        }
        if (!(tau >= 0)) {
            throw new IllegalArgumentException("The deviation (" + tau + ") of talks must not be below 0.");
        }
        this.x = x;
        this.y = y;
        this.group = group;
        this.columns = x[0].length;
        int most = 0;
        for (int g : group) {
            most = Math.max(most, g + 1);
        }
        this.groups = tau > 0 ? most : 0;
        this.tau = tau;
    }

    int unknowns() {
        return columns + groups;
    }

    private double precision(int k) {
        return k == 0 ? FREE : 1;
    }

    private double logit(double[] w, int row) {
        double sum = groups > 0 ? tau * w[columns + group[row]] : 0;
        for (int k = 0; k < columns; k++) {
            sum += x[row][k] * w[k];
        }
        return sum;
    }

    /// The log of likelihood times prior, without constants.
    double value(double[] w) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double e = logit(w, i);
            sum += (y[i] ? e : 0) - (Math.max(0, e) + Math.log1p(Math.exp(-Math.abs(e))));
        }
        for (int k = 0; k < w.length; k++) {
            sum -= precision(k) * w[k] * w[k] / 2;
        }
        return sum;
    }

    double[] gradient(double[] w) {
        double[] g = new double[w.length];
        for (int i = 0; i < x.length; i++) {
            double rest = (y[i] ? 1 : 0) - Predictive.logistic(logit(w, i));
            for (int k = 0; k < columns; k++) {
                g[k] += rest * x[i][k];
            }
            if (groups > 0) {
                g[columns + group[i]] += rest * tau;
            }
        }
        for (int k = 0; k < w.length; k++) {
            g[k] -= precision(k) * w[k];
        }
        return g;
    }

    /// The negative of the second derivatives.
    double[][] hessian(double[] w) {
        double[][] h = new double[w.length][w.length];
        for (int i = 0; i < x.length; i++) {
            double p = Predictive.logistic(logit(w, i));
            double weight = p * (1 - p);
            for (int a = 0; a < columns; a++) {
                double wa = weight * x[i][a];
                if (wa != 0) {
                    for (int b = 0; b <= a; b++) {
                        h[a][b] += wa * x[i][b];
                    }
                }
            }
            if (groups > 0) {
                int j = columns + group[i];
                for (int b = 0; b < columns; b++) {
                    h[j][b] += weight * tau * x[i][b];
                }
                h[j][j] += weight * tau * tau;
            }
        }
        for (int a = 0; a < w.length; a++) {
            h[a][a] += precision(a);
            for (int b = 0; b < a; b++) {
                h[b][a] = h[a][b];
            }
        }
        return h;
    }

    /// What was fitted.
    ///
    /// @param mode the coefficients, then the effects of talks over tau
    /// @param curvature the factor of the Hessian at the mode
    /// @param logMarginal the log of the marginal likelihood of tau, up to a constant
    record Fit(double[] mode, int columns, double tau, Cholesky curvature, double logMarginal) {
        double coefficient(int k) {
            return mode[k];
        }

        /// The logit of a row of a talk that is not among those fitted.
        Predictive predict(double[] row) {
            double mean = 0;
            double[] wide = new double[mode.length];
            for (int k = 0; k < columns; k++) {
                mean += row[k] * mode[k];
                wide[k] = row[k];
            }
            double[] solved = curvature.solve(wide);
            double variance = tau * tau;
            for (int k = 0; k < columns; k++) {
                variance += row[k] * solved[k];
            }
            return new Predictive(mean, Math.sqrt(variance));
        }

        /// The posterior standard deviation of a coefficient.
        double deviation(int k) {
            double[] unit = new double[mode.length];
            unit[k] = 1;
            return Math.sqrt(curvature.solve(unit)[k]);
        }
    }

    /// The mode by Newton's method; steps that do not climb are halved.
    Fit fit() {
        return fit(new double[unknowns()]);
    }

    private Fit fit(double[] start) {
        double[] w = start;
        double value = value(w);
        for (int step = 0; step < STEPS; step++) {
            double[] d = Cholesky.of(hessian(w)).solve(gradient(w));
            double share = 1;
            double[] next = moved(w, d, share);
            double to = value(next);
            while (to < value - 1e-12 * Math.abs(value) && share > FINE) {
                share /= 2;
                next = moved(w, d, share);
                to = value(next);
            }
            double largest = 0;
            for (double v : d) {
                largest = Math.max(largest, Math.abs(v) * share);
            }
            w = next;
            value = to;
            if (largest < DONE) {
                break;
            }
        }
        Cholesky curvature = Cholesky.of(hessian(w));
        return new Fit(w, columns, tau, curvature, value - curvature.logDeterminant() / 2);
    }

    private static double[] moved(double[] from, double[] by, double share) {
        double[] to = from.clone();
        for (int k = 0; k < to.length; k++) {
            to[k] += share * by[k];
        }
        return to;
    }

    /// The fit with the tau of largest marginal likelihood, from 0 to 3: by steps, then by golden section.
    static Fit withLikeliestTau(double[][] x, boolean[] y, int[] group) {
        Fit best = new RandomInterceptLogit(x, y, group, 0).fit();
        double[] start = new RandomInterceptLogit(x, y, group, COARSE).fit().mode();
        for (double tau = COARSE; tau <= LARGEST_TAU; tau += COARSE) {
            Fit next = new RandomInterceptLogit(x, y, group, tau).fit(start);
            start = next.mode();
            best = likelier(best, next);
        }
        start = best.mode().length == start.length ? best.mode() : start;
        double lo = Math.max(0, best.tau() - COARSE);
        double hi = Math.min(LARGEST_TAU, best.tau() + COARSE);
        while (hi - lo > FINE) {
            double a = hi - GOLDEN * (hi - lo);
            double b = lo + GOLDEN * (hi - lo);
            Fit atA = new RandomInterceptLogit(x, y, group, a).fit(start);
            Fit atB = new RandomInterceptLogit(x, y, group, b).fit(start);
            if (atA.logMarginal() >= atB.logMarginal()) {
                hi = b;
            } else {
                lo = a;
            }
            best = likelier(best, likelier(atA, atB));
        }
        return best;
    }

    private static Fit likelier(Fit one, Fit other) {
        return other.logMarginal() > one.logMarginal() ? other : one;
    }
}
