package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.base.Numbers;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.solver.Conflict;
import dev.chokepoint.solver.InfeasibilityExplainer;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Says in the words of the world which demands of a plan cannot all be met.
final class ConflictWords {
    private static final int MOST = 12;

    private final Program program;
    private final Network network;
    private final Lp lp;

    private ConflictWords(Program program, Lp lp) {
        this.program = program;
        this.network = program.network;
        this.lp = lp;
    }

    /// A sentence for each demand of an irreducible conflict; one that says so where none is found.
    static String explain(Program program, Lp lp, LpSolver solver) {
        return new InfeasibilityExplainer(solver)
                .explain(lp)
                .map(c -> new ConflictWords(program, lp).text(c))
                .orElse("no small set of contradicting demands was found");
    }

    private String text(Conflict conflict) {
        Set<String> rules = new LinkedHashSet<>();
        Set<String> rest = new LinkedHashSet<>();
        for (Conflict.Demand d : conflict.demands()) {
            boolean row = d.kind() == Conflict.Kind.ROW;
            if (row && program.shiftRows.words.containsKey(d.index())) {
                rules.add(program.shiftRows.words.get(d.index()));
            } else if (row) {
                rest.add(row(d.index()));
            } else if (d.side() == Conflict.Side.AT_MOST) {
                rest.add(column(d.index()));
            }
        }
        rest.remove("");
        List<String> all = new ArrayList<>(rules);
        all.addAll(rest);
        int more = all.size() - MOST;
        return String.join("; ", all.subList(0, Math.min(MOST, all.size())))
                + (more > 0 ? "; and " + more + " more of the kind" : "");
    }

    private String month(int state) {
        return network.world.first().plusMonths(program.tree.month(state)).toString();
    }

    private String row(int row) {
        for (int n = 0; n < network.nodes(); n++) {
            if (program.balance[n] == null) {
                continue;
            }
            for (int c = 0; c < program.balance[n].length; c++) {
                for (int t = 0; t < program.states; t++) {
                    if (program.balance[n][c][t] == row) {
                        double given = -lp.rowLower(row) * program.scale[network.nodeItem[n]];
                        String item = network.items.get(network.nodeItem[n]).id();
                        return "of " + network.itemName(item) + " in "
                                + network.places.get(network.nodePlace[n]).id()
                                + " no more can be used, shipped or held in "
                                + month(t) + " than is there"
                                + (given > 0 ? " (" + Numbers.text(given) + " " + network.unitOf(item) + " given)" : "")
                                + ", made or arrives";
                    }
                }
            }
        }
        return "";
    }

    private String column(int column) {
        double upper = lp.columnUpper(column);
        for (Map.Entry<Integer, int[][]> e : program.worksColumns.entrySet()) {
            Network.Works w = network.works.get(e.getKey());
            for (int t = 0; t < program.states; t++) {
                double room = 0;
                boolean found = false;
                for (int z : e.getValue()[t]) {
                    room += lp.columnUpper(z);
                    found |= z == column;
                }
                if (found) {
                    return w.recipe().name() + " in "
                            + network.places.get(w.place()).id() + " can make at most "
                            + rate(room, network.nodeItem[w.node()]) + " in " + month(t);
                }
            }
        }
        for (Map.Entry<Integer, Program.ArcColumns[]> e : program.arcColumns.entrySet()) {
            Network.Arc a = network.arcs.get(e.getKey());
            for (int t = 0; t < program.states; t++) {
                Program.ArcColumns c = e.getValue()[t];
                double room = 0;
                boolean found = c.unrestricted() == column;
                for (int z : c.steps()) {
                    room += lp.columnUpper(z);
                    found |= z == column;
                }
                if (found) {
                    double cap = c.unrestricted() == column ? upper : room;
                    return "of " + network.itemName(a.lane().item()) + " at most " + rate(cap, a.item())
                            + " may pass from " + a.lane().from() + " to "
                            + a.lane().to()
                            + (c.unrestricted() == column ? " for unrestricted use" : "") + " in " + month(t);
                }
            }
        }
        return "";
    }

    private String rate(double scaled, int item) {
        return Numbers.text(scaled * program.scale[item]) + " "
                + network.items.get(item).unit().symbol();
    }
}
