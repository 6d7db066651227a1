package dev.chokepoint.exposure.network;

import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The control-free steady state: observed output, flows and demand made to balance with the least change.
///
/// Published figures of output, trade and use never quite add up. The smallest sum of relative changes that
/// makes every node balance is found by a linear program; figures given as intervals move freely inside
/// them first, and assumed figures move more readily than sourced ones. What remains unexplained at a node
/// becomes an unrecorded use or an unrecorded supply and is reported.
///
/// Source: docs/model.md#calibration
public final class Baseline {
    /// How far the calibrated baseline of one item is from what was observed.
    ///
    /// @param observed sum of observed output, flows and uses, units per month
    /// @param moved sum of the absolute changes, units per month
    /// @param unrecordedUse use no figure accounts for, units per month
    /// @param unrecordedSupply supply no figure accounts for, units per month
    public record Residual(String item, double observed, double moved, double unrecordedUse, double unrecordedSupply) {
        /// Changes and unrecorded amounts as a share of what was observed.
        public double share() {
            return observed == 0 ? 0 : (moved + unrecordedUse + unrecordedSupply) / observed;
        }
    }

    /// One figure that was moved.
    public record Move(FigureKey key, double observed, double calibrated) {}

    final Network network;
    public final double[] output;
    public final double[] flow;
    public final double[] quantity;
    public final double[] unrecordedUse;
    public final double[] unrecordedSupply;
    public final double[] price;
    private final double[] throughput;
    private final List<Residual> residuals;
    private final List<Move> moves;
    private final Certificate certificate;

    Baseline(
            Network network,
            double[] output,
            double[] flow,
            double[] quantity,
            double[] unrecordedUse,
            double[] unrecordedSupply,
            List<Move> moves,
            Certificate certificate,
            Optional<List<Residual>> residuals,
            Optional<double[]> price) {
        this.network = network;
        this.output = output;
        this.flow = flow;
        this.quantity = quantity;
        this.unrecordedUse = unrecordedUse;
        this.unrecordedSupply = unrecordedSupply;
        this.moves = moves;
        this.certificate = certificate;
        this.residuals = residuals.orElseGet(this::residuals);
        this.price = price.orElseGet(this::prices);
        this.throughput = throughput();
    }

    /// Refuses plants that were seen to work at a loss, which no cost explains.
    private void checkValueAdded() {
        for (Network.Works w : network.works) {
            ValueAdded.refusal(network, w, output[w.id()], price).ifPresent(why -> {
                throw new IllegalArgumentException(why);
            });
        }
    }

    /// This baseline on the network of goods told apart by origin; figures and residuals stay those of the whole.
    public Baseline toldApart(
            Network apart, double[] output, double[] flow, double[] use, double[] supply, double[] price) {
        return new Baseline(
                apart,
                output,
                flow,
                quantity,
                use,
                supply,
                moves,
                certificate,
                Optional.of(residuals),
                Optional.of(price));
    }

    public Network network() {
        return network;
    }

    public List<Residual> residualsByItem() {
        return residuals;
    }

    public List<Move> moves() {
        return moves;
    }

    public Certificate certificate() {
        return certificate;
    }

    /// The calibrated baseline price at a node, USD per unit.
    public double priceAt(int node) {
        return price[node];
    }

    /// The value of what a lane carries in a month of the calibrated baseline, USD, at the price where it leaves.
    public double valueOf(Network.Arc lane) {
        return flow[lane.id()] * price[lane.fromNode()];
    }

    /// Units per month that leave a node in the calibrated baseline.
    public double throughputAt(int node) {
        return throughput[node];
    }

    private double[] throughput() {
        double[] sum = unrecordedUse.clone();
        for (Network.Works w : network.works) {
            for (int k = 0; k < w.inputs().length; k++) {
                sum[w.inputs()[k]] += w.coefficients()[k] * output[w.id()];
            }
        }
        network.arcs.forEach(a -> sum[a.fromNode()] += flow[a.id()]);
        network.uses.forEach(u -> sum[u.node()] += quantity[u.id()]);
        return sum;
    }

