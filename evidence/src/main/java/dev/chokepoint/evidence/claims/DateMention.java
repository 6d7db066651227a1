package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.PartialDate;
import java.util.Locale;

/// A date of an act: when it was announced, when it takes effect, until when it runs.
public record DateMention(Role role, PartialDate date) {
    /// What the date is to the act.
    public enum Role {
        ANNOUNCED,
        EFFECTIVE,
        UNTIL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
