package dev.chokepoint.base;

import java.time.LocalDate;

/// Where a figure comes from: a source, or an assumption that says so.
public sealed interface Provenance {
    /// A figure read in a source.
    ///
    /// @param locator the table, row or page, in words; may be empty
    record Sourced(Source source, String locator, LocalDate published) implements Provenance {}

    /// A figure no source gives; shown as assumed wherever it is used.
    ///
    /// @param made the day from which all that it rests on was known; `LocalDate.MIN` where it
    ///     rests on nothing that has a day
    record Assumed(String why, LocalDate made) implements Provenance {
        public Assumed(String why) {
            this(why, LocalDate.MIN);
        }

        public Assumed {
            if (why.isBlank()) {
                throw new IllegalArgumentException("An assumption must say why.");
            }
        }
    }

    /// The day from which the figure is known.
    default LocalDate knownFrom() {
        return switch (this) {
            case Sourced s -> s.published();
            case Assumed a -> a.made();
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
            case Assumed a ->
                "assumed: " + a.why()
                        + (a.made().equals(LocalDate.MIN) ? "" : " (by what was known on " + a.made() + ")");
        };
    }
}
