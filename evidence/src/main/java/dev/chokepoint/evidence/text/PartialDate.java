package dev.chokepoint.evidence.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;

/// A calendar date known to the day, the month or the year.
///
/// @param month 1 to 12, or 0 where only the year is known
/// @param day 1 to 31, or 0 where only the month is known
public record PartialDate(int year, int month, int day) {
    public PartialDate {
        if (year < 1 || year > 9999 || month < 0 || month > 12 || day < 0 || (month == 0 && day > 0)) {
            throw new IllegalArgumentException("The date (" + year + "-" + month + "-" + day + ") must be a real one.");
        }
        if (day > 0 && day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new IllegalArgumentException("The day (" + day + ") must exist in " + year + "-" + month + ".");
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    public static PartialDate of(YearMonth month) {
        return new PartialDate(month.getYear(), month.getMonthValue(), 0);
    }

    public static PartialDate of(int year) {
        return new PartialDate(year, 0, 0);
    }

    /// The same a year before; 28 February for a leap day.
    public PartialDate minusYear() {
        return day > 0 ? of(first().minusYears(1)) : new PartialDate(year - 1, month, 0);
    }

    /// The same a year later; 28 February for a leap day.
    public PartialDate plusYear() {
        return day > 0 ? of(first().plusYears(1)) : new PartialDate(year + 1, month, 0);
    }

    /// The first day it may mean.
    public LocalDate first() {
        return LocalDate.of(year, Math.max(1, month), Math.max(1, day));
    }

    /// The last day it may mean.
    public LocalDate last() {
        if (day > 0) {
            return LocalDate.of(year, month, day);
        }
        return month > 0 ? YearMonth.of(year, month).atEndOfMonth() : LocalDate.of(year, 12, 31);
    }

    /// Whether both may mean one day.
    public boolean overlaps(PartialDate other) {
        return !last().isBefore(other.first()) && !other.last().isBefore(first());
    }

    @Override
    public String toString() {
        if (month == 0) {
            return String.format(Locale.ROOT, "%04d", year);
        }
        return day == 0
                ? String.format(Locale.ROOT, "%04d-%02d", year, month)
                : String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
}
