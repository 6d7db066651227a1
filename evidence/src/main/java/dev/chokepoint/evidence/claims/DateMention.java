package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.PartialDate;
import java.util.Locale;

/// A date of an act: when it was announced, when it takes effect, until when it runs.
///
/// @param latest whether it is only the last day by which the act is to be done, as "by the end of the year" says of a
///     plan: it is no day from which anything holds
public record DateMention(Role role, PartialDate date, boolean latest) {
    /// What the date is to the act.
    public enum Role {
        ANNOUNCED,
        EFFECTIVE,
        UNTIL;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public DateMention(Role role, PartialDate date) {
        this(role, date, false);
    }

    /// The same as the last day by which the act is to be done.
    public DateMention asLatest() {
        return new DateMention(role, date, true);
    }

    /// The date in words, such as `effective 2025-04-04` and `effective by 2025-12-31`.
    public String words() {
        return role.code() + (latest ? " by " : " ") + date;
    }
}
