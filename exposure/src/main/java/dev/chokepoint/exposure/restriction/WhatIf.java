package dev.chokepoint.exposure.restriction;

import dev.chokepoint.exposure.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Changes to a world that were read from scenario files: to its measures, and to its bounds and costs.
public record WhatIf(String name, List<Change> changes, Shifts shifts) {
    public static final WhatIf NOTHING = new WhatIf("", List.of(), Shifts.NONE);

    public WhatIf {
        changes = List.copyOf(changes);
    }

    /// This and then another; the order of shifts does not matter, that of changes to one measure does.
    public WhatIf then(WhatIf other) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(other.changes);
        List<Shifts.Shift> more = new ArrayList<>(shifts.shifts());
        more.addAll(other.shifts.shifts());
        return new WhatIf(name.isEmpty() ? other.name : name + ", " + other.name, all, new Shifts(more));
    }

    /// The controls after the changes to measures.
    public Controls applyTo(Controls controls) {
        return new Scenario(name, changes).applyTo(controls);
    }

    /// The items that the changes reach beside those of measures that stand: those of lanes that are closed, and of
    /// what is shifted.
    public Set<String> items(Network network) {
        Set<String> all = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change instanceof Change.Close close) {
                close.restrictions().forEach(r -> all.add(itemOf(network, r.arc())));
            }
        }
        for (Shifts.Shift shift : shifts.shifts()) {
            switch (shift) {
                case Shifts.Duty d -> d.arcs().forEach(a -> all.add(itemOf(network, a)));
                case Shifts.Quota q -> q.arcs().forEach(a -> all.add(itemOf(network, a)));
                case Shifts.Required r -> r.arcs().forEach(a -> all.add(itemOf(network, a)));
                case Shifts.Reserve r -> all.add(r.item());
                case Shifts.Capacity c ->
                    c.works()
                            .forEach(w ->
                                    all.add(itemAt(network, network.works.get(w).node())));
                case Shifts.Stock c -> all.add(itemAt(network, c.node()));
                case Shifts.Demand d ->
                    d.uses()
                            .forEach(u ->
                                    all.add(itemAt(network, network.uses.get(u).node())));
            }
        }
        return all;
    }

    private static String itemOf(Network network, int arc) {
        return network.items.get(network.arcs.get(arc).item()).id();
    }

    private static String itemAt(Network network, int node) {
        return network.items.get(network.nodeItem[node]).id();
    }
}
