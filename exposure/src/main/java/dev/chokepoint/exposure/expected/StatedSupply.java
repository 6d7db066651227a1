package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What stated controls let pass, without a spot market: nobody stocks up, nothing leaks, prices stay.
final class StatedSupply implements ExpectedRun.Supply {
    private final Network network;
    private final Program any;
    private final double[][] most;
    private final double[][] mostMilitary;
    private final double release;

    StatedSupply(Program any, Controls controls, double release) {
        this.any = any;
        this.network = any.network;
        this.most = controls.totalShares(network.arcs.size(), network.months);
        this.mostMilitary = controls.militaryShares(network.arcs.size(), network.months);
        this.release = release;
    }

    @Override
    public Optional<SolvedBlocks.Regimes> regimes(IntPredicate arcs) {
        return Optional.empty();
    }

    @Override
    public ExpectedRun.Offer offer(int month) {
        int arcs = network.arcs.size();
        double[] total = new double[arcs];
        double[] military = new double[arcs];
        double[] licensed = new double[arcs];
        for (Network.Arc a : network.arcs) {
            total[a.id()] = most[a.id()][month];
            military[a.id()] = mostMilitary[a.id()][month];
            licensed[a.id()] = total[a.id()] < 1 ? total[a.id()] * any.referenceFlow(a) : 0;
        }
        double[] price = new double[network.nodes()];
        Arrays.fill(price, 1);
        return new ExpectedRun.Offer(
                total, military, licensed, network.stock.clone(), price, MonthProgram.Savings.none(price.length));
    }

    @Override
    public double release() {
        return release;
    }
}
