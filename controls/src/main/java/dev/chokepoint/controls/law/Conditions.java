package dev.chokepoint.controls.law;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
            case Condition.Always _, Condition.Asked _ -> {
                // Names none.
            }
        }
    }

    /// Adds the words that a condition tells apart, and the beginnings of words, by attribute.
    public static void words(Condition condition, Map<String, Set<String>> words, Map<String, Set<String>> beginnings) {
        switch (condition) {
            case Condition.All(var parts) -> parts.forEach(p -> words(p, words, beginnings));
            case Condition.Any(var parts) -> parts.forEach(p -> words(p, words, beginnings));
            case Condition.Not(var part) -> words(part, words, beginnings);
            case Condition.Named(var _, var meaning) -> words(meaning, words, beginnings);
            case Condition.OneOf one ->
                words.computeIfAbsent(one.attribute(), _ -> new TreeSet<>()).addAll(one.words());
            case Condition.StartsWith starts ->
                beginnings
                        .computeIfAbsent(starts.attribute(), _ -> new TreeSet<>())
                        .addAll(starts.prefixes());
            case Condition.Compare _, Condition.Known _, Condition.Asked _, Condition.Always _ -> {
                // Tells no words apart.
            }
        }
    }
}
