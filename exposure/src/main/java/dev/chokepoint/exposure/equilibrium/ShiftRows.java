package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.solver.Lp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows that quotas, required deliveries and reserves add to a block's program.
final class ShiftRows {
    /// What a row demands, for people, by its index.
    final Map<Integer, String> words = new HashMap<>();

    private final Program program;
    private final Network network;
    private final Lp.Builder builder;

    ShiftRows(Program program, Lp.Builder builder, Shifts shifts) {
        this.program = program;
        this.network = program.network;
        this.builder = builder;
        for (Shifts.Shift s : shifts.shifts()) {
            switch (s) {
                case Shifts.Quota q -> quota(q);
                case Shifts.Required r -> required(r);
                case Shifts.Reserve r -> reserve(r);
                case Shifts.Duty d -> {}
                case Shifts.Capacity c -> {}
                case Shifts.Stock c -> {}
                case Shifts.Demand c -> {}
            }
        }
    }

    private List<Network.Arc> arcs(java.util.Set<Integer> wanted) {
        return network.arcs.stream()
                .filter(a -> wanted.contains(a.id()) && program.arcColumns.containsKey(a.id()))
                .toList();
    }

    private String month(int state) {
        return network.world.first().plusMonths(program.tree.month(state)).toString();
    }

    /// Adds what is shipped on some lanes in a state to a row, in `norm` units.
    private void shipped(int row, List<Network.Arc> arcs, int state, double norm) {
        for (Network.Arc a : arcs) {
            Program.ArcColumns[] byState = program.arcColumns.get(a.id());
            if (byState != null) {
                for (int z : byState[state].steps()) {
                    builder.coefficient(row, z, program.scale[a.item()] / norm);
                }
            }
        }
    }

    private void quota(Shifts.Quota q) {
        List<Network.Arc> arcs = arcs(q.arcs());
        if (arcs.isEmpty()) {
            return;
        }
        double norm = program.scale[arcs.getFirst().item()];
        if (q.monthly()) {
            for (int t = 0; t < program.states; t++) {
                if (q.span().holds(program.tree.month(t))) {
                    int row = builder.row("quota " + q.name() + " " + t, Double.NEGATIVE_INFINITY, q.units() / norm);
                    words.put(
                            row,
                            "the quota " + q.name() + " lets at most " + units(q.units(), arcs) + " pass in "
                                    + month(t));
                    shipped(row, arcs, t, norm);
                }
            }
            return;
        }
        for (int last = 0; last < program.states; last++) {
            if (!program.tree.last(last)) {
                continue;
            }
            int row = builder.row("quota " + q.name() + " to " + last, Double.NEGATIVE_INFINITY, q.units() / norm);
            words.put(row, "the quota " + q.name() + " lets at most " + units(q.units(), arcs) + " pass in all");
            for (int t = last; t >= 0; t = program.tree.parent(t)) {
                if (q.span().holds(program.tree.month(t))) {
                    shipped(row, arcs, t, norm);
                }
            }
        }
    }

    private void required(Shifts.Required r) {
        List<Network.Arc> arcs = arcs(r.arcs());
        if (arcs.isEmpty()) {
            return;
        }
        double norm = program.scale[arcs.getFirst().item()];
        for (int t = 0; t < program.states; t++) {
            if (r.span().holds(program.tree.month(t))) {
                int row = builder.row("required " + r.name() + " " + t, r.units() / norm, Double.POSITIVE_INFINITY);
                words.put(
                        row,
                        "at least " + units(r.units(), arcs) + " must be delivered (" + r.name() + ") in " + month(t));
                shipped(row, arcs, t, norm);
            }
        }
    }

    private void reserve(Shifts.Reserve r) {
        for (int n = 0; n < network.nodes(); n++) {
            int[][] steps = program.stockStepColumns.get(n);
            if (steps == null
                    || !network.items.get(network.nodeItem[n]).id().equals(r.item())
                    || !network.places.get(network.nodePlace[n]).id().equals(r.place())) {
                continue;
            }
            double s = program.scale[network.nodeItem[n]];
            for (int t = 0; t < program.states; t++) {
                if (r.span().holds(program.tree.month(t))) {
                    int row = builder.row("reserve " + r.name() + " " + t, r.units() / s, Double.POSITIVE_INFINITY);
                    words.put(
                            row,
                            "at least " + amount(r.units(), r.item()) + " must be held in " + r.place()
                                    + " at the end of " + month(t));
                    List<Integer> columns = new ArrayList<>();
                    for (int z : steps[t]) {
                        columns.add(z);
                    }
                    columns.forEach(z -> builder.coefficient(row, z, 1));
                }
            }
        }
    }

    private String units(double units, List<Network.Arc> arcs) {
        Lane lane = arcs.getFirst().lane();
        return amount(units, lane.item()) + " from " + lane.from() + " to "
                + (arcs.size() == 1 ? lane.to() : arcs.size() + " places");
    }

    private String amount(double units, String item) {
        return dev.chokepoint.base.Numbers.text(units) + " " + network.unitOf(item) + " of " + network.itemName(item);
    }
}
