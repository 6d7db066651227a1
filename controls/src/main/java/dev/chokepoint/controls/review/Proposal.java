package dev.chokepoint.controls.review;

import dev.chokepoint.controls.law.StatusEvent;
import java.util.List;

/// What accepting a claim would do.
public sealed interface Proposal {
    /// It would record an event.
    ///
    /// @param relation how the event stands to what the ledger holds
    /// @param other the key of the event that it confirms or contradicts; empty for a new fact
    /// @param effects how the status of the measure would change, in words; empty if it would not
    /// @param rewrites whether it would be another long before the document, in what the ledger has recorded
    record Event(StatusEvent event, Relation relation, String other, List<String> effects, boolean rewrites)
            implements Proposal {
        public Event {
            effects = List.copyOf(effects);
        }

        /// Whether the measure would end by it as a whole.
        public boolean ends() {
            return event.type() == StatusEvent.Type.RESCINDED && !effects.isEmpty();
        }
    }

    /// It would go to the watch list and never to the ledger.
    record Watch(String reason) implements Proposal {}

    /// It could be recorded, but for something that is missing.
    record Waits(String reason) implements Proposal {}

    /// How an event stands to the ledger.
    enum Relation {
        /// The ledger says nothing of the kind yet.
        NEW,
        /// An event of the ledger says the same.
        CONFIRMS,
        /// An event of the ledger gives another day for the same thing.
        CONTRADICTS
    }
}
