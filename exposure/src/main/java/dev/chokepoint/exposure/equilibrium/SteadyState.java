package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Lp;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The basis of a program's calibrated steady state.
///
/// One column is basic for each row: the middle step of an operating stock for a balance, the
/// unrestricted part for a sum over classes, relabelling for a civil balance, a delivery or backlog for
/// orders.
final class SteadyState {
    private final Program program;
    private final Network network;
    private final Lp lp;
    private final int states;
    private final Basis.Status[] columns;

    /// Rows that have a basic column of their own; the slack of any other row is basic.
    private final boolean[] covered;

    SteadyState(Program program) {
        this.program = program;
        this.network = program.network;
        this.lp = program.lp;
        this.states = program.states;
        this.columns = new Basis.Status[lp.columns()];
        this.covered = new boolean[lp.rows()];
    }

    Basis basis() {
        Arrays.fill(columns, Basis.Status.AT_LOWER);
        plants();
        lanes();
        classesOfPlants();
        uses();
        pinnedPlants();
        pinnedLanes();
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] != null) {
                stocks(n);
            }
        }
        relabelling();
        worthAtEnd();
        return Basis.of(List.of(columns), List.of(rows()));
    }

    private void plants() {
        program.worksColumns.values().forEach(byState -> {
            for (int[] z : byState) {
                atUpper(z[0]);
            }
        });
    }

    private void lanes() {
        program.arcColumns.values().forEach(byState -> {
            for (Program.ArcColumns c : byState) {
                atUpper(c.steps()[0]);
                if (c.unrestricted() >= 0) {
                    columns[c.unrestricted()] = Basis.Status.BASIC;
                    covered[sumRow(c.unrestricted())] = true;
                }
            }
        });
    }

    private void classesOfPlants() {
        program.worksColumns.forEach((id, byState) -> {
            if (program.split[network.works.get(id).node()]) {
                for (int[] z : byState) {
                    columns[z[2] + 1] = Basis.Status.BASIC;
                    covered[sumRow(z[2] + 1)] = true;
                }
            }
        });
    }

    private void uses() {
        program.otherUseColumns.values().forEach(byState -> {
            for (int z : byState) {
                atUpper(z);
            }
        });
        program.useColumns.forEach((id, byState) -> {
            boolean ordered = network.uses.get(id).ordered();
            for (int[] steps : byState) {
                if (ordered) {
                    columns[steps[0]] = Basis.Status.BASIC;
                } else {
                    for (int k = 0; k < steps.length - Curve.STEPS_ABOVE; k++) {
                        atUpper(steps[k]);
                    }
                }
            }
        });
        program.backlogRows.values().forEach(byState -> {
            for (int row : byState) {
                covered[row] = true;
            }
        });
    }

    private void pinnedPlants() {
        for (int id : program.pinnedWorks) {
            for (int t = 0; t < states; t++) {
                columns[at(program.worksColumns, id)[t][1]] = Basis.Status.BASIC;
                covered[program.balance[network.works.get(id).node()][0][t]] = true;
            }
        }
    }

    private void pinnedLanes() {
        ScenarioTree tree = program.tree;
        for (int id : program.pinnedArcs) {
            Network.Arc a = network.arcs.get(id);
            for (int t = 0; t < states; t++) {
                int[] steps = at(program.arcColumns, id)[t].steps();
                // What is shipped in t arrives later; the first arrivals are under way already.
                if (tree.month(t) + a.lag() < tree.end()) {
                    columns[steps[1]] = Basis.Status.BASIC;
                    covered[
                            program.balance[a.toNode()][0][
                                    tree.after(t, a.lag()).getFirst()]] = true;
                } else {
                    atUpper(steps[0]);
                }
            }
        }
    }

    private void stocks(int n) {
        int[][] balance = program.balance[n];
        boolean classes = balance.length == 2;
        int[][] steps = program.stockStepColumns.get(n);
        for (int t = 0; t < states; t++) {
            if (classes) {
                columns[program.relabelColumns[n][t]] = Basis.Status.BASIC;
                covered[balance[1][t]] = true;
            }
            if (steps == null) {
                continue;
            }
            boolean operating = steps[t].length > 1;
            if (operating) {
                for (int k = 0; k < Program.MIDDLE_STOCK_STEP; k++) {
                    atUpper(steps[t][k]);
                }
                columns[steps[t][Program.MIDDLE_STOCK_STEP]] = Basis.Status.BASIC;
                covered[balance[0][t]] = true;
            }
            if (classes) {
                // An operating stock: the sum defines what is held open; none: the sum's step is zero.
                int open = at(program.stockColumns, n)[0][t];
                covered[sumRow(open)] = true;
                columns[operating ? open : steps[t][0]] = Basis.Status.BASIC;
            }
        }
    }

    /// Of goods told apart by origin the one without a price of its own takes it from the other.
    private void relabelling() {
        program.worksColumns.forEach((id, byState) -> {
            Network.Works w = network.works.get(id);
            for (int t = 0; t < states && w.relabels(); t++) {
                int any = program.balance[w.node()][0][t];
                int free = program.balance[w.inputs()[0]][0][t];
                if (covered[any] != covered[free]) {
                    columns[byState[t][1]] = Basis.Status.BASIC;
                    covered[any] = true;
                    covered[free] = true;
                }
            }
        });
    }

    /// All that is left in the steady state has its worth, with room for more.
    private void worthAtEnd() {
        program.worthColumns.forEach((n, byState) -> {
            for (int t = 0; t < states; t++) {
                if (byState[t] >= 0) {
                    columns[byState[t]] = Basis.Status.BASIC;
                    covered[at(program.worthRows, n)[t]] = true;
                }
            }
        });
    }

    private Basis.Status[] rows() {
        Basis.Status[] rows = new Basis.Status[lp.rows()];
        int basic = 0;
        for (Basis.Status s : columns) {
            basic += s == Basis.Status.BASIC ? 1 : 0;
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = covered[i] ? Basis.Status.AT_LOWER : Basis.Status.BASIC;
            basic += covered[i] ? 0 : 1;
        }
        if (basic != rows.length) {
            throw new IllegalStateException(
                    "The steady state's basis has " + basic + " of " + rows.length + " members.");
        }
        return rows;
    }

    private void atUpper(int column) {
        if (lp.columnUpper(column) > 0 && Double.isFinite(lp.columnUpper(column))) {
            columns[column] = Basis.Status.AT_UPPER;
        }
    }

    /// The first row of a column that is not a balance: its sum over classes.
    private int sumRow(int column) {
        int row = Integer.MAX_VALUE;
        for (int e = lp.columnStart(column); e < lp.columnStart(column + 1); e++) {
            int r = lp.entryRow(e);
            if (lp.rowLower(r) == 0 && lp.rowUpper(r) == 0 && program.sumsClasses(r)) {
                row = Math.min(row, r);
            }
        }
        return row;
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
