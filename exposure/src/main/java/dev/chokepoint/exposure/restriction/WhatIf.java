package dev.chokepoint.exposure.restriction;

import java.util.ArrayList;
import java.util.List;

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
}
