package dev.chokepoint.base;

import java.time.LocalDate;

/// A document that figures or measures rest on.
///
/// @param key what figures refer to, such as `usgs-mcs-2025`
/// @param published the day on which it became public: nothing in it is known before
public record Source(
        String key, String title, String publisher, String address, LocalDate published, Reliability reliability) {
    /// How far a source can carry weight: a primary document, a secondary report, or a disputed or weak one.
    public enum Reliability {
        PRIMARY,
        SECONDARY,
        DISPUTED
    }

    public Id id() {
        return Id.of("source", key);
    }
}
