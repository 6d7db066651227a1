package dev.chokepoint.data.ledger;

import dev.chokepoint.controls.law.StatusEvent;
import java.util.function.UnaryOperator;

/// Where events recorded after the files of a ledger are kept.
///
/// [Journal] keeps them in a file beside the ledger. A store shared by many users would be another
/// implementation and keep the same promises: events come back in the order in which they were appended,
/// an event that was acknowledged is never lost or changed, and one append at a time sees everything
/// appended before it.
public interface EventStore {
    /// Every event so far, in order, and what was wrong with the store.
    Journal.Read read();

    /// Appends one event, after `check` has seen everything appended before and made the event final.
    ///
    /// When it returns, the event is kept for good.
    ///
    /// @throws IllegalArgumentException if `check` refuses the event or someone else holds the store
    StatusEvent append(UnaryOperator<StatusEvent> check, StatusEvent event);
}
