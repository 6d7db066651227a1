package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// Talks held, resumed, broken off or agreed, for the timeline.
///
/// @param parties places as ISO codes
/// @param places where they met, in the words of the text; may be empty
/// @param dates the days named, with `EFFECTIVE` for the day of the event
public record NegotiationEvent(
        Id id,
        Span span,
        Kind kind,
        List<Slot<String>> parties,
        List<Slot<String>> places,
        List<Slot<DateMention>> dates,
        List<Slot<QuantityMention>> quantities,
        List<Slot<Attribution>> sources,
        Section section,
        String rule) {
    /// What happened at the table.
    public enum Kind {
        HELD,
        SCHEDULED,
        BROKEN_OFF,
        AGREED
    }

    public NegotiationEvent {
        parties = List.copyOf(parties);
        places = List.copyOf(places);
        dates = List.copyOf(dates);
        quantities = List.copyOf(quantities);
        sources = List.copyOf(sources);
    }
}
