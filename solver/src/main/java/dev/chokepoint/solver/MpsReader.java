package dev.chokepoint.solver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads programs in the free MPS format, and in the fixed one as long as no name has a space.
///
/// Conventions where dialects differ: an entry of the objective in RHS is minus the offset; a negative upper
/// bound on a column whose lower bound was not given makes that one −∞; an integer column without any bound is
/// 0 or 1; further free (N) rows are dropped.
public final class MpsReader {
    private enum Section {
        START,
        OBJSENSE,
        ROWS,
        COLUMNS,
        RHS,
        RANGES,
        BOUNDS,
        END
    }

    private static final int OBJECTIVE = -1;
    private static final int DROPPED = -2;

    private final Map<String, Integer> rows = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> rowNames = new ArrayList<>();
    private final List<String> columnNames = new ArrayList<>();
    private char[] rowTypes = new char[16];
    private double[] rightSides = new double[16];
    private double[] ranges = new double[16];
    private double[] costs = new double[16];
    private double[] lowers = new double[16];
    private double[] uppers = new double[16];
    private boolean[] integers = new boolean[16];
    private boolean[] bounded = new boolean[16];
    private boolean[] lowered = new boolean[16];
    private int entries;
    private int[] entryRows = new int[64];
    private int[] entryColumns = new int[64];
    private double[] entryValues = new double[64];
    private double offset;
    private boolean maximise;
    private boolean objectiveSeen;
    private boolean integerBlock;
    private Section section = Section.START;
    private int line;

    private MpsReader() {}

    /// Reads a program from a text.
    public static Lp read(String text) {
        return read(new StringReader(text));
    }

