package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.util.List;

/// A change that was said to come, but of which no act was read: it is told as a possibility, never as a status.
///
/// @param measures whose suspension is said to go on
/// @param until the last day to which it is said to run
/// @param known the first day on which the public could know it
/// @param words who said what, and what was not found
public record AnnouncedChange(
        String id, List<String> measures, LocalDate until, LocalDate known, String words, String source) {
    public AnnouncedChange {
        measures = List.copyOf(measures);
    }
}
