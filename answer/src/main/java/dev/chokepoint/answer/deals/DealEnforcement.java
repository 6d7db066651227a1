package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.enforcement.SelfEnforcement;
import dev.chokepoint.deals.valuation.PackageEffects;
import java.util.List;

/// Whether a named deal would hold.
///
/// @param moving positions of the concessions of the deal that touch a lane of this world
/// @param items what it gives both sides by item, largest first
public record DealEnforcement(
        NamedDeal deal, SelfEnforcement enforcement, List<Integer> moving, List<PackageEffects.ItemGain> items) {
    public DealEnforcement {
        moving = List.copyOf(moving);
        items = List.copyOf(items);
    }
}
