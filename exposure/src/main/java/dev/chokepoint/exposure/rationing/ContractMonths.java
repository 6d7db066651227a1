package dev.chokepoint.exposure.rationing;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;

/// Rationing one month at a time, each from what really came about before: who would be served how if every supplier
/// kept to its customers. Source: docs/model/expected.md#month
public final class ContractMonths {
    private final Network network;
    private final Streams streams;
    private final Simulation simulation;
    private final double[][] total;
    private final double[][] military;

    private ContractMonths(Equilibrium equilibrium) {
        Baseline baseline = equilibrium.baseline();
        this.network = baseline.network();
        this.total = new double[network.arcs.size()][network.months];
        this.military = new double[network.arcs.size()][network.months];
        this.streams = new Streams(baseline);
        this.simulation = new Simulation(baseline, streams, equilibrium.shifts(), total, military);
    }

    /// Starts from the steady state.
    public static ContractMonths of(Equilibrium equilibrium) {
        return new ContractMonths(equilibrium);
    }

    /// The share of a node's goods that usually ends in military use, where goods are told apart by use.
    public double militaryPart(int node) {
        return streams.part(node, 0);
    }

    /// What each lane would carry and each plant make, units.
    @SuppressWarnings("ArrayRecordComponent") // one number a lane or plant, handed over
    public record Served(double[] flow, double[] made) {}

    /// What each lane would carry and each plant make in the month after the last.
    ///
    /// @param mostTotal largest flow by lane as a share of its baseline, infinite where free
    /// @param mostMilitary the same for unrestricted use
    public Served serve(int month, double[] mostTotal, double[] mostMilitary) {
        double[] flow = new double[network.arcs.size()];
        for (int a = 0; a < flow.length; a++) {
            total[a][month] = mostTotal[a];
            military[a][month] = mostMilitary[a];
        }
        simulation.step(month);
        for (int a = 0; a < flow.length; a++) {
            flow[a] = simulation.flow(a, month);
        }
        double[] made = new double[network.works.size()];
        for (int w = 0; w < made.length; w++) {
            made[w] = simulation.made(w, month);
        }
        return new Served(flow, made);
    }

    /// Puts what really came about in the place of what would have.
    public void replace(int month, Physical came) {
        simulation.replace(month, came);
    }
}
