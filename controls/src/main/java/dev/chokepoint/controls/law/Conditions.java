package dev.chokepoint.controls.law;

import java.util.Collection;

/// Questions about conditions.
public final class Conditions {
    private Conditions() {}

    /// Adds every attribute that a condition names.
    public static void attributes(Condition condition, Collection<String> into) {
        switch (condition) {
            case Condition.All(var parts) -> parts.forEach(p -> attributes(p, into));
            case Condition.Any(var parts) -> parts.forEach(p -> attributes(p, into));
            case Condition.Not(var part) -> attributes(part, into);
            case Condition.Named(var name, var meaning) -> attributes(meaning, into);
            case Condition.Compare compare -> into.addAll(compare.attributes());
            case Condition.OneOf one -> into.add(one.attribute());
            case Condition.StartsWith starts -> into.add(starts.attribute());
            case Condition.Known(String attribute) -> into.add(attribute);
            case Condition.Always _ -> {
                // Names none.
            }
        }
    }
}
