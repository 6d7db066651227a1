package dev.chokepoint.deals.giving;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of a concession.
public enum Outcome {
    /// Undertaken in full, by text or act.
    GIVEN,
    /// Less than what was asked, or said by one side only.
    PART,
    NOT,
    /// Given within six months and before the next talk of the parties, but not in this one.
    OUTSIDE,
    UNKNOWN;

    /// The word in the record.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome of a word of the record.
    public static Optional<Outcome> find(String word) {
        return Stream.of(values()).filter(o -> o.word().equals(word)).findFirst();
    }
}
