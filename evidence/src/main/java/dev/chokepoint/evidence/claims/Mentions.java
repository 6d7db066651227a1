package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.PartialDate;
import java.util.List;

/// What a sentence names, whatever act it tells of.
///
/// @param items goods of the vocabulary
/// @param dates with the role that the words around them give; where they give none, a day after the document is one of
///     effect and a day of the last weeks before it one of announcement; at most one of each role
/// @param actors states and authorities, which may be who acts or whom it is aimed at
/// @param parties companies and groups
/// @param days all days, months and years, whatever they are to the act
/// @param phrases members of lists, known or not
/// @param mayTellAct whether it may tell of an act on an export control: a word of acts, controls, licences or
///     lists stands in it, or its reader does not tell
public record Mentions(
        List<Slot<ItemMention>> items,
        List<Slot<DateMention>> dates,
        List<Slot<Issuer>> actors,
        List<Slot<Target>> parties,
        List<Slot<PartialDate>> days,
        List<Slot<ListedPhrase>> phrases,
        boolean mayTellAct) {
    /// Of a sentence that names nothing.
    public static final Mentions NONE =
            new Mentions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false);

    /// Of a sentence that nobody reads.
    public static final Mentions UNREAD =
            new Mentions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), true);

    public Mentions {
        items = List.copyOf(items);
        dates = List.copyOf(dates);
        actors = List.copyOf(actors);
        parties = List.copyOf(parties);
        days = List.copyOf(days);
        phrases = List.copyOf(phrases);
    }
}
