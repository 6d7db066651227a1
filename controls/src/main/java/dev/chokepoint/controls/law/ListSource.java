package dev.chokepoint.controls.law;

import java.time.LocalDate;

/// One imported list, what is held of it, and how far it may be relied on.
///
/// @param measure the standing measure through which the list binds, as in `US-EL`
/// @param regime the body of rules it belongs to, as in `US-EAR`
/// @param list its name
/// @param facet what it is of
/// @param held how many rows are held
/// @param known how many rows the publisher states, or at least has; 0 where that is not known
/// @param from the first day for which the list is complete as far as `completeness` says
/// @param readThrough the last day through which its publisher was read
/// @param origin the file that holds the rows, where they were read and under which licence they may be copied
public record ListSource(
        String measure,
        String regime,
        String list,
        Facet facet,
        Completeness completeness,
        int held,
        int known,
        LocalDate from,
        LocalDate readThrough,
        Origin origin) {
    /// Where rows come from.
    public record Origin(String file, String source, String licence) {}

    public ListSource {
        if (held < 0 || known < 0) {
            throw new IllegalArgumentException(
                    "The counts (" + held + " of " + known + ") of the list (" + list + ") must not be negative.");
        }
        if (readThrough.isBefore(from)) {
            throw new IllegalArgumentException("The list (" + list + ") must not be read through (" + readThrough
                    + ") before the day (" + from + ") from which it counts.");
        }
    }
}
