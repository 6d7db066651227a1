package dev.chokepoint.deals.giving;

import java.time.LocalDate;

/// Since when a measure that could be conceded stands.
public sealed interface Imposed {
    /// In force, or announced where it is a threat, since a day.
    record Since(LocalDate day) implements Imposed {}

    /// Nothing was imposed: a purchase, a rule of long standing.
    record Undated() implements Imposed {}
}
