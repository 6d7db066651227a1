package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;
import java.util.Set;

/// Where goods for civil use only are told from unrestricted ones.
public final class UseClasses {
    private UseClasses() {}

    /// Items from which a military product is made: their use has to be told apart.
    public static boolean[] splitItems(Network network) {
        boolean[] split = new boolean[network.items.size()];
        boolean[] military = network.militaryItems();
        boolean[] civil = new boolean[split.length];
        for (Network.Use u : network.uses) {
            int i = network.nodeItem[u.node()];
            civil[i] |= u.demand().endUse() == EndUse.CIVIL;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Network.Works w : network.works) {
                boolean armed = false;
                boolean told = false;
                for (int n : w.outNodes()) {
                    armed |= military[network.nodeItem[n]];
                    told |= split[network.nodeItem[n]];
                }
                for (int n : w.inputs()) {
                    int in = network.nodeItem[n];
                    if ((armed || told) && !split[in]) {
                        split[in] = true;
                        changed = true;
                    }
                }
                // What comes out together is told apart together.
                told |= w.coNodes().length > 0 && armed;
                for (int n : w.outNodes()) {
                    int out = network.nodeItem[n];
                    if (told && !split[out]) {
                        split[out] = true;
                        changed = true;
                    }
                }
            }
        }
        for (int i = 0; i < split.length; i++) {
            split[i] |= military[i] && civil[i];
        }
        return split;
    }

    /// Nodes at which goods for civil use only and unrestricted goods can meet on the way to a military use.
    static boolean[] splitNodes(Network network, Set<Integer> telling) {
        boolean[] items = splitItems(network);
        int nodes = network.nodes();
        boolean[] military = new boolean[nodes];
        boolean[] civilOnly = new boolean[nodes];
        network.uses.forEach(u -> military[u.node()] |= u.demand().endUse() == EndUse.MILITARY);
        network.arcs.forEach(a -> civilOnly[a.toNode()] |= telling.contains(a.id()));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Network.Works w : network.works) {
                for (int out : w.outNodes()) {
                    for (int in : w.inputs()) {
                        changed |= spread(military, out, in);
                        changed |= spread(civilOnly, in, out);
                    }
                    // What comes out together is told apart together.
                    for (boolean[] marks : new boolean[][] {military, civilOnly}) {
                        changed |= spread(marks, out, w.node());
                        changed |= spread(marks, w.node(), out);
                    }
                }
            }
            for (Network.Arc a : network.arcs) {
                changed |= spread(military, a.toNode(), a.fromNode());
                changed |= spread(civilOnly, a.fromNode(), a.toNode());
            }
        }
        boolean[] split = new boolean[nodes];
        for (int n = 0; n < nodes; n++) {
            split[n] = items[network.nodeItem[n]] && military[n] && civilOnly[n];
        }
        return split;
    }

    private static boolean spread(boolean[] marks, int from, int to) {
        if (marks[from] && !marks[to]) {
            marks[to] = true;
            return true;
        }
        return false;
    }
}
