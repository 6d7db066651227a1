package dev.chokepoint.app.view.ledger;

import dev.chokepoint.data.ledger.BatchOnTwoDays;
import java.time.LocalDate;
import java.util.List;

/// Which lines of a table of shipments have another answer on a later day.
///
/// @param file the table
/// @param before the day on which the lines were asked first
/// @param after the day on which they were asked again
/// @param lines how many lines were asked
/// @param differing how many have another answer
/// @param changed the first of them
/// @param rejected how many lines cannot be read, or have an item that is not understood
/// @param rejections the first of them
public record OrderChanges(
        String file,
        LocalDate before,
        LocalDate after,
        long lines,
        long differing,
        List<Changed> changed,
        long rejected,
        List<Rejection> rejections) {
    public OrderChanges {
        changed = List.copyOf(changed);
        rejections = List.copyOf(rejections);
    }

    /// A line with another answer.
    ///
    /// @param was the outcome on the first day
    /// @param is the outcome on the second
    /// @param why which measure started, ended, was suspended or woke, and what is not confirmed
    public record Changed(String id, String item, String from, String to, String was, String is, List<String> why) {
        public Changed {
            why = List.copyOf(why);
        }
    }

    /// A line to look at.
    public record Rejection(long line, String id, String field, String value, String reason) {}

    public static OrderChanges of(String file, LocalDate before, LocalDate after, BatchOnTwoDays.Summary s) {
        return new OrderChanges(
                file,
                before,
                after,
                s.rows(),
                s.differing(),
                s.told().stream()
                        .map(d -> new Changed(
                                d.id(),
                                d.shipment().item(),
                                d.shipment().exporter(),
                                d.shipment().destination(),
                                d.before().name(),
                                d.after().name(),
                                d.why()))
                        .toList(),
                s.rejected(),
                s.rejections().stream()
                        .map(r -> new Rejection(r.line(), r.id(), r.field(), r.value(), r.reason()))
                        .toList());
    }
}
