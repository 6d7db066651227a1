package dev.chokepoint.solver;

/// Recomputes from a program's data whether a point with its duals is optimal, sharing no code with any solver.
///
/// Weak duality is all that it needs. With y the row duals and d = c − Aᵀy the reduced costs, in a minimum
///
/// D = Σ_i (y_i > 0 ? L_i : U_i) y_i + Σ_j (d_j > 0 ? l_j : u_j) d_j + offset
///
/// is an objective that no feasible point can beat; a feasible point whose objective is D is therefore optimal,
/// and y are its prices. Sums are carried in twice the working precision, so that cancellation in long rows is
/// not taken for an error of the solver.
public final class CertificateChecker {
    /// The residual that passes unless another is asked for.
    public static final double TOLERANCE = 1e-6;

    private CertificateChecker() {}

    /// Checks an answer with the usual tolerance.
    public static Certificate check(Lp lp, Solution solution) {
        return check(lp, solution, TOLERANCE);
    }

    /// Checks an answer with a tolerance of one's own.
    public static Certificate check(Lp lp, Solution solution, double tolerance) {
        checkSize("column values", solution.columns().length, lp.columns(), "columns");
        checkSize("reduced costs", solution.reducedCosts().length, lp.columns(), "columns");
        checkSize("row activities", solution.rowActivity().length, lp.rows(), "rows");
        checkSize("row duals", solution.rowDuals().length, lp.rows(), "rows");
        Worst primal = new Worst("primal residual");
        Worst dual = new Worst("dual residual");
        Worst integrality = new Worst("integrality");
        Worst gap = new Worst("gap");
        Worst boundGap = new Worst("bound gap");

        double primalObjective = primal(lp, solution, primal, integrality);
        double dualObjective = dual(lp, solution, dual);
        double size = Math.max(1, Math.max(Math.abs(primalObjective), Math.abs(dualObjective)));
        gap.see(Math.abs(primalObjective - dualObjective) / size, "primal against dual objective");
        gap.see(Math.abs(primalObjective - solution.objective()) / size, "stated against recomputed objective");
        boundGap.see(
                Math.abs(primalObjective - solution.bound()) / Math.max(1, Math.abs(primalObjective)),
                "primal objective against stated bound");

        Worst worst = primal;
        for (Worst other : new Worst[] {dual, gap, boundGap, integrality}) {
            if (!(other.value <= worst.value)) {
                worst = other;
            }
        }
        return new Certificate(
                primal.value,
                dual.value,
                gap.value,
                boundGap.value,
                integrality.value,
                primalObjective,
                dualObjective,
                worst.text(),
                tolerance);
    }

    /// Checks activities, bounds and wholeness, and returns the objective of the point.
    private static double primal(Lp lp, Solution solution, Worst residual, Worst integrality) {
        double[] x = solution.columns();
        TwofoldSum[] rows = new TwofoldSum[lp.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new TwofoldSum();
        }
        TwofoldSum objective = new TwofoldSum();
        objective.add(lp.offset());
        for (int j = 0; j < lp.columns(); j++) {
            if (x[j] != 0) { // nothing of a column at zero enters a sum
                objective.addProduct(lp.cost(j), x[j]);
                for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                    rows[lp.entryRow(k)].addProduct(lp.entryValue(k), x[j]);
                }
            }
            double outside = outside(x[j], lp.columnLower(j), lp.columnUpper(j), 1);
            if (!(outside <= residual.value)) {
                residual.see(outside, "bounds of column " + lp.columnName(j));
            }
            if (lp.isInteger(j)) {
                double fraction = Math.abs(x[j] - Math.rint(x[j]));
                if (!(fraction <= integrality.value)) {
                    integrality.see(fraction, "column " + lp.columnName(j));
                }
            }
        }
        for (int i = 0; i < rows.length; i++) {
            double activity = rows[i].value();
            double scale = Math.max(1, rows[i].largest());
            double difference = Math.abs(activity - solution.rowActivity()[i]) / scale;
            if (!(difference <= residual.value)) {
                residual.see(difference, "activity of row " + lp.rowName(i));
            }
            double outside = outside(activity, lp.rowLower(i), lp.rowUpper(i), scale);
            if (!(outside <= residual.value)) {
                residual.see(outside, "bounds of row " + lp.rowName(i));
            }
        }
        return objective.value();
    }

    /// Checks the reduced costs and the signs of all duals, and returns the objective that they prove.
    private static double dual(Lp lp, Solution solution, Worst residual) {
        double sign = lp.isMaximise() ? -1 : 1;
        double[] y = solution.rowDuals();
        double[] d = solution.reducedCosts();
        double[] rowScales = new double[lp.rows()];
        TwofoldSum objective = new TwofoldSum();
        TwofoldSum reduced = new TwofoldSum();
        for (int j = 0; j < lp.columns(); j++) {
            reduced.clear();
            reduced.add(lp.cost(j));
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                int row = lp.entryRow(k);
                reduced.addProduct(-lp.entryValue(k), y[row]);
                rowScales[row] = Math.max(rowScales[row], Math.abs(lp.cost(j)));
            }
            double scale = Math.max(1, reduced.largest());
            double difference = Math.abs(reduced.value() - d[j]) / scale;
            if (!(difference <= residual.value)) {
                residual.see(difference, "reduced cost of column " + lp.columnName(j));
            }
            boolean fixed = lp.isInteger(j);
            double lower = fixed ? solution.columns()[j] : lp.columnLower(j);
            double upper = fixed ? solution.columns()[j] : lp.columnUpper(j);
            double unproven = prove(sign * d[j], lower, upper, objective) / scale;
            if (!(unproven <= residual.value)) {
                residual.see(unproven, "sign of the reduced cost of column " + lp.columnName(j));
            }
        }
        for (int i = 0; i < lp.rows(); i++) {
            double unproven = prove(sign * y[i], lp.rowLower(i), lp.rowUpper(i), objective) / Math.max(1, rowScales[i]);
            if (!(unproven <= residual.value)) {
                residual.see(unproven, "sign of the dual of row " + lp.rowName(i));
            }
        }
        return sign * objective.value() + lp.offset();
    }

    /// Adds what a dual proves in a minimum; returns the size of a dual that pulls towards an infinite bound
    /// and so proves nothing.
    private static double prove(double dual, double lower, double upper, TwofoldSum objective) {
        if (Double.isNaN(dual)) {
            return dual;
        }
        double bound = dual > 0 ? lower : upper;
        if (dual == 0 || Double.isInfinite(bound)) {
            return Math.abs(dual);
        }
        objective.addProduct(dual, bound);
        return 0;
    }

    private static double outside(double value, double lower, double upper, double scale) {
        if (!Double.isFinite(value)) {
            return Double.NaN;
        }
        double below = lower > value ? (lower - value) / Math.max(scale, Math.abs(lower)) : 0;
        double above = value > upper ? (value - upper) / Math.max(scale, Math.abs(upper)) : 0;
        return Math.max(below, above);
    }

    private static void checkSize(String what, int size, int expected, String kind) {
        if (size != expected) {
            throw new IllegalArgumentException(
                    "The solution has " + size + " " + what + ", but the program has " + expected + " " + kind + ".");
        }
    }

    /// The largest residual of one kind and where it stands; a NaN counts as larger than any number.
    private static final class Worst {
        private final String kind;
        private double value;
        private String where = "none";

        Worst(String kind) {
            this.kind = kind;
        }

        void see(double residual, String at) {
            if (!(residual <= value) && !Double.isNaN(value)) {
                value = residual;
                where = at;
            }
        }

        String text() {
            return kind + ", " + where;
        }
    }
}
