package dev.chokepoint.exposure.party;

import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.Solution;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/// One party's part of a block's program: the nodes of its places and the lanes that end or begin there, with
/// prices at its border.
///
/// A balance abroad is left out; instead the party buys and sells at a border price, which a unit costs where it
/// comes from, with the exporter's share of the rent of a capped lane, and which worsens the further the flow
/// moves. Who buys pays for the way.
///
/// Source: docs/model.md#own-plans
public final class OwnPart {
    private final Program program;
    private final Network network;
    private final boolean[] ours;
    private final Lp.Builder own = Lp.maximise();
    private final int[] columnTo;
    private final int[] rowTo;

    private OwnPart(String party, Program program, Lp lp) {
        this.program = program;
        this.network = program.network;
        this.ours = new boolean[network.nodes()];
        for (int n = 0; n < ours.length; n++) {
            ours[n] = network.partyOf(n).equals(party);
        }
        columnTo = new int[lp.columns()];
        rowTo = new int[lp.rows()];
        Arrays.fill(columnTo, -1);
        Arrays.fill(rowTo, -1);
    }

    /// Cuts the party's part out of a block's program.
    ///
    /// @param lp the program's, columns for lanes may have been added
    /// @param arcOf the lane of a column, below 0 for those of a node
    /// @param upper the upper bound of a column
    public static OwnPart of(String party, Program program, Lp lp, IntUnaryOperator arcOf, IntToDoubleFunction upper) {
        OwnPart part = new OwnPart(party, program, lp);
        part.cut(lp, arcOf, upper);
        return part;
    }

    private void cut(Lp lp, IntUnaryOperator arcOf, IntToDoubleFunction upper) {
        boolean[] foreign = foreignBalances(lp);
        for (int j = 0; j < lp.columns(); j++) {
            int arc = arcOf.applyAsInt(j);
            if (arc < 0 ? !ours[program.columnNode[j]] : !holds(network.arcs.get(arc))) {
                continue;
            }
            boolean pays = arc < 0 || ours[network.arcs.get(arc).toNode()];
            columnTo[j] =
                    own.column(lp.columnName(j), pays ? lp.cost(j) : 0, lp.columnLower(j), upper.applyAsDouble(j));
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                int row = lp.entryRow(e);
                if (foreign[row]) {
                    continue;
                }
                if (rowTo[row] < 0) {
                    rowTo[row] = own.row(lp.rowName(row), lp.rowLower(row), lp.rowUpper(row));
                }
                own.coefficient(rowTo[row], columnTo[j], lp.entryValue(e));
            }
        }
    }

    private boolean[] foreignBalances(Lp lp) {
        boolean[] foreign = new boolean[lp.rows()];
        for (int n = 0; n < ours.length; n++) {
            if (program.balance[n] != null && !ours[n]) {
                for (int[] rows : program.balance[n]) {
                    for (int row : rows) {
                        foreign[row] = true;
                    }
                }
            }
        }
        return foreign;
    }

    /// Whether the lane ends or begins at a place of the party.
    boolean holds(Network.Arc a) {
        return ours[a.fromNode()] || ours[a.toNode()];
    }

    /// Whether the lane crosses the party's border.
    public boolean isBorder(Network.Arc a) {
        return ours[a.fromNode()] != ours[a.toNode()];
    }

    /// Whether the party buys on a lane that crosses its border.
    boolean buys(Network.Arc a) {
        return ours[a.toNode()];
    }

    /// The column of the part that stands for one of the whole, −1 if none.
    public int columnTo(int column) {
        return columnTo[column];
    }

    /// The row of the part that stands for one of the whole, −1 if none.
    public int rowTo(int row) {
        return rowTo[row];
    }

    /// The flow of a lane in a month.
    public static double flow(Solution s, Program.ArcColumns c) {
        double sum = 0;
        for (int z : c.steps()) {
            sum += s.column(z);
        }
        return sum;
    }

    /// What a unit costs at the border, million USD of the first month per scaled unit: the price where it
    /// comes from, and the exporter's share of the rent of a capped lane.
    ///
    /// @param at the joint plan
    /// @param cls the class of use
    public double price(Solution at, Network.Arc a, Program.ArcColumns c, int t, int cls) {
        double inside = -at.rowDual(program.balance[a.fromNode()][cls][t]);
        double rent = 0;
        for (int z : c.steps()) {
            rent = Math.max(0, at.reducedCosts()[z]);
            if (at.column(z) <= 0) {
                break;
            }
        }
        return inside + network.assumptions.rentShare() * rent;
    }

    /// Adds the steps of the border price of a lane in a month; returns the most it may carry.
    ///
    /// @param columns of the whole that carry the lane's flow
    /// @param price at the start, as from [#price]
    /// @param start the flow of the joint plan
    /// @param reference the lane's reference flow, scaled; where it is none, `start` stands for the usual flow
    /// @param slope by what share the price worsens when the flow moves by the usual flow
    /// @param steps ends of the steps around the start, multiples of the usual flow
    public double border(
            Network.Arc a,
            int t,
            int[] columns,
            double price,
            double start,
            double reference,
            double slope,
            double[] steps) {
        boolean buys = buys(a);
        String name = "border " + a.lane().item() + " " + a.lane().from() + " to "
                + a.lane().to() + " " + t;
        // A lane to a place that has never used the good: what the joint plan sends stands for the usual flow.
        double usual = reference > 0 ? reference : start;
        int row = own.row(name, 0, 0);
        for (int z : columns) {
            own.coefficient(row, columnTo[z], 1);
        }
        double from = 0;
        for (double step : steps) {
            double to = start + step * usual;
            if (to <= from) {
                continue;
            }
            double middle = (from + to) / 2;
            double move = slope * (middle - start) / usual;
            double p = price * (buys ? 1 + move : 1 - move);
            int v = own.column(name + " at " + step, buys ? -p : p, 0, to - from);
            own.coefficient(row, v, -1);
            from = to;
        }
        return from;
    }

    /// The program of the part.
    public Lp build() {
        return own.build();
    }
}
