package dev.chokepoint.controls.check;

import dev.chokepoint.controls.shipment.Shipment;
import java.time.LocalDate;
import java.util.Set;

/// One row of the cases beside a ledger.
public sealed interface WorkedCase {
    /// The shipment that a row describes, or why it describes none.
    sealed interface Described {
        /// A row that was understood.
        record Understood(Shipment shipment) implements Described {}

        /// A row that was not understood, with the reason.
        record Rejected(String why) implements Described {}
    }

    /// A shipment with the answer that the ledger must give.
    ///
    /// @param name where the row stands and how it is called
    /// @param about measures that the case watches beside those of the answer
    /// @param days days on which and as of which the case asks
    /// @param expected the answer it must get
    public record Asked(String name, Set<String> about, Set<LocalDate> days, Described described, Expected expected)
            implements WorkedCase {
        public Asked {
            about = Set.copyOf(about);
            days = Set.copyOf(days);
        }
    }

    /// What an answer must be.
    ///
    /// @param outcome its outcome
    /// @param measures measures that it must name
    /// @param interpretations interpretations that it must rest on
    /// @param never measures that it must not name
    record Expected(String outcome, Set<String> measures, Set<String> interpretations, Set<String> never) {
        public Expected {
            measures = Set.copyOf(measures);
            interpretations = Set.copyOf(interpretations);
            never = Set.copyOf(never);
        }
    }

    /// A shipment that its measure controls whenever the measure binds.
    ///
    /// @param where where the row stands
    /// @param elsewhere a destination to which the measure leaves the shipment alone; empty where none is known
    /// @param reachesForeign whether the measure reaches the item where others make and send it without any content
    ///     of the issuer
    record Representative(String where, String measure, Described described, String elsewhere, boolean reachesForeign)
            implements WorkedCase {}

    /// A party that a measure must list.
    record Listed(String where, String measure, String party, String tag) implements WorkedCase {}

    /// A table or row that could not be read, in the words of its reader.
    record Unread(String words) implements WorkedCase {}
}
