package dev.chokepoint.base;

import java.time.LocalDate;

/// Where a figure comes from: a source, or an assumption that says so.
public sealed interface Provenance {
    /// A figure read in a source.
    ///
    /// @param locator the table, row or page, in words; may be empty
    record Sourced(Source source, String locator, LocalDate published) implements Provenance {}

    /// A figure no source gives; shown as assumed wherever it is used.
    record Assumed(String why) implements Provenance {
        public Assumed {
            if (why.isBlank()) {
                throw new IllegalArgumentException("An assumption must say why.");
            }
        }
    }

    /// The day from which the figure is known; assumptions are always known.
    default LocalDate knownFrom() {
        return switch (this) {
            case Sourced s -> s.published();
            case Assumed a -> LocalDate.MIN;
        };
    }

    default boolean isAssumed() {
        return this instanceof Assumed;
    }

    /// One line for people: the source's title and place in it, or `assumed: why`.
    default String text() {
        return switch (this) {
            case Sourced s ->
                s.source().title() + (s.locator().isEmpty() ? "" : ", " + s.locator()) + " (published " + s.published()
                        + ")";
            case Assumed a -> "assumed: " + a.why();
        };
    }
}
