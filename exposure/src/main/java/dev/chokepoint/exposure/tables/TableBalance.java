package dev.chokepoint.exposure.tables;

import java.util.ArrayList;
import java.util.List;

/// A table that the models can run on, with everything that had to be adjusted to get there.
///
/// Repairs, in this order, each stated with its amount: (1) negative cells (changes in inventories, mostly)
/// become 0; (2) an industry without output loses its purchases, which no technical coefficient could
/// describe; (3) output is the row sum that results. Warnings, which change nothing: a stated output that
/// differs from its row sum; purchases above output (negative value added).
///
/// @param adjustments what was changed or is remarkable, in the order of the table
/// @param moved the sum of the absolute amounts that were changed, million currency a year
public record TableBalance(IoTable table, List<Adjustment> adjustments, double moved) {
    /// One remark on a table.
    ///
    /// @param changed whether the table was changed, or the remark only warns
    /// @param where the row, or row and column, by name
    /// @param amount the amount set to zero, or the size of the mismatch, million currency a year
    public record Adjustment(Kind kind, String where, double amount, boolean changed) {
        /// One line for people.
        public String text() {
            return kind.words() + " (" + where + "): " + amount;
        }
    }

    /// What was found.
    public enum Kind {
        NEGATIVE_SALE("negative sale set to 0"),
        NEGATIVE_FINAL_DEMAND("negative final demand set to 0"),
        PURCHASES_WITHOUT_OUTPUT("purchases of an industry without output set to 0"),
        STATED_OUTPUT_DIFFERS("stated output differs from the row sum, which is used instead"),
        NEGATIVE_VALUE_ADDED("purchases exceed output");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Relative difference from which a stated output counts as different.
    public static final double OUTPUT_TOLERANCE = 1e-6;

    public TableBalance {
        adjustments = List.copyOf(adjustments);
    }

    /// Checks a table and repairs it where needed; a table in order is returned as it is.
    public static TableBalance of(IoTable table) {
        return of(table, new double[0]);
    }

    /// Checks a table against the outputs that came with it (none, or one for each industry).
    public static TableBalance of(IoTable table, double[] statedOutput) {
        if (statedOutput.length != 0 && statedOutput.length != table.size()) {
            throw new IllegalArgumentException("The stated outputs (" + statedOutput.length
                    + ") must be as many as the industries (" + table.size() + ").");
        }
        List<Adjustment> found = new ArrayList<>();
        int n = table.size();
        double[][] z = new double[n][];
        double[][] y = new double[n][];
        double moved = 0;
        for (int i = 0; i < n; i++) {
            z[i] = table.sales(i);
            y[i] = table.finalSales(i);
            moved += clearNegative(table, i, z, Kind.NEGATIVE_SALE, found);
            moved += clearNegative(table, i, y, Kind.NEGATIVE_FINAL_DEMAND, found);
        }
        moved += clearPurchasesWithoutOutput(table, z, y, found);
        IoTable repaired =
                found.isEmpty() ? table : IoTable.of(table.regions(), table.sectors(), table.categories(), z, y);
        for (int i = 0; i < statedOutput.length; i++) {
            // Compared before repairs: a repair itself changes the row sum and is reported on its own.
            double gap = statedOutput[i] - table.output(i);
            if (Math.abs(gap) > OUTPUT_TOLERANCE * Math.max(Math.abs(statedOutput[i]), Math.abs(table.output(i)))) {
                found.add(new Adjustment(Kind.STATED_OUTPUT_DIFFERS, table.industry(i), gap, true));
                moved += Math.abs(gap);
            }
        }
        double[] added = repaired.valueAdded();
        for (int j = 0; j < n; j++) {
            if (added[j] < -OUTPUT_TOLERANCE * Math.max(1, repaired.output(j))) {
                found.add(new Adjustment(Kind.NEGATIVE_VALUE_ADDED, repaired.industry(j), added[j], false));
            }
        }
        return new TableBalance(repaired, found, moved);
    }

    private static double clearNegative(IoTable table, int i, double[][] m, Kind kind, List<Adjustment> found) {
        double moved = 0;
        double[] row = m[i];
        boolean own = false;
        for (int j = 0; j < row.length; j++) {
            if (row[j] < 0) {
                if (!own) {
                    row = row.clone();
                    m[i] = row;
                    own = true;
                }
                String to = kind == Kind.NEGATIVE_SALE ? table.industry(j) : table.finalColumn(j);
                found.add(new Adjustment(kind, table.industry(i) + " to " + to, row[j], true));
                moved -= row[j];
                row[j] = 0;
            }
        }
        return moved;
    }

    private static double clearPurchasesWithoutOutput(
            IoTable table, double[][] z, double[][] y, List<Adjustment> found) {
        int n = z.length;
        double total = 0;
        // Taking an industry's purchases away can empty a supplier that sold to it alone, so repeat until nothing
        // changes.
        boolean[] cleared = new boolean[n];
        boolean[] own = new boolean[n];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int j = 0; j < n; j++) {
                if (cleared[j] || sum(z[j]) + sum(y[j]) > 0) {
                    continue;
                }
                cleared[j] = true;
                double purchases = 0;
                for (int i = 0; i < n; i++) {
                    if (z[i][j] != 0) {
                        if (!own[i]) {
                            z[i] = z[i].clone();
                            own[i] = true;
                        }
                        purchases += z[i][j];
                        z[i][j] = 0;
                    }
                }
                if (purchases > 0) {
                    found.add(new Adjustment(Kind.PURCHASES_WITHOUT_OUTPUT, table.industry(j), purchases, true));
                    total += purchases;
                    changed = true;
                }
            }
        }
        return total;
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double v : row) {
            sum += v;
        }
        return sum;
    }
}
