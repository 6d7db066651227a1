package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.List;

/// The worst case: nobody re-routes, nobody pays more; who is short ships proportionally and draws on
/// stocks first.
///
/// Each month orders run from products to raw materials: a node orders what its baseline customers want
/// plus a third of the gap in its stock, from its baseline suppliers in baseline shares. Then goods run
/// from raw materials to products: a node that cannot serve all orders serves all in the same proportion,
/// and a plant makes as much as its scarcest input allows (Leontief). Exporters see orders with a month's
/// delay. Military and civil streams are kept apart in their baseline shares. The result obeys every
/// constraint of the equilibrium's program, so its welfare can only be lower. Source:
/// docs/model.md#rationing
public final class Rationing {
    private static final double FEASIBLE = 1e-6;

    private final Baseline baseline;
    private final Network network;
    private final Streams streams;

    private Rationing(Baseline baseline, Streams streams) {
        this.baseline = baseline;
        this.network = baseline.network();
        this.streams = streams;
    }

    /// What rationing makes of the network under some controls, with the same prices and values as the
    /// equilibrium.
    ///
    /// @param plan its accounts by party are empty, and its total is without the revenue of taxes
    /// @param welfare of all parties, USD, with the revenue of taxes: in the terms of [Plan#total]
    /// @param violation largest violated constraint in scaled units; a plan above 1e-6 is refused
    /// @param arrivals what reaches the users at each node, against the baseline
    public record Result(Plan plan, double welfare, double violation, Arrivals arrivals) {
        /// What all parties lose against a plan, USD, in the terms of [Plan#lossUnder].
        public double lossAgainst(Plan free) {
            return free.total() - welfare;
        }
    }

    /// What newly reaches the users at a node, and over a lane, in each month as a share of the baseline, 0 to 1.
    ///
    /// What others hold in stock does not count: every user lives on a stock of its own and on its proportional
    /// part of what arrives.
    public static final class Arrivals {
        /// node, class (0 unrestricted, 1 civil), month
        public final double[][][] atNode;
        /// lane, class, month of arrival
        public final double[][][] onLane;

        private Arrivals(double[][][] atNode, double[][][] onLane) {
            this.atNode = atNode;
            this.onLane = onLane;
        }
    }

    /// Runs the simulation and values it in the equilibrium's accounts.
    public static Result run(Equilibrium equilibrium, Controls controls) {
        Baseline baseline = equilibrium.baseline();
        Streams streams = new Streams(baseline);
        Rationing rationing = new Rationing(baseline, streams);
        Physical physical = new Simulation(baseline, streams, equilibrium.shifts(), controls).run();
        Equilibrium.Valuation valuation = equilibrium.value(physical, controls);
        if (valuation.violation() > FEASIBLE) {
            throw new NoCertifiedAnswerException(
                    "The rationing plan breaks a constraint by " + valuation.violation() + ".");
        }
        return new Result(
                rationing.plan(physical, valuation.welfare()),
                valuation.welfare() + valuation.revenue(),
                valuation.violation(),
                rationing.arrivals(physical));
    }

    private Plan plan(Physical physical, double welfare) {
        int months = network.months;
        double[][] output = Physical.sum(physical.output(), months);
        double[][] flow = Physical.sum(physical.flow(), months);
        double[][] stock = Physical.sum(physical.stock(), months);
        return new Plan(
                baseline,
                output,
                flow,
                physical.used(),
                physical.late(),
                stock,
                Physical.zeros(network.nodes(), months),
                Physical.zeros(network.nodes(), months),
                new double[network.places.size()][network.items.size()][Plan.Account.values().length],
                welfare,
                List.of());
    }

    private Arrivals arrivals(Physical physical) {
        return new Arrivals(arrivalsAtNodes(physical), arrivalsOnLanes(physical));
    }

    private double[][][] arrivalsOnLanes(Physical physical) {
        int months = network.months;
        double[][][] onLane = new double[network.arcs.size()][2][months];
        for (Network.Arc a : network.arcs) {
            for (int c = 0; c < 2; c++) {
                double base = baseline.flow[a.id()] * streams.part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    double came = t < a.lag() ? base : physical.flow()[a.id()][c][t - a.lag()];
                    onLane[a.id()][c][t] = base > 0 ? Math.min(1, came / base) : 0;
                }
            }
        }
        return onLane;
    }

    private double[][][] arrivalsAtNodes(Physical physical) {
        int months = network.months;
        double[][][] atNode = new double[network.nodes()][2][months];
        double[][] base = new double[network.nodes()][2];
        for (Network.Works w : network.works) {
            double[][] made = physical.output()[w.id()];
            if (w.coNodes().length == 0) {
                add(atNode, base, w.node(), made, baseline.output[w.id()], 0);
                continue;
            }
            int[] outs = w.outNodes();
            for (int k = 0; k < outs.length; k++) {
                double amount = k == 0 ? 1 : w.coAmounts()[k - 1];
                double[][] byClass = new double[2][months];
                for (int c = 0; c < 2; c++) {
                    for (int t = 0; t < months; t++) {
                        byClass[c][t] = amount * (made[0][t] + made[1][t]) * streams.part(outs[k], c);
                    }
                }
                add(atNode, base, outs[k], byClass, amount * baseline.output[w.id()], 0);
            }
        }
        for (Network.Arc a : network.arcs) {
            double f0 = baseline.flow[a.id()];
            add(atNode, base, a.toNode(), physical.flow()[a.id()], f0, a.lag());
            for (int c = 0; c < 2; c++) {
                base[a.fromNode()][c] -= f0 * streams.part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    atNode[a.fromNode()][c][t] -= physical.flow()[a.id()][c][t];
                }
            }
        }
        for (int n = 0; n < network.nodes(); n++) {
            for (int c = 0; c < 2; c++) {
                double steady = baseline.unrecordedSupply[n] * streams.part(n, c);
                for (int t = 0; t < months; t++) {
                    double share = base[n][c] + steady > 0 ? (atNode[n][c][t] + steady) / (base[n][c] + steady) : 1;
                    atNode[n][c][t] = Math.clamp(share, 0, 1);
                }
            }
        }
        return atNode;
    }

    private void add(double[][][] atNode, double[][] base, int node, double[][] byClass, double rate, int lag) {
        for (int c = 0; c < 2; c++) {
            double steady = rate * streams.part(node, c);
            base[node][c] += steady;
            for (int t = 0; t < network.months; t++) {
                atNode[node][c][t] += t < lag ? steady : byClass[c][t - lag];
            }
        }
    }
}
