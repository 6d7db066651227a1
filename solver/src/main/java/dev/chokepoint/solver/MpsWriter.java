package dev.chokepoint.solver;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

/// Writes programs in the free MPS format, for other solvers and for bug reports.
///
/// Numbers are written so that they are read back bit by bit, but for the lower side of a row with two
/// different sides, of which the format keeps the difference. Where a name is empty, has a space or is there
/// twice, all rows or all columns are named by their numbers (`r0`, `c0`), because the format allows no such
/// names.
public final class MpsWriter {
    private static final String OBJECTIVE = "OBJECTIVE";

    private final Lp lp;
    private final StringBuilder out = new StringBuilder();
    private final String[] rowNames;
    private final String[] columnNames;

    private MpsWriter(Lp lp) {
        this.lp = lp;
        this.rowNames = names(lp.rows(), lp::rowName, "r");
        this.columnNames = names(lp.columns(), lp::columnName, "c");
    }

    /// The program as a text.
    public static String write(Lp lp) {
        MpsWriter writer = new MpsWriter(lp);
        writer.rows();
        writer.columns();
        writer.sides();
        writer.bounds();
        return writer.out.append("ENDATA\n").toString();
    }

    private void rows() {
        out.append("NAME\nOBJSENSE\n ").append(lp.isMaximise() ? "MAX" : "MIN");
        out.append("\nROWS\n N ").append(OBJECTIVE).append('\n');
        for (int i = 0; i < lp.rows(); i++) {
            out.append(' ').append(type(i)).append(' ').append(rowNames[i]).append('\n');
        }
    }

    /// A row with two different sides is L with a range; one without sides is L with an infinite one.
    private char type(int row) {
        if (lp.rowLower(row) == lp.rowUpper(row)) {
            return 'E';
        }
        return Double.isInfinite(lp.rowUpper(row)) && !Double.isInfinite(lp.rowLower(row)) ? 'G' : 'L';
    }

    private void columns() {
        out.append("COLUMNS\n");
        boolean integerBlock = false;
        for (int j = 0; j < lp.columns(); j++) {
            if (lp.isInteger(j) != integerBlock) {
                integerBlock = lp.isInteger(j);
                marker(integerBlock);
            }
            entry(columnNames[j], OBJECTIVE, lp.cost(j));
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                entry(columnNames[j], rowNames[lp.entryRow(k)], lp.entryValue(k));
            }
        }
        if (integerBlock) {
            marker(false);
        }
    }

    private void marker(boolean start) {
        out.append(" MARKER 'MARKER' ").append(start ? "'INTORG'" : "'INTEND'").append('\n');
    }

    private void sides() {
        out.append("RHS\n");
        if (lp.offset() != 0) {
            entry("RHS", OBJECTIVE, -lp.offset());
        }
        for (int i = 0; i < lp.rows(); i++) {
            entry("RHS", rowNames[i], type(i) == 'L' ? lp.rowUpper(i) : lp.rowLower(i));
        }
        out.append("RANGES\n");
        for (int i = 0; i < lp.rows(); i++) {
            if (type(i) == 'L' && !Double.isInfinite(lp.rowLower(i))) {
                entry("RANGE", rowNames[i], lp.rowUpper(i) - lp.rowLower(i));
            }
        }
    }

    private void bounds() {
        out.append("BOUNDS\n");
        for (int j = 0; j < lp.columns(); j++) {
            double lower = lp.columnLower(j);
            double upper = lp.columnUpper(j);
            if (lower == upper) {
                entry(" FX BOUND", columnNames[j], lower);
            } else if (Double.isInfinite(lower) && Double.isInfinite(upper)) {
                out.append(" FR BOUND ").append(columnNames[j]).append('\n');
            } else {
                if (Double.isInfinite(lower)) {
                    out.append(" MI BOUND ").append(columnNames[j]).append('\n');
                } else {
                    entry(" LO BOUND", columnNames[j], lower);
                }
                if (!Double.isInfinite(upper)) {
                    entry(" UP BOUND", columnNames[j], upper);
                }
            }
        }
    }

    private void entry(String first, String second, double value) {
        out.append(' ').append(first).append(' ').append(second).append(' ');
        out.append(Double.isInfinite(value) ? (value > 0 ? "1e30" : "-1e30") : Double.toString(value));
        out.append('\n');
    }

    private static String[] names(int count, IntFunction<String> name, String prefix) {
        Set<String> seen = new HashSet<>();
        String[] names = new String[count];
        boolean writable = true;
        for (int k = 0; k < count; k++) {
            names[k] = name.apply(k);
            writable &= !names[k].isEmpty()
                    && !names[k].equals(OBJECTIVE)
                    && names[k].chars().noneMatch(Character::isWhitespace)
                    && seen.add(names[k]);
        }
        for (int k = 0; k < count && !writable; k++) {
            names[k] = prefix + k;
        }
        return names;
    }
}
