package dev.chokepoint.exposure.network;

import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    /// Cost of moving an assumed figure relative to a sourced one.
    private static final double ASSUMED_WEIGHT = 0.3;

    /// Cost of moving a figure inside its own interval relative to moving it outside.
    private static final double INSIDE_WEIGHT = 0.02;

    private static final double UNRECORDED_USE_WEIGHT = 3;
    private static final double UNRECORDED_SUPPLY_WEIGHT = 30;
    private static final double NEGLIGIBLE = 1e-9;

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

    private Baseline(
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

    private record Observed(FigureKey key, int column, double value) {}

    /// Calibrates a network.
    ///
    /// @throws IllegalStateException if the balancing program has no certified answer
    public static Baseline of(Network network, LpSolver solver) {
        int nodes = network.nodes();
        double[] scale = new double[network.items.size()];
        double[] through = network.throughput();
        for (int n = 0; n < nodes; n++) {
            int i = network.nodeItem[n];
            scale[i] = Math.max(scale[i], through[n]);
        }
        for (Network.Works w : network.works) {
            int i = network.nodeItem[w.node()];
            scale[i] = Math.max(scale[i], w.output());
            for (int k = 0; k < w.coNodes().length; k++) {
                int by = network.nodeItem[w.coNodes()[k]];
                scale[by] = Math.max(scale[by], w.coAmounts()[k] * w.output());
            }
        }
        for (int i = 0; i < scale.length; i++) {
            scale[i] = scale[i] > 0 ? scale[i] : 1;
        }
        Lp.Builder lp = Lp.minimise();
        int[] row = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            row[n] = lp.row("balance " + network.nodeName(n), 0, 0);
        }
        List<Observed> observed = new ArrayList<>();
        List<Integer> works = new ArrayList<>();
        for (Network.Works w : network.works) {
            FigureKey key = new FigureKey.Production(
                    w.recipe().id(), network.places.get(w.place()).id());
            double s = scale[network.nodeItem[w.node()]];
            int x = adjustable(lp, network, key, w.output() / s);
            works.add(x);
            observed.add(new Observed(key, x, w.output()));
            lp.coefficient(row[w.node()], x, 1);
            for (int k = 0; k < w.inputs().length; k++) {
                double si = scale[network.nodeItem[w.inputs()[k]]];
                lp.coefficient(row[w.inputs()[k]], x, -w.coefficients()[k] * s / si);
            }
            for (int k = 0; k < w.coNodes().length; k++) {
                double si = scale[network.nodeItem[w.coNodes()[k]]];
                lp.coefficient(row[w.coNodes()[k]], x, w.coAmounts()[k] * s / si);
            }
        }
        List<Integer> arcs = new ArrayList<>();
        for (Network.Arc a : network.arcs) {
            FigureKey key = FigureKey.Flow.on(a.lane());
            int y = adjustable(lp, network, key, a.flow() / scale[a.item()]);
            arcs.add(y);
            observed.add(new Observed(key, y, a.flow()));
            lp.coefficient(row[a.fromNode()], y, -1);
            lp.coefficient(row[a.toNode()], y, 1);
        }
        List<Integer> uses = new ArrayList<>();
        for (Network.Use u : network.uses) {
            FigureKey key = FigureKey.DemandFor.of(u.demand(), FigureKey.DemandTerm.QUANTITY);
            double s = scale[network.nodeItem[u.node()]];
            int q = adjustable(lp, network, key, u.quantity() / s);
            uses.add(q);
            observed.add(new Observed(key, q, u.quantity()));
            lp.coefficient(row[u.node()], q, -1);
        }
        int[] more = new int[nodes];
        int[] less = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            double s = scale[network.nodeItem[n]];
            double size = Math.max(through[n] / s, 1e-6);
            less[n] = lp.column(
                    "unrecorded use " + network.nodeName(n), UNRECORDED_USE_WEIGHT / size, 0, Double.POSITIVE_INFINITY);
            more[n] = lp.column(
                    "unrecorded supply " + network.nodeName(n),
                    UNRECORDED_SUPPLY_WEIGHT / size,
                    0,
                    Double.POSITIVE_INFINITY);
            lp.coefficient(row[n], less[n], -1);
            lp.coefficient(row[n], more[n], 1);
        }
        Lp program = lp.build();
        Outcome outcome = solver.solve(program);
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new IllegalStateException("The baseline could not be balanced: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(program, optimal.solution());
        if (!certificate.passes()) {
            throw new IllegalStateException("The balanced baseline has no passing certificate: " + certificate.text());
        }
        double[] value = optimal.solution().columns();
        double[] output = new double[works.size()];
        for (int p = 0; p < output.length; p++) {
            output[p] = clean(value[works.get(p)])
                    * scale[network.nodeItem[network.works.get(p).node()]];
        }
        double[] flow = new double[arcs.size()];
        for (int l = 0; l < flow.length; l++) {
            flow[l] = clean(value[arcs.get(l)]) * scale[network.arcs.get(l).item()];
        }
        double[] quantity = new double[uses.size()];
        for (int d = 0; d < quantity.length; d++) {
            quantity[d] = clean(value[uses.get(d)])
                    * scale[network.nodeItem[network.uses.get(d).node()]];
        }
        double[] use = new double[nodes];
        double[] supply = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            use[n] = clean(value[less[n]]) * scale[network.nodeItem[n]];
            supply[n] = clean(value[more[n]]) * scale[network.nodeItem[n]];
        }
        List<Move> moves = new ArrayList<>();
        Map<Integer, Double> scaleOf = new HashMap<>();
        for (int p = 0; p < output.length; p++) {
            scaleOf.put(works.get(p), output[p]);
        }
        for (int l = 0; l < flow.length; l++) {
            scaleOf.put(arcs.get(l), flow[l]);
        }
        for (int d = 0; d < quantity.length; d++) {
            scaleOf.put(uses.get(d), quantity[d]);
        }
        for (Observed o : observed) {
            double calibrated = scaleOf.getOrDefault(o.column(), 0.0);
            if (Math.abs(calibrated - o.value()) > 1e-6 * Math.max(1e-9, o.value())) {
                moves.add(new Move(o.key(), o.value(), calibrated));
            }
        }
        return new Baseline(
                network, output, flow, quantity, use, supply, moves, certificate, Optional.empty(), Optional.empty());
    }

    private static double clean(double value) {
        return value < NEGLIGIBLE ? 0 : value;
    }

    /// Adds x = observed + up − down with costs per relative change, cheap inside the figure's interval.
    private static int adjustable(Lp.Builder lp, Network network, FigureKey key, double observed) {
        String name = key.text();
        if (observed <= 0) {
            // A lane that was not used, a plant that stood still: the control-free world does not use it either.
            return lp.column(name, 0, 0, 0);
        }
        var figure = network.figure(key).orElseThrow();
        double weight = (figure.provenance().isAssumed() ? ASSUMED_WEIGHT : 1) / observed;
        double picked = network.picked(key);
        double lo = picked > 0 ? figure.value().lo() / picked : 1;
        double hi = picked > 0 ? figure.value().hi() / picked : 1;
        int x = lp.column(name, 0, 0, Double.POSITIVE_INFINITY);
        int tie = lp.row("observed " + name, observed, observed);
        lp.coefficient(tie, x, 1);
        // x − up + down = observed, with a cheap and a dear part each way.
        int upIn = lp.column(name + " up inside", weight * INSIDE_WEIGHT, 0, Math.max(0, hi - 1) * observed);
        int upOut = lp.column(name + " up outside", weight, 0, Double.POSITIVE_INFINITY);
        int downIn = lp.column(name + " down inside", weight * INSIDE_WEIGHT, 0, Math.max(0, 1 - lo) * observed);
        int downOut = lp.column(name + " down outside", weight, 0, Double.POSITIVE_INFINITY);
        lp.coefficient(tie, upIn, -1);
        lp.coefficient(tie, upOut, -1);
        lp.coefficient(tie, downIn, 1);
        lp.coefficient(tie, downOut, 1);
        return x;
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

    /// Node prices: the item's price where it is made, that price plus carriage where it is only brought in.
    private double[] prices() {
        int nodes = network.nodes();
        double[] p = new double[nodes];
        boolean[] makes = new boolean[nodes];
        for (Network.Works w : network.works) {
            for (int n : w.outNodes()) {
                makes[n] |= output[w.id()] > 0;
            }
        }
        for (int n = 0; n < nodes; n++) {
            p[n] = network.itemPrice[network.nodeItem[n]];
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
