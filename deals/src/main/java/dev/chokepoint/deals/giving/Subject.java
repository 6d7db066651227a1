package dev.chokepoint.deals.giving;

import java.util.List;

/// What would be conceded, by whom to whom.
///
/// @param id the concession, told apart within its talk
/// @param what the concession in words
/// @param kind what it is, in the word of the record
/// @param measures ids of measures of the ledger that it is about, where the ledger has them
public record Subject(String id, String what, String giver, String receiver, String kind, List<String> measures) {
    public Subject {
        measures = List.copyOf(measures);
    }

    /// The class of its kind.
    public ConcessionClass ofClass() {
        return ConcessionClass.of(kind);
    }
}
