package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.time.ZoneId;

/// One dated fact about the status of a measure; events are never changed, only followed by others.
///
/// @param key unique, such as `CN-2025-18#2`
/// @param rule the rule of the measure it is about; empty for the whole measure
/// @param from first day on which it holds
/// @param to last day on which it holds; [#OPEN] where none is stated
/// @param knownToPublic first day on which the public could know it
/// @param knownToAddressee first day on which the firms named by a letter could know it
/// @param by the measure that made it so, where another one did; may be empty
/// @param replaces the key of an event that this one corrects; may be empty
/// @param source where it was read, where it differs from the sources of the measure
/// @param sequence order of recording: among equal clocks the later event counts
public record StatusEvent(
        String key,
        String measure,
        String rule,
        Type type,
        LocalDate from,
        LocalDate to,
        LocalDate knownToPublic,
        LocalDate knownToAddressee,
        Precision precision,
        ZoneId zone,
        String by,
        String replaces,
        Confidence confidence,
        String note,
        String source,
        long sequence) {
    /// The last day of what has no stated end.
    public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    /// What the event says.
    public enum Type {
        ANNOUNCED,
        EFFECTIVE,
        /// The day from which the measure must be kept, where it is later than the day of effect.
        COMPLIANCE,
        SUSPENDED,
        /// A suspension goes on.
        EXTENDED,
        AMENDED,
        RESCINDED,
        EXPIRED,
        /// A suspension ends early.
        REVIVED,
        /// The event that it replaces never happened.
        WITHDRAWN
    }

    /// How exactly the day is known.
    public enum Precision {
        INSTANT,
        DAY,
        MONTH,
        APPROXIMATE
    }

    public StatusEvent {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The event (" + key + ") must not end (" + to + ") before it starts (" + from + ").");
        }
        if (type == Type.WITHDRAWN && replaces.isEmpty()) {
            throw new IllegalArgumentException("The event (" + key + ") must name the event that it withdraws.");
        }
    }

    /// The first day on which the audience could know it.
    public LocalDate knownTo(Audience audience) {
        return audience == Audience.ADDRESSEE && knownToAddressee.isBefore(knownToPublic)
                ? knownToAddressee
                : knownToPublic;
    }

    /// The same event at another place in the order of recording.
    public StatusEvent withSequence(long number) {
        return new StatusEvent(
                key,
                measure,
                rule,
                type,
                from,
                to,
                knownToPublic,
                knownToAddressee,
                precision,
                zone,
                by,
                replaces,
                confidence,
                note,
                source,
                number);
    }
}