    /// Reads a program up to ENDATA; what is wrong is an `IllegalArgumentException` with its line.
    public static Lp read(Reader reader) {
        MpsReader mps = new MpsReader();
        try {
            BufferedReader lines = new BufferedReader(reader);
            String text = lines.readLine();
            while (text != null && mps.section != Section.END) {
                mps.line++;
                mps.take(text);
                text = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (mps.section != Section.END) {
            throw mps.wrong("the text ends without ENDATA");
        }
        return mps.build();
    }

    private void take(String text) {
        if (text.isBlank() || text.startsWith("*")) {
            return;
        }
        String[] fields = text.trim().split("\\s+");
        if (!Character.isWhitespace(text.charAt(0))) {
            begin(fields);
            return;
        }
        switch (section) {
            case OBJSENSE -> sense(fields[0]);
            case ROWS -> row(fields);
            case COLUMNS -> column(fields);
            case RHS -> pairs(fields, false);
            case RANGES -> pairs(fields, true);
            case BOUNDS -> bound(fields);
            case START, END -> throw wrong("data (" + text.trim() + ") before the first section");
        }
    }

    private void begin(String[] fields) {
        switch (fields[0].toUpperCase(Locale.ROOT)) {
            case "NAME" -> section = Section.START;
            case "OBJSENSE" -> {
                section = Section.OBJSENSE;
                if (fields.length > 1) {
                    sense(fields[1]);
                }
            }
            case "ROWS" -> section = Section.ROWS;
            case "COLUMNS" -> section = Section.COLUMNS;
            case "RHS" -> section = Section.RHS;
            case "RANGES" -> section = Section.RANGES;
            case "BOUNDS" -> section = Section.BOUNDS;
            case "ENDATA" -> section = Section.END;
            default -> throw wrong("the section (" + fields[0] + ") is not known");
        }
    }

    private void sense(String word) {
        maximise = switch (word.toUpperCase(Locale.ROOT)) {
            case "MAX", "MAXIMIZE", "MAXIMISE" -> true;
            case "MIN", "MINIMIZE", "MINIMISE" -> false;
            default -> throw wrong("the sense (" + word + ") must be MIN or MAX");
        };
    }

    private void row(String[] fields) {
        if (fields.length != 2 || fields[0].length() != 1) {
            throw wrong("a row needs a type (N, L, G or E) and a name");
        }
        char type = Character.toUpperCase(fields[0].charAt(0));
        int index;
        switch (type) {
            case 'N' -> {
                index = objectiveSeen ? DROPPED : OBJECTIVE;
                objectiveSeen = true;
            }
            case 'L', 'G', 'E' -> {
                index = rowNames.size();
                rowNames.add(fields[1]);
                if (index == rowTypes.length) {
                    rowTypes = Arrays.copyOf(rowTypes, 2 * index);
                    rightSides = Arrays.copyOf(rightSides, 2 * index);
                    ranges = Arrays.copyOf(ranges, 2 * index);
                }
                rowTypes[index] = type;
                ranges[index] = Double.NaN;
            }
            default -> throw wrong("the row type (" + fields[0] + ") must be N, L, G or E");
        }
        if (rows.put(fields[1], index) != null) {
            throw wrong("the row (" + fields[1] + ") is there twice");
        }
    }

    private void column(String[] fields) {
        if (fields.length >= 3 && fields[1].equals("'MARKER'")) {
            integerBlock = switch (fields[2]) {
                case "'INTORG'" -> true;
                case "'INTEND'" -> false;
                default -> throw wrong("the marker (" + fields[2] + ") must be 'INTORG' or 'INTEND'");
            };
            return;
        }
        if (fields.length != 3 && fields.length != 5) {
            throw wrong("a column needs a name and one or two pairs of row and value");
        }
        int column = columns.computeIfAbsent(fields[0], this::newColumn);
        for (int k = 1; k < fields.length; k += 2) {
            int row = rowIndex(fields[k]);
            double value = number(fields[k + 1]);
            if (row == OBJECTIVE) {
                costs[column] += value;
            } else if (row != DROPPED) {
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
        }
    }

    private int newColumn(String name) {
        int column = columnNames.size();
        columnNames.add(name);
        if (column == costs.length) {
            costs = Arrays.copyOf(costs, 2 * column);
            lowers = Arrays.copyOf(lowers, 2 * column);
            uppers = Arrays.copyOf(uppers, 2 * column);
            integers = Arrays.copyOf(integers, 2 * column);
            bounded = Arrays.copyOf(bounded, 2 * column);
            lowered = Arrays.copyOf(lowered, 2 * column);
        }
        uppers[column] = Double.POSITIVE_INFINITY;
        integers[column] = integerBlock;
        return column;
    }

    /// RHS and RANGES: an optional set name and pairs of row and value.
    private void pairs(String[] fields, boolean range) {
        if (fields.length < 2) {
            throw wrong("a pair of row and value is needed");
        }
        for (int k = fields.length % 2; k < fields.length; k += 2) {
            int row = rowIndex(fields[k]);
            double value = number(fields[k + 1]);
            if (row >= 0 && range) {
                ranges[row] = value;
            } else if (row >= 0) {
                rightSides[row] = value;
            } else if (row == OBJECTIVE && !range) {
                offset = -value;
            }
        }
    }

    private void bound(String[] fields) {
        String type = fields[0].toUpperCase(Locale.ROOT);
        boolean valued = switch (type) {
            case "UP", "LO", "FX", "UI", "LI" -> true;
            case "FR", "MI", "PL", "BV" -> false;
            default -> throw wrong("the bound type (" + fields[0] + ") is not known");
        };
        // With a value the name stands before it; without one it is the last field, or the one before an idle
        // value.
        int at = valued ? fields.length - 2 : Math.min(2, fields.length - 1);
        if (at < 1) {
            throw wrong("a bound needs a column" + (valued ? " and a value" : ""));
        }
        Integer column = columns.get(fields[at]);
        if (column == null) {
            throw wrong("the column (" + fields[at] + ") is not known");
        }
        double value = valued ? number(fields[at + 1]) : 0;
        bounded[column] = true;
        switch (type) {
            case "UP", "UI" -> {
                uppers[column] = value;
                if (value < 0 && !lowered[column]) {
                    lowers[column] = Double.NEGATIVE_INFINITY;
                }
            }
            case "LO", "LI" -> {
                lowers[column] = value;
                lowered[column] = true;
            }
            case "FX" -> {
                lowers[column] = value;
                uppers[column] = value;
                lowered[column] = true;
            }
            case "FR" -> {
                lowers[column] = Double.NEGATIVE_INFINITY;
                uppers[column] = Double.POSITIVE_INFINITY;
                lowered[column] = true;
            }
            case "MI" -> {
                lowers[column] = Double.NEGATIVE_INFINITY;
                lowered[column] = true;
            }
            case "PL" -> uppers[column] = Double.POSITIVE_INFINITY;
            default -> {
                lowers[column] = 0;
                uppers[column] = 1;
                lowered[column] = true;
            }
        }
        integers[column] |= type.equals("UI") || type.equals("LI") || type.equals("BV");
    }

    private int rowIndex(String name) {
        Integer row = rows.get(name);
        if (row == null) {
            throw wrong("the row (" + name + ") is not known");
        }
        return row;
    }

    private double number(String text) {
        try {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "inf", "+inf", "infinity", "1e30", "1e+30" -> Double.POSITIVE_INFINITY;
                case "-inf", "-infinity", "-1e30", "-1e+30" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw wrong("(" + text + ") is not a number");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("MPS line " + line + ": " + what + ".");
    }

    private Lp build() {
        Lp.Builder builder = (maximise ? Lp.maximise() : Lp.minimise()).offset(offset);
        for (int i = 0; i < rowNames.size(); i++) {
            double side = rightSides[i];
            double lower = rowTypes[i] == 'L' ? Double.NEGATIVE_INFINITY : side;
            double upper = rowTypes[i] == 'G' ? Double.POSITIVE_INFINITY : side;
            double range = ranges[i];
            if (!Double.isNaN(range)) {
                switch (rowTypes[i]) {
                    case 'L' -> lower = side - Math.abs(range);
                    case 'G' -> upper = side + Math.abs(range);
                    default -> {
                        lower = side + Math.min(range, 0);
                        upper = side + Math.max(range, 0);
                    }
                }
            }
            builder.row(rowNames.get(i), lower, upper);
        }
        for (int j = 0; j < columnNames.size(); j++) {
            double upper = integers[j] && !bounded[j] ? 1 : uppers[j];
            builder.column(columnNames.get(j), costs[j], lowers[j], upper);
            if (integers[j]) {
                builder.integer(j);
            }
        }
        for (int k = 0; k < entries; k++) {
            builder.coefficient(entryRows[k], entryColumns[k], entryValues[k]);
        }
        return builder.build();
    }
}
