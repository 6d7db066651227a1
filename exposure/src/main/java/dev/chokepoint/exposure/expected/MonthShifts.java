package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.MonthSlice;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The rows that quotas, required deliveries and reserves of a scenario add to the program of a month.
///
/// A quota over several months is used as goods come: a month may ship what is left of it. What must be delivered or
/// held is met as far as it can be, each unit short being worth [#SHORT] times the item's price to the planner and
/// nothing in the accounts. Source: docs/model/expected.md#scenarios
final class MonthShifts {
    /// What a unit that is not delivered or held costs the planner, over the item's price.
    static final double SHORT = 100;

    private final Program program;
    private final Network network;
    private final Baseline baseline;
    private final List<Row> rows = new ArrayList<>();
    private final List<Shortfall> shortfalls = new ArrayList<>();

    /// A row of a month.
    ///
    /// @param arcs the lanes of a quota or a required delivery in this block; none for a reserve
    /// @param norm units by which the row is scaled
    /// @param span the months in which it holds
    private record Row(int row, Shifts.Shift shift, Shifts.Span span, List<Network.Arc> arcs, double norm) {}

    /// What is short of a row.
    ///
    /// @param cost million USD a scaled unit
    private record Shortfall(int column, double cost) {}

    MonthShifts(Program program, Baseline baseline, Shifts shifts, MonthSlice slice, Lp.Builder builder) {
        this.program = program;
        this.network = program.network;
        this.baseline = baseline;
        for (Shifts.Shift s : shifts.shifts()) {
            switch (s) {
                case Shifts.Quota q -> shipped(q, q.span(), q.name(), q.arcs(), slice, builder);
                case Shifts.Required r -> {
                    int row = shipped(r, r.span(), r.name(), r.arcs(), slice, builder);
                    if (row >= 0) {
                        Network.Arc first = lanes(r.arcs()).getFirst();
                        shortfall(row, r.name(), first.item(), first.toNode(), builder);
                    }
                }
                case Shifts.Reserve r -> reserve(r, slice, builder);
                case Shifts.Duty _, Shifts.Capacity _, Shifts.Stock _, Shifts.Demand _ -> {
                    // costs, capacities and demand of the month are those of the program; stocks are where the run
                    // starts
                }
            }
        }
    }

    private List<Network.Arc> lanes(Set<Integer> wanted) {
        return network.arcs.stream()
                .filter(a -> wanted.contains(a.id()) && program.holdsArc(a.id()))
                .toList();
    }

    /// The row that sums what some lanes carry; −1 where none is in this block.
    private int shipped(
            Shifts.Shift shift,
            Shifts.Span span,
            String name,
            Set<Integer> wanted,
            MonthSlice slice,
            Lp.Builder builder) {
        List<Network.Arc> arcs = lanes(wanted);
        if (arcs.isEmpty()) {
            return -1;
        }
        double norm = program.scale[arcs.getFirst().item()];
        int row = builder.row("shipped " + name, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        for (Network.Arc a : arcs) {
            for (int z : Objects.requireNonNull(program.arcColumns.get(a.id()))[0].steps()) {
                builder.coefficient(row, slice.column(z), program.scale[a.item()] / norm);
            }
        }
        rows.add(new Row(row, shift, span, arcs, norm));
        return row;
    }

    private void reserve(Shifts.Reserve reserve, MonthSlice slice, Lp.Builder builder) {
        for (int n = 0; n < network.nodes(); n++) {
            int[][] held = program.stockStepColumns.get(n);
            int item = network.nodeItem[n];
            if (held != null
                    && network.items.get(item).id().equals(reserve.item())
                    && network.places.get(network.nodePlace[n]).id().equals(reserve.place())) {
                int row = builder.row("held " + reserve.name(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
                Arrays.stream(held[0]).forEach(z -> builder.coefficient(row, slice.column(z), 1));
                rows.add(new Row(row, reserve, reserve.span(), List.of(), program.scale[item]));
                shortfall(row, reserve.name(), item, n, builder);
            }
        }
    }

    private void shortfall(int row, String name, int item, int node, Lp.Builder builder) {
        double price = baseline.priceAt(node) * program.scale[item] / Program.USD_SCALE;
        int column = builder.column("short of " + name, -SHORT * price, 0, Double.POSITIVE_INFINITY);
        builder.coefficient(row, column, 1);
        shortfalls.add(new Shortfall(column, SHORT * price));
    }

    /// Costs and bounds of what is short in a month; arrays by column of the program.
    void costs(double[] costs, double[] upper) {
        for (Shortfall s : shortfalls) {
            costs[s.column()] = -s.cost();
            upper[s.column()] = Double.POSITIVE_INFINITY;
        }
    }

    /// Bounds of the rows in a month, scaled units; arrays by row of the program.
    void bounds(int month, Physical sofar, double[] lower, double[] upper) {
        for (Row r : rows) {
            boolean holds = r.span().holds(month);
            upper[r.row()] = holds && r.shift() instanceof Shifts.Quota q
                    ? left(q, r, month, sofar) / r.norm()
                    : Double.POSITIVE_INFINITY;
            lower[r.row()] = holds ? least(r.shift()) / r.norm() : Double.NEGATIVE_INFINITY;
        }
    }

    private static double least(Shifts.Shift shift) {
        return switch (shift) {
            case Shifts.Required r -> r.units();
            case Shifts.Reserve r -> r.units();
            case Shifts.Quota _, Shifts.Duty _, Shifts.Capacity _, Shifts.Stock _, Shifts.Demand _ ->
                Double.NEGATIVE_INFINITY;
        };
    }

    /// What a month may ship under a quota, units.
    private static double left(Shifts.Quota quota, Row row, int month, Physical sofar) {
        double left = quota.units();
        for (int t = quota.span().first(); t < month && !quota.monthly(); t++) {
            for (Network.Arc a : row.arcs()) {
                left -= sofar.flow()[a.id()][0][t] + sofar.flow()[a.id()][1][t];
            }
        }
        return Math.max(0, left);
    }

    /// What contracts bind lanes to, cut alike where a quota lets less pass; units by lane.
    double[] within(int month, Physical sofar, double[] least) {
        double[] cut = least.clone();
        for (Row r : rows) {
            if (r.shift() instanceof Shifts.Quota q && q.span().holds(month)) {
                double bound = r.arcs().stream().mapToDouble(a -> cut[a.id()]).sum();
                double left = left(q, r, month, sofar);
                if (bound > left) {
                    r.arcs().forEach(a -> cut[a.id()] *= left / bound);
                }
            }
        }
        return cut;
    }
}
