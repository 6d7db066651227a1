package dev.chokepoint.deals.giving;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What was said of a concession before the talk, as a coder coded it.
public enum Named {
    /// The giver, or print that cites it: it may be given.
    OFFER,
    /// The receiver asked for it.
    DEMAND,
    /// Offered and demanded.
    BOTH,
    /// The giver said no.
    REDLINE,
    /// Nothing.
    NONE;

    /// What a forecast tells apart.
    public enum Stance {
        OFFERED("offered"),
        DEMANDED("demanded"),
        REFUSED("refused"),
        NOT_NAMED("not named");

        private final String words;

        Stance(String words) {
            this.words = words;
        }

        /// The stance in words.
        public String words() {
            return words;
        }
    }

    /// The stance: offered, whether or not it was demanded too; demanded; refused; not named.
    public Stance stance() {
        return switch (this) {
            case OFFER, BOTH -> Stance.OFFERED;
            case DEMAND -> Stance.DEMANDED;
            case REDLINE -> Stance.REFUSED;
            case NONE -> Stance.NOT_NAMED;
        };
    }

    /// The word in the record.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The code of a word of the record.
    public static Optional<Named> find(String word) {
        return Stream.of(values()).filter(n -> n.word().equals(word)).findFirst();
    }
}
