package dev.chokepoint.exposure.world;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// The part of a month that lies within some days: the one rule for measures and duties that start or end within it.
public final class MonthShare {
    private MonthShare() {}

    /// The share of a month's days from a day on, 0 to 1.
    ///
    /// @param from the first day
    public static double since(YearMonth month, LocalDate from) {
        return between(month, from, LocalDate.MAX);
    }

    /// The share of a month's days from one day to another, 0 to 1.
    ///
    /// @param from the first day
    /// @param until the day after the last
    public static double between(YearMonth month, LocalDate from, LocalDate until) {
        return of(month, days(month, from, until));
    }

    /// The share of a month that some of its days are.
    public static double of(YearMonth month, long days) {
        return days / (double) month.lengthOfMonth();
    }

    /// How many days of a month lie from one day to another.
    ///
    /// @param until the day after the last
    public static long days(YearMonth month, LocalDate from, LocalDate until) {
        LocalDate first = month.atDay(1);
        LocalDate end = month.plusMonths(1).atDay(1);
        LocalDate a = from.isBefore(first) ? first : from;
        LocalDate b = until.isAfter(end) ? end : until;
        return Math.max(0, ChronoUnit.DAYS.between(a, b));
    }
}
