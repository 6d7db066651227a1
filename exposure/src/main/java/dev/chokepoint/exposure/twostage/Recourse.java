package dev.chokepoint.exposure.twostage;

import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Lp;
import java.util.List;
import java.util.Optional;

/// What can still be done once it is known what happens: a program whose optimum rises with what was
/// prepared.
///
/// V(z) = max { c·x : rows and columns within bounds that rise linearly with the amounts z of the actions
/// }, concave
/// and
/// non-decreasing in z. Source: docs/model.md#mitigation
///
/// @param lp a maximum; shared by recourses that differ in upper bounds of columns only
/// @param columns whose upper bounds differ from those of the program
/// @param upper the upper bounds of these columns
/// @param links which bounds rise with which actions
/// @param usd USD per unit of the program's objective
/// @param start a basis to start from, as good as any
@SuppressWarnings("ArrayRecordComponent") // thousands of numbers; nobody writes to them
public record Recourse(Lp lp, int[] columns, double[] upper, List<Link> links, double usd, Optional<Basis> start) {
    /// A bound that rises with an action.
    ///
    /// @param action index of the action
    /// @param row whether it is the bounds of a row (every finite one), otherwise the upper bound of a
    ///   column
    /// @param perUnit by how much per unit of the action
    public record Link(int action, boolean row, int index, double perUnit) {}

    public Recourse {
        links = List.copyOf(links);
        if (!lp.isMaximise()) {
            throw new IllegalArgumentException("The second stage must be a maximum.");
        }
    }

    /// The program with the bounds that hold for some amounts.
    Lp at(double[] amounts) {
        Lp at = lp.withColumnBounds(columns, lowerOf(columns), upper);
        Shift shift = shift(amounts);
        return at.withColumnBounds(shift.columns(), lowerOf(shift.columns()), shift.upper())
                .withRowBounds(shift.rows(), shift.rowLower(), shift.rowUpper());
    }

    double[] lowerOf(int[] at) {
        double[] lower = new double[at.length];
        for (int k = 0; k < at.length; k++) {
            lower[k] = lp.columnLower(at[k]);
        }
        return lower;
    }

    /// Bounds moved by amounts.
    @SuppressWarnings("ArrayRecordComponent")
    record Shift(int[] columns, double[] upper, int[] rows, double[] rowLower, double[] rowUpper) {}

    Shift shift(double[] amounts) {
        java.util.TreeMap<Integer, Double> rowShift = new java.util.TreeMap<>();
        java.util.TreeMap<Integer, Double> columnShift = new java.util.TreeMap<>();
        for (Link link : links) {
            (link.row() ? rowShift : columnShift)
                    .merge(link.index(), link.perUnit() * amounts[link.action()], Double::sum);
        }
        java.util.Map<Integer, Double> own = new java.util.HashMap<>();
        for (int k = 0; k < columns.length; k++) {
            own.put(columns[k], upper[k]);
        }
        int[] cols = columnShift.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] up = new double[cols.length];
        for (int k = 0; k < cols.length; k++) {
            up[k] = own.getOrDefault(cols[k], lp.columnUpper(cols[k])) + columnShift.getOrDefault(cols[k], 0.0);
        }
        int[] rows = rowShift.keySet().stream().mapToInt(Integer::intValue).toArray();
        double[] lo = new double[rows.length];
        double[] hi = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            double by = rowShift.getOrDefault(rows[k], 0.0);
            lo[k] = lp.rowLower(rows[k]) + by;
            hi[k] = lp.rowUpper(rows[k]) + by;
        }
        return new Shift(cols, up, rows, lo, hi);
    }
}
