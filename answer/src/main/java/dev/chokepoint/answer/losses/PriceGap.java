package dev.chokepoint.answer.losses;

import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.Lane;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Prices on both sides of a lane that controls hold, USD per unit of the item.
///
/// @param lane the first lane of the item between the two places
/// @param baselineUsd price inside without controls
/// @param insideUsd price by month where the lane begins
/// @param outsideUsd price by month where it ends
public record PriceGap(Lane lane, double baselineUsd, double[] insideUsd, double[] outsideUsd) {
    private static final int MOST = 12;
    private static final double LEAST_PRICE_USD = 1e-12;

    /// The largest difference of the two prices in a month, as a share of the price without controls.
    double size() {
        double size = 0;
        for (int t = 0; t < insideUsd.length; t++) {
            size = Math.max(size, Math.abs(outsideUsd[t] - insideUsd[t]) / Math.max(LEAST_PRICE_USD, baselineUsd));
        }
        return size;
    }

    /// The lanes whose ends differ most by price.
    static List<PriceGap> widest(Plan free, Plan best, Controls controls) {
        Network network = best.baseline().network();
        List<PriceGap> gaps = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        Set<Lane> held = new HashSet<>();
        controls.arcs().forEach(arc -> held.add(network.laneOf(arc)));
        for (Lane lane : network.world().lanes()) {
            if (!held.contains(lane) || !seen.add(lane.item() + lane.from() + lane.to())) {
                continue;
            }
            double[] inside = best.priceOf(lane.item(), lane.from()).orElseThrow();
            double[] outside = best.priceOf(lane.item(), lane.to()).orElseThrow();
            double base = free.priceOf(lane.item(), lane.from()).orElseThrow()[0];
            gaps.add(new PriceGap(lane, base, inside, outside));
        }
        gaps.sort(Comparator.comparingDouble(g -> -g.size()));
        return gaps.stream().limit(MOST).toList();
    }
}
