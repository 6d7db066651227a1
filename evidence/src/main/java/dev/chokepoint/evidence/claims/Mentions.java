package dev.chokepoint.evidence.claims;

import java.util.List;

/// What a sentence names, whatever act it tells of.
///
/// @param items goods of the vocabulary
/// @param dates with the role that the words around them give; where they give none, a day after the document is one of
///     effect and a day of the last weeks before it one of announcement; at most one of each role
public record Mentions(List<Slot<ItemMention>> items, List<Slot<DateMention>> dates) {
    public static final Mentions NONE = new Mentions(List.of(), List.of());

    public Mentions {
        items = List.copyOf(items);
        dates = List.copyOf(dates);
    }
}
