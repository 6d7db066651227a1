package dev.chokepoint.data.users;

import java.util.Locale;

/// What a person may do; each may do what those before it may.
public enum Role {
    /// Asks and reads.
    READER,
    /// Writes scenarios, reads articles, has long questions worked out.
    ANALYST,
    /// Decides what goes into the ledger.
    REVIEWER,
    /// Says who may do what, and reads the audit.
    ADMIN;

    public boolean mayBe(Role needed) {
        return compareTo(needed) >= 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role of a word.
    ///
    /// @throws IllegalArgumentException if there is no such role
    public static Role of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return role;
            }
        }
        throw new IllegalArgumentException("The role (" + word + ") must be reader, analyst, reviewer or admin.");
    }
}
