package dev.chokepoint.app.view;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the ledger says of each lane of a world on the day of the question.
final class LaneDeterminations {
    /// A lane with what the ledger says of it.
    private record LaneDetermination(Lane lane, EndUse use, Determination determination) {}

    private final List<LaneDetermination> lanes;

    private LaneDeterminations(List<LaneDetermination> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /// Determines every lane of a world for every class of end use.
    static LaneDeterminations of(World world, LedgerBindings determiner, AsOf asOf) {
        Map<String, Place> places = new HashMap<>();
        world.places().forEach(p -> places.put(p.id(), p));
        Map<String, Item> items = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        List<LaneDetermination> all = new ArrayList<>();
        for (Lane lane : world.lanes()) {
            for (EndUse use : EndUse.values()) {
                Item item = items.get(lane.item());
                Place from = places.get(lane.from());
                Place to = places.get(lane.to());
                if (item != null && from != null && to != null) {
                    all.add(new LaneDetermination(lane, use, determiner.determination(item, from, to, use, asOf.on())));
                }
            }
        }
        return new LaneDeterminations(all);
    }

    /// What is controlled, asleep or to come; lanes on which nothing is are left out.
    List<Assessment.DeterminationView> views(Network network, Explanations explanations) {
        List<Assessment.DeterminationView> all = new ArrayList<>();
        for (LaneDetermination one : lanes) {
            Lane lane = one.lane();
            EndUse use = one.use();
            Determination d = one.determination();
            boolean plain = d.controlling().isEmpty()
                    && d.dormant().isEmpty()
                    && d.notYet().isEmpty();
            if (plain) {
                continue;
            }
            all.add(new Assessment.DeterminationView(
                    network.itemName(lane.item()),
                    lane.from(),
                    lane.to(),
                    use.name().toLowerCase(Locale.ROOT),
                    d.outcome().name(),
                    d.policy().words(),
                    d.controlling().stream()
                            .map(Determination.Finding::measure)
                            .distinct()
                            .toList(),
                    d.dormant().stream()
                            .map(x -> x.measure()
                                    + (x.revives().equals(StatusEvent.OPEN) ? "" : " (revives " + x.revives() + ")"))
                            .distinct()
                            .toList(),
                    d.notYet().stream()
                            .map(x -> x.measure() + " (starts " + x.starts() + ")")
                            .distinct()
                            .toList(),
                    d.nearMisses().stream()
                            .map(x -> x.measure() + ": " + x.why())
                            .distinct()
                            .limit(3)
                            .toList(),
                    switch (d.nextChange()) {
                        case Determination.NextChange.None none -> "";
                        case Determination.NextChange.On on -> on.day() + ": " + on.outcome();
                    },
                    explanations.add(d.explanation())));
        }
        return all;
    }
}
