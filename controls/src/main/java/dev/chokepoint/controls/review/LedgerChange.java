package dev.chokepoint.controls.review;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.StatusEvent;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.DateMention;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.text.Article;
import java.util.List;
import java.util.Optional;

/// What accepting a claim would change in the ledger, as far as can be told before a person has chosen the measure.
///
/// @param measure the measure it is most likely about; empty where none fits well enough
/// @param words the change in words
public record LedgerChange(Kind kind, String measure, String words) {
    private static final int CANDIDATES = 5;

    /// From what changes most to what changes nothing.
    public enum Kind {
        /// A measure that the ledger does not have, or another status of one that it has.
        STATUS,
        /// Another day, other goods, parties or exemptions of a measure.
        TERMS,
        /// A plan without a day.
        PLAN,
        /// Nothing: a hint, a forecast, a condition, a denial, a threat or an opinion is watched.
        WATCH,
        /// Nothing: the ledger has it already.
        HELD
    }

    /// What the claim would change if it were accepted as one about the measure that it fits best.
    public static LedgerChange of(Claim claim, Article article, Ledger ledger, MeasureFinder finder) {
        if (ClaimEvents.propose(claim) instanceof Proposal.Watch w) {
            return new LedgerChange(Kind.WATCH, "", "to the watch list, as " + w.reason());
        }
        List<MeasureCandidate> found = finder.find(claim, article, CANDIDATES);
        if (found.isEmpty() || !found.getFirst().isLikely()) {
            return unknown(
                    claim,
                    found.stream()
                            .findFirst()
                            .filter(MeasureCandidate::isPossible)
                            .map(MeasureCandidate::measure));
        }
        String measure = found.getFirst().measure();
        return switch (ClaimEvents.propose(claim, article, ledger, measure)) {
            case Proposal.Event e -> of(e, measure);
            case Proposal.Waits w -> new LedgerChange(Kind.TERMS, measure, measure + ": not yet, as " + w.reason());
            case Proposal.Watch w -> new LedgerChange(Kind.WATCH, "", "to the watch list, as " + w.reason());
        };
    }

    private static LedgerChange of(Proposal.Event e, String measure) {
        if (!e.effects().isEmpty()) {
            return new LedgerChange(Kind.STATUS, measure, measure + " " + String.join("; ", e.effects()));
        }
        return switch (e.relation()) {
            case CONFIRMS -> new LedgerChange(Kind.HELD, measure, "the ledger has it as " + e.other());
            case CONTRADICTS -> new LedgerChange(Kind.TERMS, measure, measure + ": another day than " + e.other());
            case NEW -> {
                boolean plan = e.event().type() == StatusEvent.Type.ANNOUNCED;
                yield new LedgerChange(
                        plan ? Kind.PLAN : Kind.TERMS,
                        measure,
                        measure
                                + (plan
                                        ? ": a plan"
                                        : ": other terms from " + e.event().from()));
            }
        };
    }

    /// No measure of the ledger fits well: what the act itself is decides.
    ///
    /// @param nearest the one that may be meant all the same
    private static LedgerChange unknown(Claim claim, Optional<String> nearest) {
        String fits = nearest.map(m -> "perhaps of " + m).orElse("no measure of the ledger fits");
        boolean dated = claim.dates().stream().anyMatch(d -> d.value().role() != DateMention.Role.ANNOUNCED);
        if (claim.modality().value() == Modality.PLANNED && !dated) {
            return new LedgerChange(Kind.PLAN, "", "a plan; " + fits);
        }
        return switch (claim.action().value()) {
            case IMPOSE ->
                new LedgerChange(
                        Kind.STATUS,
                        "",
                        nearest.map(m -> "perhaps " + m + ", or a new measure")
                                .orElse("a new measure, as none of the ledger fits"));
            case LIFT, SUSPEND, EXTEND, TIGHTEN, THREATEN ->
                new LedgerChange(Kind.STATUS, "", "another status; " + fits);
            case EASE, EXEMPT, DENY -> new LedgerChange(Kind.TERMS, "", "other terms; " + fits);
        };
    }
}
