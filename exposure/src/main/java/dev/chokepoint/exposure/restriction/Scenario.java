package dev.chokepoint.exposure.restriction;

import java.util.List;

/// A named list of changes; the world it starts from is untouched.
public record Scenario(String name, List<Change> changes) {
    public Scenario {
        changes = List.copyOf(changes);
    }

    public Controls applyTo(Controls controls) {
        Controls after = controls;
        for (Change change : changes) {
            after = after.after(change);
        }
        return after;
    }
}
