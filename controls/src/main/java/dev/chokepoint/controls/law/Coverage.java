package dev.chokepoint.controls.law;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a ledger holds of whom, until when.
///
/// @param announced changes of which no act was read
public record Coverage(
        List<Regime> regimes, List<Horizon> horizons, List<CoverageEntry> entries, List<AnnouncedChange> announced) {
    /// Nothing is said to be held: every answer that would reassure stays open.
    public static final Coverage NONE = new Coverage(List.of(), List.of(), List.of(), List.of());

    public Coverage {
        regimes = List.copyOf(regimes);
        horizons = List.copyOf(horizons);
        entries = List.copyOf(entries);
        announced = List.copyOf(announced);
        Set<String> ids = new HashSet<>();
        regimes.forEach(r -> once(ids, r.id()));
        Set<String> of = Set.copyOf(ids);
        for (CoverageEntry e : entries) {
            once(ids, e.id());
            if (!of.contains(e.regime())) {
                throw new IllegalArgumentException(
                        "The entry (" + e.id() + ") must be of a regime of the table, not (" + e.regime() + ").");
            }
        }
    }

    private static void once(Set<String> ids, String id) {
        if (!ids.add(id)) {
            throw new IllegalArgumentException("The id (" + id + ") must stand in the coverage table once.");
        }
    }

    /// The last day through which the acts of an issuer were read; empty where none were.
    public Optional<LocalDate> readThrough(String issuer) {
        return horizons.stream()
                .filter(h -> h.issuer().equals(issuer))
                .map(Horizon::readThrough)
                .findFirst();
    }

    public Optional<Regime> findRegime(String id) {
        return regimes.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /// The entries of one regime about one facet.
    public List<CoverageEntry> entries(String regime, Facet facet) {
        return entries.stream()
                .filter(e -> e.regime().equals(regime) && e.facet() == facet)
                .toList();
    }
}
