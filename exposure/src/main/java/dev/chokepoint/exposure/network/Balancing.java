package dev.chokepoint.exposure.network;

import dev.chokepoint.exposure.world.FigureKey;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The linear program that makes every node of a network balance with the least change of what was observed.
///
/// Quantities are scaled by the item's largest node. Source: docs/model.md#calibration
final class Balancing {
    /// Cost of moving an assumed figure relative to a sourced one.
    private static final double ASSUMED_WEIGHT = 0.3;

    /// Cost of moving a figure inside its own interval relative to moving it outside.
    private static final double INSIDE_WEIGHT = 0.02;

    private static final double UNRECORDED_USE_WEIGHT = 3;
    private static final double UNRECORDED_SUPPLY_WEIGHT = 30;
    private static final double NEGLIGIBLE = 1e-9;

    private record Observed(FigureKey key, int column, double value) {}

    private final Network network;
    private final double[] through;
    private final double[] scale;
    private final Lp.Builder lp = Lp.minimise();

    /// The balance row of each node.
    private final int[] row;

    private final List<Observed> works = new ArrayList<>();
    private final List<Observed> arcs = new ArrayList<>();
    private final List<Observed> uses = new ArrayList<>();

    /// The columns of unrecorded supply and unrecorded use by node.
    private final int[] more;

    private final int[] less;

    Balancing(Network network) {
        int nodes = network.nodes();
        this.network = network;
        this.through = network.throughput();
        this.scale = scales(network, through);
        this.row = new int[nodes];
        this.more = new int[nodes];
        this.less = new int[nodes];
        for (int n = 0; n < nodes; n++) {
            row[n] = lp.row("balance " + network.nodeName(n), 0, 0);
        }
        network.works.forEach(this::plant);
        network.arcs.forEach(this::lane);
        network.uses.forEach(this::use);
        for (int n = 0; n < nodes; n++) {
            unrecorded(n);
        }
    }

    private static double[] scales(Network network, double[] through) {
        double[] scale = new double[network.items.size()];
        for (int n = 0; n < network.nodes(); n++) {
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
        return scale;
    }

    private double scaleAt(int node) {
        return scale[network.nodeItem[node]];
    }

    private void plant(Network.Works w) {
        FigureKey key = new FigureKey.Production(
                w.recipe().id(), network.places.get(w.place()).id());
        double s = scaleAt(w.node());
        int x = adjustable(key, w.output() / s);
        works.add(new Observed(key, x, w.output()));
        lp.coefficient(row[w.node()], x, 1);
        for (int k = 0; k < w.inputs().length; k++) {
            double si = scaleAt(w.inputs()[k]);
            lp.coefficient(row[w.inputs()[k]], x, -w.coefficients()[k] * s / si);
        }
        for (int k = 0; k < w.coNodes().length; k++) {
            double si = scaleAt(w.coNodes()[k]);
            lp.coefficient(row[w.coNodes()[k]], x, w.coAmounts()[k] * s / si);
        }
    }

    private void lane(Network.Arc a) {
        FigureKey key = FigureKey.Flow.on(a.lane());
        int y = adjustable(key, a.flow() / scale[a.item()]);
        arcs.add(new Observed(key, y, a.flow()));
        lp.coefficient(row[a.fromNode()], y, -1);
        lp.coefficient(row[a.toNode()], y, 1);
    }

    private void use(Network.Use u) {
        FigureKey key = FigureKey.DemandFor.of(u.demand(), FigureKey.DemandTerm.QUANTITY);
        int q = adjustable(key, u.quantity() / scaleAt(u.node()));
        uses.add(new Observed(key, q, u.quantity()));
        lp.coefficient(row[u.node()], q, -1);
    }

    private void unrecorded(int n) {
        double size = Math.max(through[n] / scaleAt(n), 1e-6);
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

    /// Solves the program, once.
    ///
    /// @throws IllegalStateException if it has no certified answer
    Baseline solve(LpSolver solver) {
        Lp program = lp.build();
        Outcome outcome = solver.solve(program);
        if (!(outcome instanceof Outcome.Optimal optimal)) {
            throw new IllegalStateException("The baseline could not be balanced: " + outcome + ".");
        }
        Certificate certificate = CertificateChecker.check(program, optimal.solution());
        if (!certificate.passes()) {
            throw new IllegalStateException("The balanced baseline has no passing certificate: " + certificate.text());
        }
        return baseline(optimal.solution().columns(), certificate);
    }

    private Baseline baseline(double[] value, Certificate certificate) {
        double[] output = new double[works.size()];
        for (int p = 0; p < output.length; p++) {
            output[p] = clean(value[works.get(p).column()])
                    * scaleAt(network.works.get(p).node());
        }
        double[] flow = new double[arcs.size()];
        for (int l = 0; l < flow.length; l++) {
            flow[l] = clean(value[arcs.get(l).column()])
                    * scale[network.arcs.get(l).item()];
        }
        double[] quantity = new double[uses.size()];
        for (int d = 0; d < quantity.length; d++) {
            quantity[d] = clean(value[uses.get(d).column()])
                    * scaleAt(network.uses.get(d).node());
        }
        int nodes = network.nodes();
        double[] use = new double[nodes];
        double[] supply = new double[nodes];
        for (int n = 0; n < nodes; n++) {
            use[n] = clean(value[less[n]]) * scaleAt(n);
            supply[n] = clean(value[more[n]]) * scaleAt(n);
        }
        List<Baseline.Move> moves = new ArrayList<>();
        addMoves(works, output, moves);
        addMoves(arcs, flow, moves);
        addMoves(uses, quantity, moves);
        return new Baseline(
                network, output, flow, quantity, use, supply, moves, certificate, Optional.empty(), Optional.empty());
    }

    private static void addMoves(List<Observed> observed, double[] calibrated, List<Baseline.Move> moves) {
        for (int k = 0; k < calibrated.length; k++) {
            Observed o = observed.get(k);
            if (Math.abs(calibrated[k] - o.value()) > 1e-6 * Math.max(1e-9, o.value())) {
                moves.add(new Baseline.Move(o.key(), o.value(), calibrated[k]));
            }
        }
    }

    private static double clean(double value) {
        return value < NEGLIGIBLE ? 0 : value;
    }

    /// Adds x = observed + up − down with costs per relative change, cheap inside the figure's interval.
    private int adjustable(FigureKey key, double observed) {
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
}
