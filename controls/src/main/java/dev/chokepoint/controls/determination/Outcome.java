package dev.chokepoint.controls.determination;

import dev.chokepoint.controls.law.Policy;

/// The answer of a determination, from the mildest to the strictest; no word means "cleared".
public enum Outcome {
    /// No rule of the ledger covers the shipment; says nothing on what is not held. Never told as an answer.
    NOTHING_FOUND,
    /// Every list and rule with a say is held, complete and read through the day, and none asks for a licence.
    NO_LICENCE_REQUIRED,
    /// A foreign-made item stays below the content level that would bring it under the rules.
    NOT_SUBJECT,
    /// A foreign-made item is under the rules; no measure of this ledger asks for a licence.
    SUBJECT_TO_EAR,
    NOT_YET_IN_FORCE,
    SUSPENDED,
    NOT_ENFORCED,
    /// A duty to look further.
    RED_FLAG,
    LICENCE_VALID,
    AUTHORISED,
    NOTIFICATION,
    /// Nothing found controls the shipment, but lists or rules with a say on it are not held.
    OUTSIDE_COVERAGE,
    /// The answer turns on a change after the last day read that is not confirmed.
    UNCONFIRMED,
    /// Facts are missing that decide the answer.
    INDETERMINATE,
    LICENCE_REQUIRED_APPROVAL,
    LICENCE_REQUIRED_OR_NAC,
    LICENCE_REQUIRED_CASE_BY_CASE,
    LICENCE_REQUIRED,
    /// The listing of the party sleeps; the item's own licence requirement stays.
    SUSPENDED_LICENCE_REQUIRED,
    LICENCE_REQUIRED_DENIAL,
    LICENCE_SUSPENDED,
    PROHIBITED_PRESUMED,
    PROHIBITED;

    /// A licence is needed, with the stated policy.
    public static Outcome licence(Policy policy) {
        return valueOf("LICENCE_REQUIRED" + policy.suffix());
    }

    /// Whether goods move freely under the answer, as far as the ledger tells.
    public boolean free() {
        return switch (this) {
            case NOTHING_FOUND,
                    NO_LICENCE_REQUIRED,
                    NOT_SUBJECT,
                    SUBJECT_TO_EAR,
                    NOT_YET_IN_FORCE,
                    SUSPENDED,
                    NOT_ENFORCED,
                    RED_FLAG,
                    LICENCE_VALID,
                    AUTHORISED,
                    NOTIFICATION -> true;
            case OUTSIDE_COVERAGE,
                    UNCONFIRMED,
                    INDETERMINATE,
                    LICENCE_REQUIRED_APPROVAL,
                    LICENCE_REQUIRED_OR_NAC,
                    LICENCE_REQUIRED_CASE_BY_CASE,
                    LICENCE_REQUIRED,
                    SUSPENDED_LICENCE_REQUIRED,
                    LICENCE_REQUIRED_DENIAL,
                    LICENCE_SUSPENDED,
                    PROHIBITED_PRESUMED,
                    PROHIBITED -> false;
        };
    }

    /// Whether the answer says that nothing is asked for: such words need the proof that all with a say is held.
    public boolean needsProof() {
        return this == NOTHING_FOUND || this == NO_LICENCE_REQUIRED || this == NOT_SUBJECT || this == SUBJECT_TO_EAR;
    }

    /// The outcome as it may be told where nothing is proven.
    public Outcome unproven() {
        return needsProof() ? OUTSIDE_COVERAGE : this;
    }

    /// Whether the answer forbids the shipment rather than asking for a licence.
    public boolean blocked() {
        return this == PROHIBITED || this == PROHIBITED_PRESUMED || this == LICENCE_SUSPENDED;
    }

    /// The answer as a sentence for people.
    public String sentence() {
        return switch (this) {
            case NOTHING_FOUND -> "No rule of this ledger covers the shipment on the facts given.";
            case NO_LICENCE_REQUIRED ->
                "Every list and rule with a say is held through this day, and none asks for a licence on the facts"
                        + " given.";
            case NOT_SUBJECT -> "The foreign-made item stays outside the reach of the rules on the facts given.";
            case SUBJECT_TO_EAR -> "The foreign-made item is subject to the EAR; no measure here asks for a licence.";
            case NOT_YET_IN_FORCE -> "A measure has been announced but does not bind on this day.";
            case SUSPENDED -> "A measure covers this shipment but is suspended on this day.";
            case NOT_ENFORCED -> "A measure covers this shipment in its text, but the authority does not enforce it.";
            case RED_FLAG -> "No licence is asked for, but there is a duty to look further.";
            case LICENCE_VALID -> "A licence is needed; existing licences are valid on this day.";
            case AUTHORISED -> "An exception or general authorisation covers this shipment, on its conditions.";
            case NOTIFICATION -> "A notification is needed.";
            case OUTSIDE_COVERAGE ->
                "Nothing held here controls the shipment, but not all that has a say on it is held.";
            case UNCONFIRMED -> "The answer turns on a change after the last day read that is not confirmed.";
            case INDETERMINATE -> "The facts given do not decide the answer.";
            case LICENCE_REQUIRED_APPROVAL -> "A licence is needed; approval is presumed.";
            case LICENCE_REQUIRED_OR_NAC -> "A licence is needed, or the exception NAC after a notification.";
            case LICENCE_REQUIRED_CASE_BY_CASE -> "A licence is needed; applications are reviewed case by case.";
            case LICENCE_REQUIRED -> "A licence is needed.";
            case SUSPENDED_LICENCE_REQUIRED ->
                "The listing of the party is suspended; the item's own licence is still needed.";
            case LICENCE_REQUIRED_DENIAL -> "A licence is needed; denial is presumed.";
            case LICENCE_SUSPENDED -> "A licence is needed, and existing licences are suspended on this day.";
            case PROHIBITED_PRESUMED -> "Prohibited by presumption.";
            case PROHIBITED -> "Prohibited.";
        };
    }
}
