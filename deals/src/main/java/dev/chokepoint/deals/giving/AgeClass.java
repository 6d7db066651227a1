package dev.chokepoint.deals.giving;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// How old a measure is on the eve.
public enum AgeClass {
    TO_60("at most 60 days old"),
    TO_180("61 to 180 days old"),
    TO_365("181 to 365 days old"),
    OLDER("more than a year old"),
    UNDATED("without a date");

    private static final long SHORT = 60;
    private static final long MIDDLE = 180;
    private static final long YEAR = 365;

    private final String words;

    AgeClass(String words) {
        this.words = words;
    }

    /// The class on a day.
    public static AgeClass of(Imposed imposed, LocalDate eve) {
        return switch (imposed) {
            case Imposed.Undated undated -> UNDATED;
            case Imposed.Since since -> ofDays(ChronoUnit.DAYS.between(since.day(), eve));
        };
    }

    private static AgeClass ofDays(long days) {
        if (days <= SHORT) {
            return TO_60;
        }
        if (days <= MIDDLE) {
            return TO_180;
        }
        return days <= YEAR ? TO_365 : OLDER;
    }

    /// The class in words.
    public String words() {
        return words;
    }
}
