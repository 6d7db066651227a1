package dev.chokepoint.app.view;

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

/// Prices on both sides of the lanes that controls hold.
final class PriceGaps {
    private static final int MOST_PRICES = 12;

    private PriceGaps() {}

    /// The lanes whose ends differ most by price, as a share of the price without controls.
    static List<Assessment.PriceView> of(Plan free, Plan best, Controls controls) {
        Network network = best.baseline().network();
        record Gap(String item, String from, String to, double base, double[] inside, double[] outside, double size) {}
        List<Gap> gaps = new ArrayList<>();
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
            double size = 0;
            for (int t = 0; t < inside.length; t++) {
                size = Math.max(size, Math.abs(outside[t] - inside[t]) / Math.max(1e-12, base));
            }
            gaps.add(new Gap(lane.item(), lane.from(), lane.to(), base, inside, outside, size));
        }
        gaps.sort(Comparator.comparingDouble((Gap g) -> -g.size()));
        return gaps.stream()
                .limit(MOST_PRICES)
                .map(g -> new Assessment.PriceView(
                        g.item(),
                        network.itemName(g.item()),
                        network.unitOf(g.item()),
                        g.from(),
                        g.to(),
                        g.base(),
                        g.inside(),
                        g.outside()))
                .toList();
    }
}
