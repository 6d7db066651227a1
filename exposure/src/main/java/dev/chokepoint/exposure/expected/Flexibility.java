package dev.chokepoint.exposure.expected;

import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.equilibrium.Program;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.ContractMonths;

/// How far lanes and plants can go beyond what they did before, and how far contracts bind them to it: the
/// flexibility bounds of recursive programming. Source: docs/model/expected.md#month
///
/// @param contract χ: share of the way of serving under contract that is kept to
/// @param growth γ: how much more a lane or plant can do than before, share a month
/// @param qualification months before a way or plant that was not used before can be used
record Flexibility(Baseline baseline, Program any, double contract, double growth, double qualification) {

    /// The bounds of a month.
    ///
    /// @param served what each lane would carry and each plant make if everybody kept to its suppliers
    /// @param physical what came about in the months before
    MonthProgram.Limits limits(
            int month, ExpectedRun.Offer offer, ContractMonths.Served served, Physical physical, double release) {
        Network network = baseline.network();
        double[] most = offer.most().clone();
        double[] least = new double[most.length];
        for (Network.Arc a : network.arcs) {
            double reference = any.referenceFlow(a);
            double room = room(a, month, physical);
            if (reference > 0 && !held(offer, a)) {
                most[a.id()] = Math.min(most[a.id()], room / reference);
            }
            double cap = most[a.id()] * reference;
            double kept = Math.max(
                    contract * served.flow()[a.id()], Math.min(served.flow()[a.id()], offer.licensed()[a.id()]));
            least[a.id()] = Double.isNaN(cap) ? 0 : Math.min(kept, cap);
        }
        double[] mostMade = made(month, physical);
        double[] leastMade = new double[mostMade.length];
        for (int w = 0; w < leastMade.length; w++) {
            leastMade[w] = Math.min(contract * served.made()[w], mostMade[w]);
        }
        return new MonthProgram.Limits(
                most, offer.mostMilitary(), least, mostMade, leastMade, offer.coverWanted(), offer.savings(), release);
    }

    private static boolean held(ExpectedRun.Offer offer, Network.Arc a) {
        return offer.licensed()[a.id()] > 0;
    }

    private double room(Network.Arc a, int month, Physical physical) {
        double usual = baseline.flow[a.id()];
        double used = baseline.throughputAt(a.toNode());
        if (usual == 0) {
            double last = month == 0 ? 0 : total(physical.flow()[a.id()], month - 1);
            return month < qualification ? 0 : (1 + growth) * last + growth * used;
        }
        double last = month == 0 ? usual : Math.max(usual, total(physical.flow()[a.id()], month - 1));
        return (1 + growth) * last + growth * used;
    }

    private double[] made(int month, Physical physical) {
        Network network = baseline.network();
        double[] most = new double[network.works.size()];
        for (Network.Works w : network.works) {
            double usual = baseline.output[w.id()];
            double last = month == 0 ? usual : Math.max(usual, total(physical.output()[w.id()], month - 1));
            double capacity = w.capacity()[month];
            double grows = growth * (Double.isFinite(capacity) ? capacity : last);
            most[w.id()] = w.relabels() ? Double.POSITIVE_INFINITY : (1 + growth) * last + grows;
        }
        return most;
    }

    private static double total(double[][] classes, int month) {
        return classes[0][month] + classes[1][month];
    }
}
