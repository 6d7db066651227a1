package dev.chokepoint.deals.giving;

import java.util.stream.Stream;

/// Kinds of concessions that a forecast tells apart.
public enum ConcessionClass {
    CONTROL("export-control", "an export control"),
    LISTING("listing", "a listing"),
    TARIFF("tariff", "a tariff"),
    /// Announced and not in force.
    THREAT("threat", "a threat"),
    PURCHASE("purchase", "a purchase"),
    /// All other kinds.
    OTHER("other", "of another kind");

    private final String kind;
    private final String words;

    ConcessionClass(String kind, String words) {
        this.kind = kind;
        this.words = words;
    }

    /// The class of a kind of the record.
    public static ConcessionClass of(String kind) {
        return Stream.of(values()).filter(c -> c.kind.equals(kind)).findFirst().orElse(OTHER);
    }

    /// The kind in the word of the record.
    public String kind() {
        return kind;
    }

    /// The class in words, with its article.
    public String words() {
        return words;
    }
}
