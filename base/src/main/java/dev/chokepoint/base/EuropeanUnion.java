package dev.chokepoint.base;

import java.util.Set;

/// The European Union as a place that issues controls of its own.
///
/// Source: Treaty on European Union, Article 52, with the withdrawal of the United Kingdom on 31 January 2020.
public final class EuropeanUnion {
    public static final String CODE = "EU";

    /// ISO 3166 alpha-2 codes of its members since 1 February 2020.
    public static final Set<String> MEMBERS = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

    private EuropeanUnion() {}
}
