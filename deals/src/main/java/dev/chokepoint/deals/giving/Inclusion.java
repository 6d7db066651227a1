package dev.chokepoint.deals.giving;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Why a concession stands in the record.
public enum Inclusion {
    /// Named before the talk as an offer, a demand or a refusal.
    NAMED,
    /// Imposed in the 180 days before the eve, named or not.
    RECENT,
    /// An older measure that the deal space of the bundled world holds.
    SPACE,
    /// First named between the eve and the agreement.
    LATE,
    /// First named in the outcome itself.
    SURPRISE;

    /// Whether it could be known on the eve. The others are in the record because of the outcome and say nothing
    /// about a forecast.
    public boolean isKnownOnTheEve() {
        return this != LATE && this != SURPRISE;
    }

    /// The word in the record.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The reason of a word of the record.
    public static Optional<Inclusion> find(String word) {
        return Stream.of(values()).filter(i -> i.word().equals(word)).findFirst();
    }
}
