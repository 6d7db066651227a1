package dev.chokepoint.evidence.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/// When a document became public; relative dates ("Friday", "last month") are counted from it.
///
/// @param time midnight where the page shows no time
/// @param precision how much of it the page shows
public record PublishedAt(LocalDate day, LocalTime time, Precision precision) {
    /// How exactly the moment is known.
    public enum Precision {
        MONTH,
        DAY,
        MINUTE
    }

    public static PublishedAt on(LocalDate day) {
        return new PublishedAt(day, LocalTime.MIDNIGHT, Precision.DAY);
    }

    public static PublishedAt at(LocalDateTime moment) {
        return new PublishedAt(moment.toLocalDate(), moment.toLocalTime(), Precision.MINUTE);
    }
}
