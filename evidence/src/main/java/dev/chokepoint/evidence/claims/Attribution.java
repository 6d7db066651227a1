package dev.chokepoint.evidence.claims;

import java.util.Locale;

/// One link of the chain of those who say so, outermost first.
///
/// @param name the words of the text
/// @param canonical the full name after resolution by term of office; equal to `name` where nothing is resolved
/// @param inherited whether it was carried over from an earlier sentence
public record Attribution(String name, Role role, String canonical, boolean inherited) {
    /// What kind of voice it is.
    public enum Role {
        OUTLET,
        OFFICIAL,
        OFFICIAL_ANONYMOUS,
        ANONYMOUS,
        GOVERNMENT,
        COMPANY,
        ANALYST,
        DOCUMENT,
        UNATTRIBUTED;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Whether the voice can speak for the issuer of a control.
        public boolean isOfficial() {
            return this == OFFICIAL || this == OFFICIAL_ANONYMOUS || this == GOVERNMENT || this == DOCUMENT;
        }
    }

    public Attribution asInherited() {
        return new Attribution(name, role, canonical, true);
    }
}
