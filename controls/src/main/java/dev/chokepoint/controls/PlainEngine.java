package dev.chokepoint.controls;

import dev.chokepoint.base.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Answers straight from the rules, one shipment at a time: the yardstick of [DeterminationEngine].
///
/// It keeps nothing from one shipment to the next, so that what it says can be read off its code.
public final class PlainEngine {
    private final Rulebook book;

    PlainEngine(Rulebook book) {
        this.book = book;
    }

    /// Compiles the rules of a ledger.
    public static PlainEngine of(Ledger ledger) {
        return new PlainEngine(new Rulebook(ledger));
    }

    /// The answer without its reasons.
    public DeterminationEngine.Answer answer(Shipment shipment) {
        Facts facts = book.reader.read(shipment);
        return new Evaluation(book, facts, shipment.on(), book.index.candidates(facts), false).answer();
    }

    /// The answer with everything that explains it.
    public Determination determine(Shipment shipment) {
        Facts facts = book.reader.read(shipment);
        Evaluation evaluation = new Evaluation(book, facts, shipment.on(), book.rules, true);
        Reasons reasons = Reasons.of(book.ledger, evaluation);
        List<Determination.NearMiss> near = new ArrayList<>();
        for (Coverage.Near n : reasons.nearHere()) {
            near.add(new Determination.NearMiss(
                    n.rule().measure.id(),
                    n.rule().rule.name(),
                    NearWhy.text(n.why(), n.rule(), facts.figures, shipment.destination(), facts.headquarters)));
        }
        List<Explanation> parts = new ArrayList<>(List.of(reasons.parts()));
        parts.addAll(Reasons.told(facts));
        return reasons.of(
                shipment,
                near,
                !facts.itemUnknown,
                evaluation.outcome == Outcome.INDETERMINATE ? book.reader.suggestions(shipment.item()) : List.of(),
                nextChange(facts, evaluation),
                parts);
    }

    /// Looks at every later day on which a rule that could cover the shipment turns.
    private Determination.NextChange nextChange(Facts facts, Evaluation today) {
        Shipment shipment = facts.shipment;
        List<LocalDate> turns = new ArrayList<>();
        List<CompiledRule> relevant = new ArrayList<>();
        for (CompiledRule rule : book.rules) {
            if (couldCover(rule, facts)) {
                relevant.add(rule);
                turns.addAll(rule.timeline(shipment.known(), today.coverage.audience(rule))
                        .turns());
                rule.origin.turns(turns);
                rule.exporter.turns(turns);
                rule.destination.turns(turns);
                rule.headquarters.turns(turns);
            }
        }
        new Parties(book).turns(facts, turns);
        DeterminationEngine.Answer now = today.answer();
        Set<String> named = new HashSet<>(now.measures());
        for (LocalDate day : new TreeSet<>(turns).tailSet(shipment.on(), false)) {
            DeterminationEngine.Answer then = new Evaluation(book, facts, day, relevant, false).answer();
            if (then.outcome() != now.outcome() || !new HashSet<>(then.measures()).equals(named)) {
                return new Determination.NextChange.On(day, then.outcome(), then.measures());
            }
        }
        return new Determination.NextChange.None();
    }

    private static boolean couldCover(CompiledRule rule, Facts facts) {
        Scope scope = rule.rule.scope();
        return (scope.movements().isEmpty() || scope.movements().contains(facts.shipment.movement()))
                && (rule.item.on(facts) != Truth.NO
                        || facts.onlyCustomsCode
                        || rule.rule.effect() instanceof Effect.Subjects);
    }
}
