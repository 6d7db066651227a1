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

    private Rationing(Baseline baseline) {
        this.baseline = baseline;
        this.network = baseline.network();
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

    /// Runs the simulation and values it in the equilibrium's accounts.
    public static Result run(Equilibrium equilibrium, Controls controls) {
        Baseline baseline = equilibrium.baseline();
        Streams streams = new Streams(baseline);
        Rationing rationing = new Rationing(baseline);
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
                Arrivals.rationed(baseline, streams, physical));
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
}
