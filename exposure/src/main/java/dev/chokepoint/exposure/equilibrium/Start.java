package dev.chokepoint.exposure.equilibrium;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Shifts;

/// What a plan starts from: what is held, under way and ordered when its first month begins.
///
/// Class 0 is unrestricted, class 1 civil only.
///
/// @param stock units by node and class
/// @param arriving units by node, class and month, from the first of the world
/// @param after units by node that are under way and arrive after the world's last month
/// @param late orders open, units by demand
public record Start(double[][] stock, double[][][] arriving, double[] after, double[] late) {
    /// The calibrated steady state at the first month: operating stocks, and baseline flows under way.
    public static Start of(Baseline baseline) {
        return of(baseline, baseline.network().months);
    }

    /// The same with the stocks of a scenario.
    public static Start of(Baseline baseline, Shifts shifts) {
        return of(baseline, shifts, baseline.network().months);
    }

    /// The same with what is under way kept for more months than the plan has.
    public static Start of(Baseline baseline, int months) {
        return of(baseline, Shifts.NONE, months);
    }

    /// The same for so many months of arrivals.
    public static Start of(Baseline baseline, Shifts shifts, int months) {
        Network network = baseline.network();
        double[][] stock = new double[network.nodes()][2];
        double[][][] arriving = new double[network.nodes()][2][months];
        double[] after = new double[network.nodes()];
        for (int n = 0; n < network.nodes(); n++) {
            stock[n][0] = shifts.stock(n, network.stock[n]);
        }
        for (Network.Arc a : network.arcs) {
            for (int t = 0; t < Math.min(a.lag(), months); t++) {
                arriving[a.toNode()][0][t] += baseline.flow[a.id()];
            }
            after[a.toNode()] += Math.max(0, a.lag() - network.months) * baseline.flow[a.id()];
        }
        return new Start(stock, arriving, after, new double[network.uses.size()]);
    }
}
