package dev.chokepoint.data.tables;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fills a table row by row, once the columns are known.
///
/// Rows and columns are matched by name, so that their order does not matter; a name that has no counterpart, a
/// row given twice and a row left out are problems.
final class TableRows {
    /// What a column of a file holds.
    enum Kind {
        INDUSTRY,
        FINAL_DEMAND,
        OUTPUT,
        NONE
    }

    /// A column of a file, by the names in its header.
    record Column(Kind kind, String region, String name) {
        static final Column NONE = new Column(Kind.NONE, "", "");
    }

    private static final int MOST_PROBLEMS = 50;
    private static final int SKIP = Integer.MIN_VALUE;

    private final Map<String, Integer> regions = new LinkedHashMap<>();
    private final Map<String, Integer> sectors = new LinkedHashMap<>();
    private final Map<String, Integer> categories = new LinkedHashMap<>();
    private final List<Problem> problems;
    private final double[][] z;
    private final double[][] y;
    private final double[] output;
    private final BitSet seenFlows = new BitSet();
    private final BitSet seenFinal = new BitSet();
    private boolean outputStated;

    TableRows(List<Column> columns, String file, List<Problem> problems) {
        this.problems = problems;
        for (Column c : columns) {
            if (c.kind() == Kind.INDUSTRY) {
                regions.putIfAbsent(c.region(), regions.size());
                sectors.putIfAbsent(c.name(), sectors.size());
            }
        }
        for (Column c : columns) {
            if (c.kind() == Kind.FINAL_DEMAND) {
                if (!regions.containsKey(c.region())) {
                    problem(Problem.error(
                            file, 1, "final demand", c.region() + "/" + c.name(), "its region sells and buys nothing"));
                }
                categories.putIfAbsent(c.name(), categories.size());
            }
        }
        int n = regions.size() * sectors.size();
        long named = columns.stream()
                .filter(c -> c.kind() == Kind.INDUSTRY)
                .distinct()
                .count();
        if (named != n) {
            problem(Problem.warning(
                    file,
                    1,
                    "columns",
                    String.valueOf(named),
                    regions.size() + " regions x " + sectors.size() + " sectors make " + n
                            + " industries; those without a column stay empty"));
        }
        z = new double[n][n];
        y = new double[n][regions.size() * categories.size()];
        output = new double[n];
    }

    private void problem(Problem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    int size() {
        return z.length;
    }

    /// Where the columns of a file go: z columns as they are, y columns as their complement, others skipped.
    int[] targets(List<Column> columns, String file) {
        int[] targets = new int[columns.size()];
        BitSet used = new BitSet();
        int n = z.length;
        for (int c = 0; c < targets.length; c++) {
            Column column = columns.get(c);
            Integer region = regions.get(column.region());
            targets[c] = SKIP;
            switch (column.kind()) {
                case INDUSTRY -> {
                    Integer sector = sectors.get(column.name());
                    if (region != null && sector != null) {
                        targets[c] = region * sectors.size() + sector;
                    }
                }
                case FINAL_DEMAND -> {
                    Integer category = categories.get(column.name());
                    if (region != null && category != null) {
                        targets[c] = ~(region * categories.size() + category);
                    }
                }
                case OUTPUT -> targets[c] = n;
                case NONE -> {
                    continue;
                }
            }
            int key = targets[c] < 0 ? n + 1 + ~targets[c] : targets[c];
            if (targets[c] == SKIP) {
                problem(Problem.error(
                        file,
                        1,
                        "column",
                        column.region() + "/" + column.name(),
                        "no such label among the industries"));
            } else if (used.get(key)) {
                problem(Problem.error(
                        file, 1, "column", column.region() + "/" + column.name(), "the column must stand once"));
            } else {
                used.set(key);
            }
        }
        return targets;
    }

    /// Reads one row of values, from field `first` on, for the industry that the names give.
    void row(
            String region,
            String sector,
            CsvRecord record,
            int first,
            List<Column> columns,
            int[] targets,
            String file) {
        int line = (int) record.getStartingLineNumber();
        Integer r = regions.get(region);
        Integer s = sectors.get(sector);
        if (r == null || s == null) {
            problem(Problem.error(
                    file, line, "row", region + "/" + sector, "the row must name an industry of the columns"));
            return;
        }
        if (record.getFieldCount() < first + targets.length) {
            problem(Problem.error(
                    file,
                    line,
                    "fields",
                    String.valueOf(record.getFieldCount()),
                    "the header needs " + (first + targets.length)));
            return;
        }
        int i = r * sectors.size() + s;
        boolean flows = false;
        boolean demand = false;
        for (int c = 0; c < targets.length; c++) {
            int target = targets[c];
            if (target == SKIP) {
                continue;
            }
            double value = number(record.getField(first + c), columns.get(c), line, file);
            if (target == z.length) {
                output[i] = value;
                outputStated = true;
            } else if (target >= 0) {
                z[i][target] = value;
                flows = true;
            } else {
                y[i][~target] = value;
                demand = true;
            }
        }
        once(flows, seenFlows, i, region, sector, line, file);
        once(demand, seenFinal, i, region, sector, line, file);
    }

    private void once(boolean there, BitSet seen, int i, String region, String sector, int line, String file) {
        if (there && seen.get(i)) {
            problem(Problem.error(file, line, "row", region + "/" + sector, "the row must stand once"));
        }
        if (there) {
            seen.set(i);
        }
    }

    private double number(String text, Column column, int line, String file) {
        if (text.isBlank()) {
            return 0;
        }
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Reported below, together with infinities and NaN.
        }
        problem(Problem.error(file, line, column.region() + "/" + column.name(), text, "expected a finite number"));
        return 0;
    }

    /// Turns coefficients into flows: Z\[i,j] = A\[i,j]·x\[j].
    void timesOutput(double[] x) {
        for (double[] row : z) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= x[j];
            }
        }
    }

    void output(String region, String sector, double value) {
        Integer r = regions.get(region);
        Integer s = sectors.get(sector);
        if (r != null && s != null) {
            output[r * sectors.size() + s] = value;
            outputStated = true;
        }
    }

    double[] output() {
        return output;
    }

    RawTable table(String file, boolean lastRowsMayMiss) {
        int n = z.length;
        for (int i = 0; i < n; i++) {
            if (!seenFlows.get(i) && !lastRowsMayMiss) {
                problem(Problem.error(file, 0, "rows", name(i), "the industry has a column and no row"));
            }
            if (!seenFinal.get(i) && !categories.isEmpty() && !lastRowsMayMiss) {
                problem(Problem.error(file, 0, "rows", name(i), "the industry has no row of final demand"));
            }
        }
        if (categories.isEmpty()) {
            problem(Problem.error(file, 0, "columns", "", "there must be columns of final demand"));
        }
        return new RawTable(
                new ArrayList<>(regions.keySet()),
                new ArrayList<>(sectors.keySet()),
                new ArrayList<>(categories.keySet()),
                z,
                y,
                outputStated ? Arrays.copyOf(output, n) : new double[0]);
    }

    private String name(int i) {
        List<String> r = new ArrayList<>(regions.keySet());
        List<String> s = new ArrayList<>(sectors.keySet());
        return r.get(i / s.size()) + "/" + s.get(i % s.size());
    }
}
