package dev.chokepoint.controls.limits;

import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.determination.Outcome;
import java.util.Optional;

/// The proof that nothing asks for a licence: every regime with a say is held for the shipment and its day, all that
/// the asker said is understood, no fact that matters is missing and nothing after the last day read is open.
///
/// Words that reassure come from here and from nowhere else.
final class Proof {
    private final Outcome byRules;

    private Proof(Outcome byRules) {
        this.byRules = byRules;
    }

    /// The proof for an answer of the rules; empty where something is open.
    static Optional<Proof> of(Determination byRules, Limits limits) {
        boolean proven = byRules.outcome().needsProof()
                && !limits.regimes().isEmpty()
                && limits.gaps().isEmpty()
                && limits.notUnderstood().isEmpty()
                && limits.branches().isEmpty()
                && byRules.missing().isEmpty();
        return proven ? Optional.of(new Proof(byRules.outcome())) : Optional.empty();
    }

    /// The outcome that is proven.
    Outcome outcome() {
        return byRules == Outcome.NOTHING_FOUND ? Outcome.NO_LICENCE_REQUIRED : byRules;
    }
}
