package dev.chokepoint.evidence.claims;

/// Whom a control is aimed at.
public sealed interface Target {
    /// A destination, by ISO 3166 alpha-2 code or `EU`.
    record Place(String code) implements Target {}

    /// Every destination.
    record Anywhere() implements Target {}

    /// A company, person or end user by name.
    record Entity(String name) implements Target {}

    /// A group of countries or buyers, in the words of the text.
    record Group(String name) implements Target {}

    /// The form used in files: `CN`, `*`, `entity:Huawei`, `group:low-income countries`.
    default String code() {
        return switch (this) {
            case Place p -> p.code();
            case Anywhere a -> "*";
            case Entity e -> "entity:" + e.name();
            case Group g -> "group:" + g.name();
        };
    }
}
