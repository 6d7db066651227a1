package dev.chokepoint.deals.giving;

import java.util.List;

/// Who coded what was named before a talk.
public enum Coding {
    /// Settled by two coders, with the outcome in view.
    NAMED("named"),
    /// Coded anew by one coder for all rows by written rules, with the columns of outcomes out of view.
    NAMED_BLIND("named_blind");

    private final String column;

    Coding(String column) {
        this.column = column;
    }

    /// The column of the record.
    public String column() {
        return column;
    }

    /// All codings, each for itself.
    public static List<Coding> all() {
        return List.of(values());
    }
}