    /// Calibrates a network.
    ///
    /// @throws IllegalStateException if the balancing program has no certified answer
    /// @throws IllegalArgumentException if a plant that works pays more for its inputs than its output is worth
    public static Baseline of(Network network, LpSolver solver) {
        Baseline baseline = new Balancing(network).solve(solver);
        baseline.checkValueAdded();
        return baseline;
    }

    private List<Residual> residuals() {
        double[] seen = new double[network.items.size()];
        double[] moved = new double[network.items.size()];
        double[] use = new double[network.items.size()];
        double[] supply = new double[network.items.size()];
        for (Network.Works w : network.works) {
            int i = network.nodeItem[w.node()];
            seen[i] += w.output();
            moved[i] += Math.abs(output[w.id()] - w.output());
        }
        for (Network.Arc a : network.arcs) {
            seen[a.item()] += a.flow();
            moved[a.item()] += Math.abs(flow[a.id()] - a.flow());
        }
        for (Network.Use u : network.uses) {
            int i = network.nodeItem[u.node()];
            seen[i] += u.quantity();
            moved[i] += Math.abs(quantity[u.id()] - u.quantity());
        }
        for (int n = 0; n < network.nodes(); n++) {
            use[network.nodeItem[n]] += unrecordedUse[n];
            supply[network.nodeItem[n]] += unrecordedSupply[n];
        }
        List<Residual> all = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            all.add(new Residual(network.items.get(i).id(), seen[i], moved[i], use[i], supply[i]));
        }
        all.sort(Comparator.comparingDouble(Residual::share).reversed().thenComparing(Residual::item));
        return List.copyOf(all);
    }

    /// Most rounds of raising prices that the inputs of what is made call for.
    private static final int MOST_RAISES = 100;

    /// Node prices; in a draw what is made costs at least its inputs, whose price is drawn by itself.
    private double[] prices() {
        double[] base = network.itemPrice.clone();
        double[] p = prices(network, base, output, flow);
        for (int round = 0; network.drawn && round < MOST_RAISES && raised(base, p); round++) {
            p = prices(network, base, output, flow);
        }
        return p;
    }

    /// Raises the price of every item that some plant makes at a loss to what its inputs cost; whether there is one.
    private boolean raised(double[] base, double[] p) {
        double[] more = new double[base.length];
        for (Network.Works w : network.works) {
            ValueAdded added = ValueAdded.of(w, p);
            if (output[w.id()] > 0 && !w.relabels() && added.isLoss()) {
                int i = network.nodeItem[w.node()];
                more[i] = Math.max(more[i], added.inputsUsd() - added.outputsUsd());
            }
        }
        for (int i = 0; i < base.length; i++) {
            base[i] += more[i];
        }
        return Arrays.stream(more).anyMatch(usd -> usd > 0);
    }

    /// The prices by node that some output and flows give, USD per unit: the item's price where it is made, that
    /// price plus carriage where it is only brought in.
    public static double[] prices(Network network, double[] output, double[] flow) {
        return prices(network, network.itemPrice, output, flow);
    }

    private static double[] prices(Network network, double[] base, double[] output, double[] flow) {
        int nodes = network.nodes();
        double[] p = new double[nodes];
        boolean[] makes = new boolean[nodes];
        for (Network.Works w : network.works) {
            for (int n : w.outNodes()) {
                makes[n] |= output[w.id()] > 0;
            }
        }
        for (int n = 0; n < nodes; n++) {
            p[n] = base[network.nodeItem[n]];
        }
        // A node supplied through others takes a few rounds; entrepôt chains are short.
        for (int round = 0; round < 8; round++) {
            double[] sum = new double[nodes];
            double[] weight = new double[nodes];
            for (Network.Arc a : network.arcs) {
                double f = flow[a.id()];
                double duty = network.usualDuty(a) * network.itemPrice[a.item()];
                sum[a.toNode()] += f * (p[a.fromNode()] + a.transport() + duty);
                weight[a.toNode()] += f;
            }
            for (int n = 0; n < nodes; n++) {
                if (!makes[n] && weight[n] > 0) {
                    p[n] = sum[n] / weight[n];
                }
            }
        }
        return p;
    }
}
