package dev.chokepoint.controls.limits;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.compiled.CompiledCondition;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.AnnouncedChange;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.plain.Evaluation;
import dev.chokepoint.controls.shipment.OpenPoint;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Sets the answer of the rules in the limits of what the ledger holds.
///
/// A control that was found is always told, with the gaps beside it; where nothing was found, the answer reassures only
/// by [Proof]. [#within(Determination)] finds the limits of one shipment by itself and is the yardstick; who asks many
/// shipments keeps the limits of each kind and sets the answer in them.
public final class CoverageLimits {
    private final Rulebook book;
    private final CompiledCoverage coverage;
    /// The earliest day through which the acts of an issuer were read.
    private final LocalDate earliest;

    public CoverageLimits(Rulebook book) {
        this.book = book;
        this.coverage = new CompiledCoverage(book);
        this.earliest = book.ledger.coverage().horizons().stream()
                .map(Horizon::readThrough)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MAX);
    }

    /// The answer of the rules, set in its limits.
    public Determination within(Determination byRules) {
        Shipment s = byRules.shipment();
        ShipmentFacts facts = book.reader.read(s);
        CoverageAnswer covered = coverage.ask(s, coverage.ofItem(facts));
        List<Limits.Branch> branches = mayBranch(s.on()) ? branches(facts, book.rules) : List.of();
        List<Explanation> parts = new ArrayList<>(byRules.explanation().parts());
        parts.addAll(covered.parts());
        facts.open().forEach(o -> parts.add(part(o)));
        branches.forEach(b -> parts.add(part(b)));
        return within(byRules, covered, facts.open(), branches, parts);
    }

    /// The answer of the rules, set in limits that are known.
    ///
    /// @param covered what the coverage table says of the shipment
    /// @param open what the asker said and the ledger does not understand
    /// @param branches the possible answers where a change is not confirmed
    /// @param parts all parts of the explanation, those of the limits too
    public static Determination within(
            Determination byRules,
            CoverageAnswer covered,
            List<OpenPoint> open,
            List<Limits.Branch> branches,
            List<Explanation> parts) {
        Limits limits = new Limits(byRules.answer(), covered.regimes(), covered.gaps(), open, branches);
        Outcome outcome = outcome(byRules, limits, covered.lacksItems());
        return byRules.within(
                limits,
                outcome,
                Explanation.of(byRules.explanation().what(), outcome.name(), Determination.because(outcome), parts));
    }

    /// The conditions that the coverage table asks of items, each once.
    public List<CompiledCondition> conditions() {
        return coverage.conditions();
    }

    /// What the coverage table says of a shipment; it is the same for all shipments on one lane between two of the
    /// [#turns()] and turns of its places that state or leave out end user and end use alike.
    ///
    /// @param ofItem what the [#conditions()] say of the item
    public CoverageAnswer coverage(Shipment shipment, List<Truth> ofItem) {
        return coverage.ask(shipment, ofItem.toArray(Truth[]::new));
    }

    /// The days on which what is held of a list begins or ends.
    public List<LocalDate> turns() {
        return coverage.turns();
    }

    /// Whether a scheduled change may lie between the last day read of some issuer and a day.
    public boolean mayBranch(LocalDate on) {
        return on.isAfter(earliest);
    }

    /// The possible answers where scheduled changes are not confirmed, the scheduled one first; empty where none
    /// matters.
    ///
    /// @param rules those that may cover the shipment on some day
    public List<Limits.Branch> branches(ShipmentFacts facts, List<CompiledRule> rules) {
        return new Branches(book, facts, rules).find();
    }

    /// The days on which something that was announced without an act runs out, of which branches speak.
    public List<LocalDate> announcedTurns() {
        return book.ledger.coverage().announced().stream()
                .map(a -> a.until().plusDays(1))
                .toList();
    }

    /// The days on which something was announced without an act, of which branches speak.
    public List<LocalDate> announcedKnown() {
        return book.ledger.coverage().announced().stream()
                .map(AnnouncedChange::known)
                .toList();
    }

    /// What the explanation says of something that is not understood.
    public static Explanation part(OpenPoint open) {
        return Explanation.leaf("not understood", open.text(), "Say it in words that the ledger knows");
    }

    /// What the explanation says of a possible answer.
    public static Explanation part(Limits.Branch branch) {
        return Explanation.leaf(
                "possible answer", branch.answer().outcome().name(), "If " + String.join(", and ", branch.ifSo()));
    }

    private static Outcome outcome(Determination byRules, Limits limits, boolean lacksItems) {
        for (Limits.Branch b : limits.branches()) {
            if (b.answer().outcome() != limits.branches().getFirst().answer().outcome()) {
                return Outcome.UNCONFIRMED;
            }
        }
        if (lacksItems && isOnlyItemUnknown(byRules)) {
            // To say what the item is would not decide: the lists that it would be held against are not held.
            return Outcome.OUTSIDE_COVERAGE;
        }
        if (!byRules.outcome().needsProof()) {
            return byRules.outcome();
        }
        return Proof.of(byRules, limits).map(Proof::outcome).orElseGet(() -> open(byRules, limits));
    }

    /// Whether the rules leave the answer open for nothing but an item that is not understood.
    private static boolean isOnlyItemUnknown(Determination byRules) {
        return byRules.outcome() == Outcome.INDETERMINATE
                && !byRules.itemUnderstood()
                && byRules.measures().isEmpty()
                && byRules.missing().size() <= (byRules.missing().contains(Evaluation.END_USE) ? 2 : 1);
    }

    /// The outcome where nothing controls and nothing is proven.
    private static Outcome open(Determination byRules, Limits limits) {
        return limits.gaps().isEmpty()
                        && !(limits.notUnderstood().isEmpty()
                                && byRules.missing().isEmpty())
                ? Outcome.INDETERMINATE
                : Outcome.OUTSIDE_COVERAGE;
    }
}
