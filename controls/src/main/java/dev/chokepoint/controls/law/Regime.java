package dev.chokepoint.controls.law;

import java.util.Set;

/// A body of rules of one issuer with its own reach, such as `US-EAR` or `CN-ECL`.
///
/// @param issuer the place or union that issues its acts
/// @param name as the field calls it
/// @param territory the places that are its own
/// @param says what gives it a say on a shipment
/// @param items the items that it can reach at all; a regime for munitions has no say on what is classified elsewhere
/// @param content the items made elsewhere that it reaches by their content or by how they were made; used where it
///     has a say by content
/// @param facets what it controls by: each is either covered or a gap
/// @param source where its reach is stated
public record Regime(
        String id,
        String issuer,
        String name,
        PlaceSet territory,
        Set<Link> says,
        Condition items,
        Condition content,
        Set<Facet> facets,
        String source) {
    public Regime {
        says = Set.copyOf(says);
        facets = Set.copyOf(facets);
        if (says.isEmpty() || facets.isEmpty()) {
            throw new IllegalArgumentException(
                    "The regime (" + id + ") must have a say by something and control by something.");
        }
    }

    /// What ties a shipment to a regime.
    public enum Link {
        /// It leaves the territory.
        EXPORT,
        /// It was made in the territory, wherever it is now.
        ORIGIN,
        /// It was made elsewhere, and its content or how it was made brings it under the rules.
        CONTENT
    }
}
