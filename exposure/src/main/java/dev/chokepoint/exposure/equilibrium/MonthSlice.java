package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// The part of a block's program that is about one month: the same columns, rows, costs and curves, without
/// discount and without what later months are worth.
///
/// All months of a program with certainty have the same columns and rows, so that one linear program serves
/// them all and only bounds and costs change. What is held or under way at the month's end is worth nothing
/// here: whoever plans month by month adds what it is worth. Rows that a scenario adds over several months are
/// left out. Source: docs/model/expected.md#month
public final class MonthSlice {
    /// What tying goods to civil use costs, share of the price: so little that it decides nothing else, so that goods
    /// which may go anywhere are not tied without need.
    private static final double TYING = 1e-4;

    private final Program program;
    private final Network network;

    /// By month: the program's columns and rows that are of it, in the order in which they are counted here.
    private final int[][] columns;

    private final int[][] rows;

    /// The number here of every column and row of the program; −1 for a row of a scenario.
    private final int[] columnHere;

    private final int[] rowHere;

    private MonthSlice(Program program) {
        this.program = program;
        this.network = program.network;
        Lp lp = program.lp;
        this.rowHere = new int[lp.rows()];
        this.columnHere = new int[lp.columns()];
        int[] stateOfRow = new int[lp.rows()];
        for (int i = 0; i < stateOfRow.length; i++) {
            stateOfRow[i] = program.stateOfRow(i);
        }
        int[] stateOfColumn = new int[lp.columns()];
        for (int j = 0; j < stateOfColumn.length; j++) {
            stateOfColumn[j] = stateOfColumn(j);
        }
        this.rows = byState(stateOfRow, lp::rowName, rowHere);
        this.columns = byState(stateOfColumn, lp::columnName, columnHere);
    }

    /// The slices of a program with certainty.
    public static MonthSlice of(Program program) {
        return new MonthSlice(program);
    }

    /// A column belongs to the first month in whose rows it stands: later ones are where its goods arrive.
    private int stateOfColumn(int j) {
        int state = Integer.MAX_VALUE;
        for (int e = program.lp.columnStart(j); e < program.lp.columnStart(j + 1); e++) {
            int at = program.stateOfRow(program.lp.entryRow(e));
            state = at < 0 ? state : Math.min(state, at);
        }
        return state == Integer.MAX_VALUE ? -1 : state;
    }

    /// Aligns the months by the names without the month, and by order where goods told apart by origin share a name; a
    /// lane that arrives after the plan may lack a step.
    private int[][] byState(int[] stateOf, IntFunction<String> name, int[] here) {
        List<Map<String, Integer>> met = new ArrayList<>();
        for (int t = 0; t < program.states; t++) {
            met.add(new HashMap<>());
        }
        String[] key = new String[stateOf.length];
        Map<String, Integer> first = new HashMap<>();
        for (int k = 0; k < stateOf.length; k++) {
            if (stateOf[k] >= 0) {
                String stem = stem(name.apply(k));
                key[k] = stem + "#" + met.get(stateOf[k]).merge(stem, 1, Integer::sum);
                if (stateOf[k] == 0) {
                    first.put(key[k], first.size());
                }
            }
        }
        int[][] all = new int[program.states][first.size()];
        for (int[] of : all) {
            Arrays.fill(of, -1);
        }
        Arrays.fill(here, -1);
        for (int k = 0; k < stateOf.length; k++) {
            if (stateOf[k] >= 0) {
                Integer at = first.get(key[k]);
                if (at == null) {
                    throw new IllegalStateException("The first month has no (" + name.apply(k) + ").");
                }
                here[k] = at;
                all[stateOf[k]][at] = k;
            }
        }
        return all;
    }

    /// A name without the label of its state: "civil" rows have theirs before the last word.
    private static String stem(String name) {
        return name.endsWith(" civil")
                ? stem(name.substring(0, name.length() - " civil".length())) + " civil"
                : name.substring(0, name.lastIndexOf(' '));
    }

