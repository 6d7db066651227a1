package dev.chokepoint.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A linear program, with integer columns if wanted, that never changes.
///
/// min or max  offset + Σ_j c_j x_j   subject to   L_i ≤ Σ_j a_ij x_j ≤ U_i,   l_j ≤ x_j ≤ u_j,   x_j whole for
/// integer columns.
///
/// Missing bounds are infinities, an equation has L_i = U_i. The matrix is kept by columns, rows ascending
/// within a column, entries added up and zeros dropped. The units of columns, rows and costs are the caller's:
/// the solver sees bare numbers, and prices come out in units of cost per unit of row.
public final class Lp {
    private final boolean maximise;
    private final double offset;
    private final List<String> columnNames;
    private final List<String> rowNames;
    final double[] costs;
    final double[] columnLowers;
    final double[] columnUppers;
    final double[] rowLowers;
    final double[] rowUppers;
    final boolean[] integers;
    final int[] starts;
    final int[] indices;
    final double[] values;
    private final int integerCount;

    private Lp(
            boolean maximise,
            double offset,
            List<String> columnNames,
            List<String> rowNames,
            double[] costs,
            double[] columnLowers,
            double[] columnUppers,
            double[] rowLowers,
            double[] rowUppers,
            boolean[] integers,
            int[] starts,
            int[] indices,
            double[] values) {
        this.maximise = maximise;
        this.offset = offset;
        this.columnNames = columnNames;
        this.rowNames = rowNames;
        this.costs = costs;
        this.columnLowers = columnLowers;
        this.columnUppers = columnUppers;
        this.rowLowers = rowLowers;
        this.rowUppers = rowUppers;
        this.integers = integers;
        this.starts = starts;
        this.indices = indices;
        this.values = values;
        int count = 0;
        for (boolean integer : integers) {
            count += integer ? 1 : 0;
        }
        this.integerCount = count;
    }

    /// Starts a program whose objective is to be as small as possible.
    public static Builder minimise() {
        return new Builder(false);
    }

    /// Starts a program whose objective is to be as large as possible.
    public static Builder maximise() {
        return new Builder(true);
    }

    public boolean isMaximise() {
        return maximise;
    }

    /// The constant that is added to the objective.
    public double offset() {
        return offset;
    }

    public int columns() {
        return costs.length;
    }

    public int rows() {
        return rowLowers.length;
    }

    public int nonZeros() {
        return indices.length;
    }

    public double cost(int column) {
        return costs[column];
    }

    public double columnLower(int column) {
        return columnLowers[column];
    }

    public double columnUpper(int column) {
        return columnUppers[column];
    }

    public double rowLower(int row) {
        return rowLowers[row];
    }

    public double rowUpper(int row) {
        return rowUppers[row];
    }

    public String columnName(int column) {
        return columnNames.get(column);
    }

    public String rowName(int row) {
        return rowNames.get(row);
    }

    public boolean isInteger(int column) {
        return integers[column];
    }

    /// Whether any column must be whole.
    public boolean hasIntegers() {
        return integerCount > 0;
    }

    /// The first matrix entry of a column; the column's entries end before `columnStart(column + 1)`.
    public int columnStart(int column) {
        return starts[column];
    }

    /// The row of a matrix entry, for entries `0` to `nonZeros() - 1` in column order.
    public int entryRow(int entry) {
        return indices[entry];
    }

    public double entryValue(int entry) {
        return values[entry];
    }

    /// The same program with other bounds on some columns.
    public Lp withColumnBounds(int[] columns, double[] lower, double[] upper) {
        double[] newLowers = columnLowers.clone();
        double[] newUppers = columnUppers.clone();
        putColumnBounds(columns, lower, upper, newLowers, newUppers);
        return with(costs, newLowers, newUppers, rowLowers, rowUppers, integers);
    }

