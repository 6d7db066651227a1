package dev.chokepoint.exposure.expected;

import java.time.LocalDate;
import java.time.YearMonth;

/// What was observed of a lane after a forecast; it judges answers and takes part in none.
///
/// @param first the first month observed
/// @param last the last one
/// @param least what passed at least, mean of the months, as a share of what passed before
/// @param most what passed at most
/// @param published the day on which it became public
/// @param source who says so
/// @param because how the shares come about; may be empty
public record Outcome(
        String title,
        Lane lane,
        YearMonth first,
        YearMonth last,
        double least,
        double most,
        LocalDate published,
        String source,
        String because) {
    /// The lane that was observed.
    public record Lane(String item, String from, String to) {}

    public Outcome {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The last month (" + last + ") must not be before " + first + ".");
        }
        if (!(least >= 0 && least <= most)) {
            throw new IllegalArgumentException("The least share (" + least + ") must be 0 to the most, " + most + ".");
        }
    }
}
