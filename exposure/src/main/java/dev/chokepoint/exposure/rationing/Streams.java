package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.UseClasses;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;

/// The military and civil streams of a network, kept apart in their baseline shares.
final class Streams {
    private static final double CONVERGED = 1e-12;

    private final Baseline baseline;
    private final Network network;
    private final boolean[] split;
    private final boolean[] militaryProduct;
    private final double[] military;

    Streams(Baseline baseline) {
        this.baseline = baseline;
        this.network = baseline.network();
        this.split = UseClasses.splitItems(network);
        this.militaryProduct = network.militaryItems();
        this.military = militaryShares();
    }

    /// Whether an item's goods for military and for civil use are told apart.
    boolean isSplit(int item) {
        return split[item];
    }

    /// Share of a node's goods in class `c`: 0 unrestricted (military), 1 civil. Unsplit nodes have class
    /// 0 only.
    double part(int node, int c) {
        if (!split[network.nodeItem[node]]) {
            return c == 0 ? 1 : 0;
        }
        return c == 0 ? military[node] : 1 - military[node];
    }

    /// Share of a plant's output that is made in a class; what comes out together is of one class.
    double made(Network.Works w, int c) {
        if (w.coNodes().length == 0 || !split[network.nodeItem[w.node()]]) {
            return part(w.node(), c);
        }
        return c == 0 ? armed(w, military) : 1 - armed(w, military);
    }

    /// The class of a split input that an output of class `c` is made from.
    int inputClass(Network.Works w, int inputNode, int c) {
        if (!split[network.nodeItem[inputNode]]) {
            return 0;
        }
        if (split[network.nodeItem[w.node()]]) {
            return c;
        }
        return militaryProduct[network.nodeItem[w.node()]] ? 0 : 1;
    }

    int useClass(Network.Use u) {
        return split[network.nodeItem[u.node()]] && u.demand().endUse() == EndUse.CIVIL ? 1 : 0;
    }

    /// Share of each node's baseline throughput that ends in military use, by following recipes and lanes
    /// forward.
    private double[] militaryShares() {
        int nodes = network.nodes();
        double[] share = new double[nodes];
        double[] through = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            through[n] = baseline.throughputAt(n);
        }
        double moved = 1;
        for (int round = 0; round < 1000 && moved > CONVERGED; round++) {
            double[] sum = new double[nodes];
            for (Network.Use u : network.uses) {
                if (u.demand().endUse() == EndUse.MILITARY) {
                    sum[u.node()] += baseline.quantity[u.id()];
                }
            }
            for (Network.Works w : network.works) {
                for (int k = 0; k < w.inputs().length; k++) {
                    sum[w.inputs()[k]] += armed(w, share) * w.coefficients()[k] * baseline.output[w.id()];
                }
            }
            for (Network.Arc a : network.arcs) {
                sum[a.fromNode()] += share[a.toNode()] * baseline.flow[a.id()];
            }
            moved = 0;
            for (int n = 0; n < nodes; n++) {
                double next = through[n] > 0 ? Math.min(1, sum[n] / through[n]) : 0;
                moved = Math.max(moved, Math.abs(next - share[n]));
                share[n] = next;
            }
        }
        return share;
    }

    /// Share of a plant's output that is made for military use: of what comes out together, the largest.
    private static double armed(Network.Works w, double[] share) {
        double most = share[w.node()];
        for (int n : w.coNodes()) {
            most = Math.max(most, share[n]);
        }
        return most;
    }
}
