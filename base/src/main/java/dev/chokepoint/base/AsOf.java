package dev.chokepoint.base;

import java.time.LocalDate;

/// The two clocks of a question: the day it is about and the day whose knowledge it may use.
///
/// @param on valid date: the day on which measures bind
/// @param known knowledge date: nothing published or recorded after the end of this day is seen
public record AsOf(LocalDate on, LocalDate known) {
    public static AsOf of(LocalDate day) {
        return new AsOf(day, day);
    }

    @Override
    public String toString() {
        return on.equals(known) ? "as of " + on : "on " + on + ", as known on " + known;
    }
}
