package dev.chokepoint.base;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Why a number is what it is: a tree down to sources, claims, measures and assumptions.
///
/// @param what what the number is, in words
/// @param value the number with its unit, as text
/// @param because the formula or rule, in words
/// @param refs the sources, claims and measures it rests on directly
/// @param parts the numbers it is made of
public record Explanation(String what, String value, String because, List<Id> refs, List<Explanation> parts) {
    public Explanation {
        refs = List.copyOf(refs);
        parts = List.copyOf(parts);
    }

    public static Explanation leaf(String what, String value, String because, Id... refs) {
        return new Explanation(what, value, because, List.of(refs), List.of());
    }

    public static Explanation of(String what, String value, String because, List<Explanation> parts) {
        return new Explanation(what, value, because, List.of(), parts);
    }

    public Explanation with(Id ref) {
        List<Id> more = new ArrayList<>(refs);
        more.add(ref);
        return new Explanation(what, value, because, more, parts);
    }

    public Explanation with(Explanation part) {
        List<Explanation> more = new ArrayList<>(parts);
        more.add(part);
        return new Explanation(what, value, because, refs, more);
    }

    /// All ids the number rests on, in the order of the tree.
    public SequencedSet<Id> allRefs() {
        SequencedSet<Id> all = new LinkedHashSet<>();
        collect(all);
        return all;
    }

    private void collect(SequencedSet<Id> into) {
        into.addAll(refs);
        parts.forEach(p -> p.collect(into));
    }
}
