package dev.chokepoint.controls.limits;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Id;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Gap;
import dev.chokepoint.controls.determination.Limits;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Facet;
import dev.chokepoint.controls.law.Horizon;
import dev.chokepoint.controls.plain.Evaluation;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Sets the answer of the rules in the limits of what the ledger holds.
///
/// A control that was found is always told, with the gaps beside it; where nothing was found, the answer reassures only
/// by [Proof].
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
        List<Limits.RegimeAsked> regimes = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        coverage.ask(facts, regimes, gaps);
        List<Limits.Branch> branches = s.on().isAfter(earliest) ? new Branches(book, facts).find() : List.of();
        Limits limits = new Limits(byRules.answer(), regimes, gaps, facts.open(), branches);
        Outcome outcome = outcome(byRules, limits);
        return byRules.within(limits, outcome, explanation(byRules, limits, outcome));
    }

    private static Outcome outcome(Determination byRules, Limits limits) {
        if (limits.branches().stream().map(b -> b.answer().outcome()).distinct().count() > 1) {
            return Outcome.UNCONFIRMED;
        }
        if (isOnlyItemUnknown(byRules)
                && limits.gaps().stream()
                        .anyMatch(g -> g.facet() == Facet.ITEMS && g.reason().isLacking())) {
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

    private static Explanation explanation(Determination byRules, Limits limits, Outcome outcome) {
        List<Explanation> parts = new ArrayList<>(byRules.explanation().parts());
        for (Limits.RegimeAsked r : limits.regimes()) {
            parts.add(Explanation.leaf(
                    "regime",
                    r.name(),
                    r.why()
                            + (r.readThrough().equals(LocalDate.MIN)
                                    ? "; its acts were not read"
                                    : "; its acts were read through " + r.readThrough()),
                    Id.of("regime", r.id())));
        }
        limits.gaps().forEach(g -> parts.add(Explanation.leaf("gap", g.list(), g.words())));
        limits.notUnderstood()
                .forEach(w -> parts.add(
                        Explanation.leaf("not understood", w.text(), "Say it in words that the ledger knows")));
        limits.branches()
                .forEach(b -> parts.add(Explanation.leaf(
                        "possible answer", b.answer().outcome().name(), "If " + String.join(", and ", b.ifSo()))));
        return Explanation.of(
                byRules.explanation().what(),
                outcome.name(),
                outcome.sentence() + " " + Determination.DISCLAIMER,
                parts);
    }
}
