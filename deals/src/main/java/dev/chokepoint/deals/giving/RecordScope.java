package dev.chokepoint.deals.giving;

import java.util.List;
import java.util.Set;

/// Which rows of the record are scored, and what counts as given.
///
/// @param strict only what was given in full counts as given
/// @param readOnly only rows of which nothing is recalled
/// @param classes only these kinds, or empty for all
public record RecordScope(boolean strict, boolean readOnly, Set<ConcessionClass> classes) {
    /// All rows that could be known on the eve; given in part counts.
    public static final RecordScope ALL = new RecordScope(false, false, Set.of());

    public RecordScope {
        classes = Set.copyOf(classes);
    }

    /// The rows of the scope that have a code by each of the codings.
    public List<Exchange> of(List<Exchange> exchanges, List<Coding> codings) {
        return exchanges.stream()
                .filter(e -> e.outcome() != Outcome.UNKNOWN)
                .filter(e -> e.tabled().inclusion().isKnownOnTheEve())
                .filter(e -> !readOnly || e.sourcing().recalled() == Exchange.Recalled.NO)
                .filter(e -> classes.isEmpty()
                        || classes.contains(e.tabled().subject().ofClass()))
                .filter(e -> codings.stream()
                        .allMatch(c -> e.tabled().naming().find(c).isPresent()))
                .toList();
    }
}
