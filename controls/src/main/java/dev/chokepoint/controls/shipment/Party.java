package dev.chokepoint.controls.shipment;

import java.util.List;
import java.util.Set;

/// A party to a shipment as the asker describes it.
///
/// @param name name or description; empty where it is not given
/// @param headquarters places where it or its ultimate parent sits, where known
public record Party(String name, Set<String> headquarters, List<Owner> owners) {
    public static final Party UNNAMED = new Party("", Set.of(), List.of());

    public Party {
        headquarters = Set.copyOf(headquarters);
        owners = List.copyOf(owners);
        double sum = owners.stream().mapToDouble(Owner::least).sum();
        if (sum > 100 + 1e-9) {
            throw new IllegalArgumentException(
                    "The shares (" + sum + " percent together) of the owners of (" + name + ") must not exceed 100.");
        }
    }

    public static Party named(String name) {
        return new Party(name, Set.of(), List.of());
    }

    public Party withHeadquarters(String... places) {
        return new Party(name, Set.of(places), owners);
    }

    public Party withOwners(List<Owner> shares) {
        return new Party(name, headquarters, shares);
    }
}