    /// Starts a program with the first month's columns and rows, numbered from 0; more may be added.
    public Lp.Builder start() {
        Lp.Builder builder = Lp.maximise();
        Lp lp = program.lp;
        for (int row : rows[0]) {
            builder.row(lp.rowName(row), lp.rowLower(row), lp.rowUpper(row));
        }
        double[] costs = costs(0);
        for (int k = 0; k < columns[0].length; k++) {
            int j = columns[0][k];
            builder.column(lp.columnName(j), costs[k], 0, lp.columnUpper(j));
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                if (program.stateOfRow(lp.entryRow(e)) == 0) {
                    builder.coefficient(rowHere[lp.entryRow(e)], k, lp.entryValue(e));
                }
            }
        }
        return builder;
    }

    /// Gains by column in a month, million USD per scaled unit, undiscounted: what stocks and goods under way
    /// are worth at its end is not in them, the cost of holding is.
    public double[] costs(int month) {
        double[] costs = new double[columns()];
        for (int k = 0; k < costs.length; k++) {
            costs[k] = program.lp.cost(columns[0][k]) / program.weight(0);
        }
        program.stockStepColumns.forEach((n, byState) -> {
            for (int z : byState[0]) {
                costs[columnHere[z]] = -network.assumptions.holding() * program.price(n);
            }
        });
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] != null && program.balance[n].length == 2) {
                costs[columnHere[program.relabelColumns[n][0]]] = -TYING * program.price(n);
            }
        }
        program.arcColumns.forEach((id, byState) -> {
            double more = duty(byState[month]) / program.weight(month) - duty(byState[0]) / program.weight(0);
            for (int z : byState[0].steps()) {
                costs[columnHere[z]] -= more;
            }
        });
        return costs;
    }

    /// What is levied on a lane in a state, discounted.
    private double duty(Program.ArcColumns lane) {
        double[] tax = program.taxes.get(lane.steps()[0]);
        return tax == null ? 0 : tax[0] + tax[1];
    }

    /// Upper bounds by column in a month, scaled units, without those that controls give.
    public double[] upper(int month) {
        double[] upper = new double[columns()];
        for (int k = 0; k < upper.length; k++) {
            upper[k] = program.lp.columnUpper(columns[0][k]);
        }
        program.worksColumns.forEach((id, byState) -> {
            for (int z : byState[month]) {
                upper[columnHere[z]] = program.lp.columnUpper(z);
            }
        });
        program.useColumns.forEach((id, byState) -> {
            for (int k = 0; k < byState[0].length; k++) {
                upper[columnHere[byState[0][k]]] = program.lp.columnUpper(byState[month][k]);
            }
        });
        program.backlogColumns.forEach(
                (id, byState) -> upper[columnHere[byState[0]]] = program.lp.columnUpper(byState[month]));
        return upper;
    }

    /// The number here of a column or row of the program.
    public int column(int ofProgram) {
        return columnHere[ofProgram];
    }

    public int row(int ofProgram) {
        return rowHere[ofProgram];
    }

    public int columns() {
        return columns[0].length;
    }

    public int rows() {
        return rows[0].length;
    }

    /// Right-hand sides of the rows of a month that starts from somewhere, scaled units; arrays by row.
    public void startFrom(Start from, int month, double[] lower, double[] upper) {
        for (int row : rows[month]) {
            lower[rowHere[row]] = program.lp.rowLower(row);
            upper[rowHere[row]] = program.lp.rowUpper(row);
        }
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] == null) {
                continue;
            }
            double s = program.scale[network.nodeItem[n]];
            double open = program.baseline.unrecordedSupply[n] + from.arriving()[n][0][month] + from.stock()[n][0];
            double civil = from.arriving()[n][1][month] + from.stock()[n][1];
            boolean told = program.balance[n].length == 2;
            set(program.balance[n][0][month], -(told ? open : open + civil) / s, lower, upper);
            if (told) {
                set(program.balance[n][1][month], -civil / s, lower, upper);
            }
        }
        program.backlogRows.forEach((id, byState) -> {
            Network.Use u = network.uses.get(id);
            double wanted = program.baseline.quantity[id] * program.wants(u, month) + from.late()[id];
            set(byState[month], wanted / program.scale[network.nodeItem[u.node()]], lower, upper);
        });
    }

    private void set(int row, double value, double[] lower, double[] upper) {
        lower[rowHere[row]] = value;
        upper[rowHere[row]] = value;
    }

    /// A plan of the month in the columns of the whole program; zero in all other months.
    public double[] wide(int month, double[] plan) {
        double[] x = new double[program.lp.columns()];
        for (int k = 0; k < columns(); k++) {
            if (columns[month][k] >= 0) {
                x[columns[month][k]] = plan[k];
            }
        }
        program.arcColumns.forEach((id, byState) -> {
            int[] steps = byState[month].steps();
            for (int k = steps.length; k < byState[0].steps().length; k++) {
                x[steps[steps.length - 1]] += plan[columnHere[byState[0].steps()[k]]];
            }
        });
        return x;
    }
}