    /// The same program with other bounds on some rows.
    public Lp withRowBounds(int[] rows, double[] lower, double[] upper) {
        double[] newLowers = rowLowers.clone();
        double[] newUppers = rowUppers.clone();
        putRowBounds(rows, lower, upper, newLowers, newUppers);
        return with(costs, columnLowers, columnUppers, newLowers, newUppers, integers);
    }

    /// The same program with other costs for some columns.
    public Lp withCosts(int[] columns, double[] costs) {
        double[] newCosts = this.costs.clone();
        putCosts(columns, costs, newCosts);
        return with(newCosts, columnLowers, columnUppers, rowLowers, rowUppers, integers);
    }

    /// The same program without the demand that some columns be whole.
    public Lp relaxed() {
        return with(costs, columnLowers, columnUppers, rowLowers, rowUppers, new boolean[columns()]);
    }

    Lp with(
            double[] newCosts,
            double[] newColumnLowers,
            double[] newColumnUppers,
            double[] newRowLowers,
            double[] newRowUppers,
            boolean[] newIntegers) {
        return new Lp(
                maximise,
                offset,
                columnNames,
                rowNames,
                newCosts,
                newColumnLowers,
                newColumnUppers,
                newRowLowers,
                newRowUppers,
                newIntegers,
                starts,
                indices,
                values);
    }

    /// Checks all changes first, so that a refused change leaves the target arrays as they were.
    void putColumnBounds(int[] at, double[] lower, double[] upper, double[] lowers, double[] uppers) {
        checkSizes("column bounds", at.length, lower.length, upper.length);
        for (int k = 0; k < at.length; k++) {
            checkIndex("column", at[k], columns());
            if (!areBounds(lower[k], upper[k])) {
                checkBounds("column", columnName(at[k]), lower[k], upper[k]);
            }
        }
        for (int k = 0; k < at.length; k++) {
            lowers[at[k]] = lower[k];
            uppers[at[k]] = upper[k];
        }
    }

    void putRowBounds(int[] at, double[] lower, double[] upper, double[] lowers, double[] uppers) {
        checkSizes("row bounds", at.length, lower.length, upper.length);
        for (int k = 0; k < at.length; k++) {
            checkIndex("row", at[k], rows());
            checkBounds("row", rowName(at[k]), lower[k], upper[k]);
        }
        for (int k = 0; k < at.length; k++) {
            lowers[at[k]] = lower[k];
            uppers[at[k]] = upper[k];
        }
    }

    void putCosts(int[] at, double[] cost, double[] target) {
        checkSizes("costs", at.length, cost.length, cost.length);
        for (int k = 0; k < at.length; k++) {
            checkIndex("column", at[k], columns());
            checkFinite("cost", "column", columnName(at[k]), cost[k]);
        }
        for (int k = 0; k < at.length; k++) {
            target[at[k]] = cost[k];
        }
    }

    @Override
    public String toString() {
        return "Lp(" + (maximise ? "maximise" : "minimise") + ", " + rows() + " rows, " + columns() + " columns, "
                + integerCount + " integer, " + nonZeros() + " non-zeros)";
    }

    private static void checkSizes(String what, int indices, int first, int second) {
        if (indices != first || indices != second) {
            throw new IllegalArgumentException("The changed " + what + " need one value per index, but there are "
                    + indices + " indices and " + (first == indices ? second : first) + " values.");
        }
    }

