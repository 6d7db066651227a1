package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;

/// What newly reaches the users at a node, and over a lane, in each month as a share of the baseline, 0 to 1.
///
/// What others hold in stock does not count: every user lives on a stock of its own and on its proportional part of
/// what arrives.
public final class Arrivals {
    /// node, class (0 unrestricted, 1 civil), month
    public final double[][][] atNode;
    /// lane, class, month of arrival
    public final double[][][] onLane;

    private final Baseline baseline;
    private final Network network;
    private final Streams streams;
    private final Physical physical;
    private final boolean shared;

    /// @param shared whether goods for any use go to military users as far as they usually take them, and else to
    ///     anybody; otherwise the classes of the plan are who they go to
    private Arrivals(Baseline baseline, Streams streams, Physical physical, boolean shared) {
        this.baseline = baseline;
        this.network = baseline.network();
        this.streams = streams;
        this.physical = physical;
        this.shared = shared;
        this.onLane = onLanes();
        this.atNode = atNodes();
    }

    /// What arrives where everybody is cut in usual shares.
    static Arrivals rationed(Baseline baseline, Streams streams, Physical physical) {
        return new Arrivals(baseline, streams, physical, false);
    }

    /// What arrives where something was carried out in which goods for any use may go to civil users.
    public static Arrivals carriedOut(Equilibrium equilibrium, Physical physical) {
        Baseline baseline = equilibrium.baseline();
        return new Arrivals(baseline, new Streams(baseline), physical, true);
    }

    /// What goes to each class of users, units by class and month.
    ///
    /// @param usual units a month in the baseline
    private double[][] toUsers(double[][] byClass, double usual, int node) {
        if (!shared) {
            return byClass;
        }
        double military = usual * streams.part(node, 0);
        double[][] all = new double[2][network.months];
        for (int t = 0; t < network.months; t++) {
            all[0][t] = Math.min(byClass[0][t], military);
            all[1][t] = byClass[0][t] + byClass[1][t] - all[0][t];
        }
        return all;
    }

    private double[][] onLane(Network.Arc a) {
        return toUsers(physical.flow()[a.id()], baseline.flow[a.id()], a.toNode());
    }

    private double[][][] onLanes() {
        int months = network.months;
        double[][][] all = new double[network.arcs.size()][2][months];
        for (Network.Arc a : network.arcs) {
            double[][] flow = onLane(a);
            for (int c = 0; c < 2; c++) {
                double base = baseline.flow[a.id()] * streams.part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    double came = t < a.lag() ? base : flow[c][t - a.lag()];
                    all[a.id()][c][t] = base > 0 ? Math.min(1, came / base) : 0;
                }
            }
        }
        return all;
    }

    private double[][][] atNodes() {
        int months = network.months;
        double[][][] all = new double[network.nodes()][2][months];
        double[][] base = new double[network.nodes()][2];
        for (Network.Works w : network.works) {
            double[][] made = physical.output()[w.id()];
            if (w.coNodes().length == 0) {
                double usual = baseline.output[w.id()];
                add(all, base, w.node(), toUsers(made, usual, w.node()), usual, 0);
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
                add(all, base, outs[k], byClass, amount * baseline.output[w.id()], 0);
            }
        }
        for (Network.Arc a : network.arcs) {
            double f0 = baseline.flow[a.id()];
            double[][] flow = onLane(a);
            add(all, base, a.toNode(), flow, f0, a.lag());
            for (int c = 0; c < 2; c++) {
                base[a.fromNode()][c] -= f0 * streams.part(a.toNode(), c);
                for (int t = 0; t < months; t++) {
                    all[a.fromNode()][c][t] -= flow[c][t];
                }
            }
        }
        for (int n = 0; n < network.nodes(); n++) {
            for (int c = 0; c < 2; c++) {
                double steady = baseline.unrecordedSupply[n] * streams.part(n, c);
                for (int t = 0; t < months; t++) {
                    double share = base[n][c] + steady > 0 ? (all[n][c][t] + steady) / (base[n][c] + steady) : 1;
                    all[n][c][t] = Math.clamp(share, 0, 1);
                }
            }
        }
        return all;
    }

    private void add(double[][][] all, double[][] base, int node, double[][] byClass, double rate, int lag) {
        for (int c = 0; c < 2; c++) {
            double steady = rate * streams.part(node, c);
            base[node][c] += steady;
            for (int t = 0; t < network.months; t++) {
                all[node][c][t] += t < lag ? steady : byClass[c][t - lag];
            }
        }
    }
}
