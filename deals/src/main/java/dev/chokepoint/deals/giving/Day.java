package dev.chokepoint.deals.giving;

import java.time.LocalDate;
import java.util.Optional;

/// A day that may not have come, or is not known.
public sealed interface Day {
    /// A day.
    record On(LocalDate date) implements Day {}

    /// No day.
    record Unknown() implements Day {}

    /// The date, where there is one.
    default Optional<LocalDate> find() {
        return switch (this) {
            case On on -> Optional.of(on.date());
            case Unknown unknown -> Optional.empty();
        };
    }
}
