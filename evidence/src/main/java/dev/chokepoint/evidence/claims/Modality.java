package dev.chokepoint.evidence.claims;

import java.util.Locale;
import java.util.Optional;

/// How real the act is, according to the text.
public enum Modality {
    /// The act has been taken, even if it takes effect later.
    DONE,
    /// A standing state.
    IN_FORCE,
    /// Decided or promised, not yet taken.
    PLANNED,
    /// Considered, signalled, under review.
    HINTED,
    /// Forecast by somebody.
    EXPECTED,
    /// Depends on another's act.
    CONDITIONAL,
    /// Said not to be, refused, not (yet) done.
    DENIED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Modality> find(String code) {
        for (Modality m : values()) {
            if (m.code().equals(code)) {
                return Optional.of(m);
            }
        }
        return Optional.empty();
    }

    /// Whether a claim of this modality may enter the ledger; the others go to the watch list.
    public boolean isRecordable() {
        return switch (this) {
            case DONE, IN_FORCE, PLANNED -> true;
            case HINTED, EXPECTED, CONDITIONAL, DENIED -> false;
        };
    }
}
