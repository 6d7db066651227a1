package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// One dated fact about the status of a measure; events are never changed, only followed by others.
///
/// @param key unique, such as `CN-2025-18#2`
/// @param rule the rule of the measure it is about; empty for the whole measure
/// @param span the days on which it holds
/// @param known the days from which it could be known
/// @param replaces the key of an event that this one corrects; may be empty
/// @param provenance where it comes from
/// @param sequence order of recording: among equal clocks the later event counts
public record StatusEvent(
        String key,
        String measure,
        String rule,
        Type type,
        Span span,
        Known known,
        String replaces,
        Provenance provenance,
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
        WITHDRAWN,
        /// A further source says what the event says that it confirms; no status changes by
        /// it.
        CONFIRMED
    }

    /// How exactly the day is known.
    public enum Precision {
        INSTANT,
        DAY,
        MONTH,
        YEAR,
        APPROXIMATE
    }

    /// The days on which an event holds: the clock of the law.
    ///
    /// @param from the first of them
    /// @param to the last of them; [#OPEN] where none is stated
    /// @param zone where the days are counted
    public record Span(LocalDate from, LocalDate to, Precision precision, ZoneId zone) {
        /// Exact days between two, both of them included.
        public static Span of(LocalDate from, LocalDate to) {
            return new Span(from, to, Precision.DAY, ZoneOffset.UTC);
        }

        /// Exact days without a stated end.
        public static Span from(LocalDate from) {
            return of(from, OPEN);
        }
    }

    /// The days from which an event could be known: the clock of knowledge.
    ///
    /// @param toPublic the first day on which the public could
    /// @param toAddressee the first day on which the firms named by a letter could
    public record Known(LocalDate toPublic, LocalDate toAddressee) {
        /// Known to all on the same day.
        public static Known on(LocalDate day) {
            return new Known(day, day);
        }
    }

    /// Where an event comes from.
    ///
    /// @param by the measure that made it so, where another one did; may be empty
    /// @param source where it was read, where it differs from the sources of the measure
    /// @param confirms the key of the event that it is a further source of; may be empty
    public record Provenance(String by, Confidence confidence, String note, String source, String confirms) {
        /// What is a source of nothing else.
        public Provenance(String by, Confidence confidence, String note, String source) {
            this(by, confidence, note, source, "");
        }

        /// Said by the measure itself and read in its sources.
        public static Provenance of(Confidence confidence) {
            return new Provenance("", confidence, "", "");
        }
    }

    public StatusEvent {
        if (span.to.isBefore(span.from)) {
            throw new IllegalArgumentException(
                    "The event (" + key + ") must not end (" + span.to + ") before it starts (" + span.from + ").");
        }
        if (type == Type.WITHDRAWN && replaces.isEmpty()) {
            throw new IllegalArgumentException("The event (" + key + ") must name the event that it withdraws.");
        }
        if ((type == Type.CONFIRMED) == provenance.confirms.isEmpty()) {
            throw new IllegalArgumentException("The event (" + key
                    + ") must name the event that it confirms if, and only if, it is one that does.");
        }
    }

    public LocalDate from() {
        return span.from;
    }

    public LocalDate to() {
        return span.to;
    }

    public LocalDate knownToPublic() {
        return known.toPublic;
    }

    public LocalDate knownToAddressee() {
        return known.toAddressee;
    }

    public String by() {
        return provenance.by;
    }

    public Confidence confidence() {
        return provenance.confidence;
    }

    public String note() {
        return provenance.note;
    }

    public String source() {
        return provenance.source;
    }

    /// The key of the event that it confirms; empty where it is one of its own.
    public String confirms() {
        return provenance.confirms;
    }

    /// The first day on which the audience could know it.
    public LocalDate knownTo(Audience audience) {
        return audience == Audience.ADDRESSEE && known.toAddressee.isBefore(known.toPublic)
                ? known.toAddressee
                : known.toPublic;
    }

    /// The same event at another place in the order of recording.
    public StatusEvent withSequence(long number) {
        return new StatusEvent(key, measure, rule, type, span, known, replaces, provenance, number);
    }
}
