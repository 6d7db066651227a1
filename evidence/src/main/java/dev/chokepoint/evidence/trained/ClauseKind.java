package dev.chokepoint.evidence.trained;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import java.util.Locale;

/// What a clause tells, as far as the trained reader tells clauses apart.
public enum ClauseKind {
    /// An act taken, standing or planned that makes trade less free.
    RESTRICTS,
    /// An act taken, standing or planned that makes trade freer.
    RELAXES,
    /// A restriction that is hinted, expected, conditional or denied.
    NOT_YET_RESTRICTS,
    /// A relaxation that is hinted, expected, conditional or denied.
    NOT_YET_RELAXES,
    /// An author's or analyst's own assertion.
    OPINION,
    /// No act of export control.
    NOTHING;

    public static ClauseKind of(Action action, Modality modality, boolean opinion) {
        if (opinion) {
            return OPINION;
        }
        if (modality.isRecordable()) {
            return action.relaxes() ? RELAXES : RESTRICTS;
        }
        return action.relaxes() ? NOT_YET_RELAXES : NOT_YET_RESTRICTS;
    }

    /// The kind by its word in files.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
