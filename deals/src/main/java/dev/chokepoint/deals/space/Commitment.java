package dev.chokepoint.deals.space;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What one side undertook, and what became of it.
///
/// @param by the side that undertook it
/// @param kept the share that was kept, 0 to 1, as the record's author codes it
/// @param weight how much it matters compared with others
/// @param isDisputed whether the sides read the outcome differently
/// @param readings what a side says was kept, 0 to 1, where that is on record
/// @param verdict the outcome in words
/// @param sources the addresses of what it rests on
public record Commitment(
        String id,
        String deal,
        String by,
        Kind kind,
        LocalDate made,
        Due due,
        LocalDate observed,
        String what,
        double kept,
        double weight,
        boolean isDisputed,
        Map<String, Double> readings,
        String verdict,
        List<String> sources) {
    /// What kind of promise it is: sides differ more between kinds than between each other.
    public enum Kind {
        /// A legal act by a date: a tariff cut, a suspended rule.
        LEGAL_ACT,
        /// An amount to be bought or delivered.
        QUANTITY,
        /// Discretion in single cases: licences, approvals.
        LICENSING,
        /// Not to escalate; often not written down.
        RESTRAINT
    }

    /// When it falls due.
    public sealed interface Due {
        /// On a date.
        record On(LocalDate date) implements Due {}

        /// Without a date.
        record Undated() implements Due {}
    }

    public Commitment {
        readings = Map.copyOf(readings);
        sources = List.copyOf(sources);
        if (!(kept >= 0 && kept <= 1)) {
            throw new IllegalArgumentException("The share (" + kept + ") kept of (" + id + ") must be 0 to 1.");
        }
        if (!(weight > 0)) {
            throw new IllegalArgumentException("The weight (" + weight + ") of (" + id + ") must be above 0.");
        }
        for (double r : readings.values()) {
            if (!(r >= 0 && r <= 1)) {
                throw new IllegalArgumentException("The reading (" + r + ") of (" + id + ") must be 0 to 1.");
            }
        }
        if (observed.isBefore(made)) {
            throw new IllegalArgumentException(
                    "The commitment (" + id + ") was observed (" + observed + ") before it was made (" + made + ").");
        }
    }
}
