package dev.chokepoint.controls.law;

import java.time.LocalDate;

/// What the ledger holds of one list or family of rules of a regime.
///
/// @param list the list as the field calls it
/// @param scope the items and destinations that the entry speaks of
/// @param asksFor what a shipment must state so that the list can answer, as a condition; always where nothing
/// @param asksInWords the same in words; empty where nothing has to be stated
/// @param holds what is held, in words, with counts where they are known
/// @param from the first day for which what is held is exact
/// @param readThrough the last day through which it was read
/// @param recorded the day on which this entry was made
/// @param source what says that it is complete, or where it was read
public record CoverageEntry(
        String id,
        String regime,
        String list,
        Facet facet,
        Within scope,
        Condition asksFor,
        String asksInWords,
        Completeness completeness,
        String holds,
        LocalDate from,
        LocalDate readThrough,
        LocalDate recorded,
        String source) {
    public CoverageEntry {
        if (readThrough.isBefore(from)) {
            throw new IllegalArgumentException("The entry (" + id + ") must not be read through (" + readThrough
                    + ") before it is exact (" + from + ").");
        }
        if (completeness == Completeness.COMPLETE && source.isBlank()) {
            throw new IllegalArgumentException(
                    "The entry (" + id + ") says complete and must name the source that says so.");
        }
    }

    /// The items and destinations that an entry speaks of.
    public record Within(Condition items, PlaceSet destinations) {
        public static final Within ALL = new Within(Condition.ALWAYS, PlaceSet.ALL);
    }
}
