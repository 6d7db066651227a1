package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.world.Lane;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// What packages of a space do to the measures on a network.
///
/// @param concessions in the order of the space
/// @param lanes per concession, the lanes that it is about
/// @param fromMonth the month of the plan from which concessions take effect
public record PackageChanges(List<Concession> concessions, List<Set<Integer>> lanes, int fromMonth) {
    public PackageChanges {
        concessions = List.copyOf(concessions);
        lanes = List.copyOf(lanes);
    }

    /// The packages of a space on a network.
    ///
    /// @param held the lanes that a measure holds
    public static PackageChanges of(
            DealSpace space, Network network, Function<String, Set<Integer>> held, int fromMonth) {
        return new PackageChanges(
                space.concessions(),
                space.concessions().stream().map(c -> lanes(c, network, held)).toList(),
                fromMonth);
    }

    private static Set<Integer> lanes(Concession c, Network network, Function<String, Set<Integer>> held) {
        Set<Integer> all = new LinkedHashSet<>();
        Concession.Reach reach = c.reach();
        for (String measure : c.measures()) {
            for (int arc : held.apply(measure)) {
                Lane lane = network.laneOf(arc);
                if ((reach.items().isEmpty() || reach.items().contains(lane.item()))
                        && (reach.destinations().isEmpty()
                                || reach.destinations().contains(lane.to()))) {
                    all.add(arc);
                }
            }
        }
        return all;
    }

    /// The changes that a package makes.
    ///
    /// @param options one per concession
    public List<Change> of(List<Integer> options) {
        List<Change> changes = new ArrayList<>();
        for (int k = 0; k < concessions.size(); k++) {
            Concession c = concessions.get(k);
            if (lanes.get(k).isEmpty()) {
                continue;
            }
            Change.Filter filter = new Change.Filter(lanes.get(k), c.reach().endUses());
            for (String measure : c.measures()) {
                switch (c.options().get(options.get(k))) {
                    case Concession.Option.Keep keep -> {}
                    case Concession.Option.Lift lift -> changes.add(new Change.Lift(measure, fromMonth, filter));
                    case Concession.Option.Ease ease ->
                        changes.add(new Change.Ease(measure, ease.share(), fromMonth, filter));
                    case Concession.Option.Suspend suspend ->
                        changes.add(new Change.Suspend(measure, fromMonth, suspend.months(), filter, c.snapBack()));
                }
            }
        }
        return changes;
    }
}
