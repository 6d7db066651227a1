package dev.chokepoint.controls.law;

/// What a list or a family of rules is about: each regime controls by some of these.
public enum Facet {
    /// Lists of goods, software and technology.
    ITEMS("items"),
    /// Lists of firms and persons.
    PARTIES("listed parties"),
    /// Rules on what the item is for, or on kinds of users.
    END_USES("end uses"),
    /// Embargoes and other rules on places.
    DESTINATIONS("destinations");

    private final String words;

    Facet(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