    private static void checkIndex(String kind, int index, int count) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("The " + kind + " (" + index + ") must be 0 to " + (count - 1)
                    + ": there are " + count + " " + kind + "s.");
        }
    }

    private static void checkFinite(String what, String kind, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "The " + what + " (" + value + ") of " + kind + " (" + name + ") must be a finite number.");
        }
    }

    /// Whether some number lies between two bounds.
    private static boolean areBounds(double lower, double upper) {
        return lower <= upper && lower != Double.POSITIVE_INFINITY && upper != Double.NEGATIVE_INFINITY;
    }

    private static void checkBounds(String kind, String name, double lower, double upper) {
        if (Double.isNaN(lower) || Double.isNaN(upper)) {
            throw new IllegalArgumentException("The bounds (" + lower + " to " + upper + ") of " + kind + " (" + name
                    + ") must be numbers or infinities.");
        }
        if (lower > upper) {
            throw new IllegalArgumentException("The lower bound (" + lower + ") of " + kind + " (" + name
                    + ") must not be above its upper bound (" + upper + ").");
        }
        if (lower == Double.POSITIVE_INFINITY || upper == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("The bounds (" + lower + " to " + upper + ") of " + kind + " (" + name
                    + ") leave no number between them.");
        }
    }

    /// A builder that holds this program, for one with more columns and rows; those of this keep their numbers.
    public Builder toBuilder() {
        Builder b = new Builder(maximise);
        for (int i = 0; i < rows(); i++) {
            b.row(rowName(i), rowLower(i), rowUpper(i));
        }
        for (int j = 0; j < columns(); j++) {
            b.column(columnName(j), cost(j), columnLower(j), columnUpper(j));
            for (int e = columnStart(j); e < columnStart(j + 1); e++) {
                b.coefficient(entryRow(e), j, entryValue(e));
            }
            if (isInteger(j)) {
                b.integer(j);
            }
        }
        return b.offset(offset());
    }

    /// Collects columns, rows and matrix entries in any order; everything is checked in [#build()].
    public static final class Builder {
        private final boolean maximise;
        private double offset;
        private final List<String> columnNames = new ArrayList<>();
        private final List<String> rowNames = new ArrayList<>();
        private double[] costs = new double[16];
        private double[] columnLowers = new double[16];
        private double[] columnUppers = new double[16];
        private double[] rowLowers = new double[16];
        private double[] rowUppers = new double[16];
        private boolean[] integers = new boolean[16];
        private int entries;
        private int[] entryRows = new int[64];
        private int[] entryColumns = new int[64];
        private double[] entryValues = new double[64];

        private Builder(boolean maximise) {
            this.maximise = maximise;
        }

        /// Adds a column (a variable) and returns its number, counted from 0.
        public int column(String name, double cost, double lower, double upper) {
            int column = columnNames.size();
            columnNames.add(name);
            if (column == costs.length) {
                costs = Arrays.copyOf(costs, 2 * column);
                columnLowers = Arrays.copyOf(columnLowers, 2 * column);
                columnUppers = Arrays.copyOf(columnUppers, 2 * column);
                integers = Arrays.copyOf(integers, 2 * column);
            }
            costs[column] = cost;
            columnLowers[column] = lower;
            columnUppers[column] = upper;
            return column;
        }

        /// Adds a row (a constraint) and returns its number, counted from 0.
        public int row(String name, double lower, double upper) {
            int row = rowNames.size();
            rowNames.add(name);
            if (row == rowLowers.length) {
                rowLowers = Arrays.copyOf(rowLowers, 2 * row);
                rowUppers = Arrays.copyOf(rowUppers, 2 * row);
            }
            rowLowers[row] = lower;
            rowUppers[row] = upper;
            return row;
        }

        /// Adds to the matrix entry of a row and a column; repeated entries add up.
        public void coefficient(int row, int column, double value) {
            if (entries == entryRows.length) {
                entryRows = Arrays.copyOf(entryRows, 2 * entries);
                entryColumns = Arrays.copyOf(entryColumns, 2 * entries);
                entryValues = Arrays.copyOf(entryValues, 2 * entries);
            }
            entryRows[entries] = row;
            entryColumns[entries] = column;
            entryValues[entries] = value;
            entries++;
        }

        /// Demands that a column be whole.
        public Builder integer(int column) {
            checkIndex("column", column, columnNames.size());
            integers[column] = true;
            return this;
        }

        /// Sets the constant that is added to the objective.
        public Builder offset(double offset) {
            this.offset = offset;
            return this;
        }

        /// Checks everything and makes the program; the builder may be used further.
        public Lp build() {
            if (!Double.isFinite(offset)) {
                throw new IllegalArgumentException("The offset (" + offset + ") must be a finite number.");
            }
            int columns = columnNames.size();
            int rows = rowNames.size();
            for (int j = 0; j < columns; j++) {
                if (!Double.isFinite(costs[j]) || !areBounds(columnLowers[j], columnUppers[j])) {
                    checkFinite("cost", "column", columnNames.get(j), costs[j]);
                    checkBounds("column", columnNames.get(j), columnLowers[j], columnUppers[j]);
                }
            }
            for (int i = 0; i < rows; i++) {
                if (!areBounds(rowLowers[i], rowUppers[i])) {
                    checkBounds("row", rowNames.get(i), rowLowers[i], rowUppers[i]);
                }
            }
            for (int k = 0; k < entries; k++) {
                checkIndex("row", entryRows[k], rows);
                checkIndex("column", entryColumns[k], columns);
                if (!Double.isFinite(entryValues[k])) {
                    throw new IllegalArgumentException("The coefficient (" + entryValues[k] + ") of row ("
                            + rowNames.get(entryRows[k]) + ") and column (" + columnNames.get(entryColumns[k])
                            + ") must be a finite number.");
                }
            }
            return matrix(columns, rows);
        }

        /// Sorts the entries by column, stably by counting, and each column's by row, and adds up the repeated ones.
        private Lp matrix(int columns, int rows) {
            int[] order = byColumn(columns);
            int[] starts = new int[columns + 1];
            int[] indices = new int[entries];
            double[] values = new double[entries];
            int size = 0;
            int k = 0;
            for (int j = 0; j < columns; j++) {
                starts[j] = size;
                int end = k;
                while (end < entries && entryColumns[order[end]] == j) {
                    end++;
                }
                sortByRow(order, k, end);
                while (k < end) {
                    int row = entryRows[order[k]];
                    double sum = 0;
                    while (k < end && entryRows[order[k]] == row) {
                        sum += entryValues[order[k]];
                        k++;
                    }
                    if (!Double.isFinite(sum)) {
                        checkFinite(
                                "sum of the coefficients in column " + columnNames.get(j),
                                "row",
                                rowNames.get(row),
                                sum);
                    }
                    if (sum != 0) {
                        indices[size] = row;
                        values[size] = sum;
                        size++;
                    }
                }
            }
            starts[columns] = size;
            return new Lp(
                    maximise,
                    offset,
                    List.copyOf(columnNames),
                    List.copyOf(rowNames),
                    Arrays.copyOf(costs, columns),
                    Arrays.copyOf(columnLowers, columns),
                    Arrays.copyOf(columnUppers, columns),
                    Arrays.copyOf(rowLowers, rows),
                    Arrays.copyOf(rowUppers, rows),
                    Arrays.copyOf(integers, columns),
                    starts,
                    Arrays.copyOf(indices, size),
                    Arrays.copyOf(values, size));
        }

        private int[] byColumn(int columns) {
            int[] next = new int[columns + 1];
            for (int k = 0; k < entries; k++) {
                next[entryColumns[k] + 1]++;
            }
            for (int j = 0; j < columns; j++) {
                next[j + 1] += next[j];
            }
            int[] sorted = new int[entries];
            for (int k = 0; k < entries; k++) {
                sorted[next[entryColumns[k]]++] = k;
            }
            return sorted;
        }

        /// Sorts some of the entries by row, those of one row in the order in which they came.
        private void sortByRow(int[] order, int from, int to) {
            boolean sorted = true;
            for (int k = from + 1; k < to && sorted; k++) {
                sorted = entryRows[order[k - 1]] <= entryRows[order[k]];
            }
            if (sorted) {
                return;
            }
            long[] keys = new long[to - from];
            for (int k = from; k < to; k++) {
                keys[k - from] = ((long) entryRows[order[k]] << Integer.SIZE) | order[k];
            }
            Arrays.sort(keys);
            for (int k = from; k < to; k++) {
                order[k] = (int) keys[k - from];
            }
        }
    }
}
