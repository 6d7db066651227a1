package dev.chokepoint.answer.lanes;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the ledger says of a lane of a world, for a class of end use, on the day of the question.
public record LaneDetermination(Lane lane, EndUse use, Determination determination) {

    /// The lanes on which something is controlled, asleep or to come, in the order of the world.
    public static List<LaneDetermination> all(World world, LedgerBindings bindings, AsOf asOf) {
        Map<String, Place> places = new HashMap<>();
        world.places().forEach(p -> places.put(p.id(), p));
        Map<String, Item> items = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        List<LaneDetermination> all = new ArrayList<>();
        for (Lane lane : world.lanes()) {
            Item item = items.get(lane.item());
            Place from = places.get(lane.from());
            Place to = places.get(lane.to());
            if (item == null || from == null || to == null) {
                continue;
            }
            for (EndUse use : EndUse.values()) {
                Determination d = bindings.determination(item, from, to, use, asOf.on());
                if (!(d.controlling().isEmpty()
                        && d.dormant().isEmpty()
                        && d.notYet().isEmpty())) {
                    all.add(new LaneDetermination(lane, use, d));
                }
            }
        }
        return all;
    }
}
