package dev.chokepoint.exposure.network;

import dev.chokepoint.exposure.world.Lane;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The numbers of a network's lanes by what they carry from where to where.
public final class ArcIndex {
    private final Map<Ends, Integer> numbers = new HashMap<>();

    private record Ends(String item, String from, String to) {}

    private ArcIndex(List<Network.Arc> arcs) {
        for (int n = 0; n < arcs.size(); n++) {
            Network.Arc arc = arcs.get(n);
            if (arc.id() != n) {
                throw new IllegalArgumentException(
                        "The lane number " + n + " must not call itself (" + arc.id() + ").");
            }
            Lane lane = arc.lane();
            numbers.putIfAbsent(new Ends(lane.item(), lane.from(), lane.to()), n);
        }
    }

    /// Lanes by number; of several alike the first counts.
    static ArcIndex of(List<Network.Arc> arcs) {
        return new ArcIndex(arcs);
    }

    /// The lane of an item between two places; empty where there is none.
    public OptionalInt find(String item, String from, String to) {
        Integer n = numbers.get(new Ends(item, from, to));
        return n == null ? OptionalInt.empty() : OptionalInt.of(n);
    }
}
