package dev.chokepoint.controls.plain;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.controls.compiled.CompiledRule;
import dev.chokepoint.controls.compiled.FailingFact;
import dev.chokepoint.controls.compiled.KnownParties;
import dev.chokepoint.controls.compiled.RuleMatches;
import dev.chokepoint.controls.compiled.Rulebook;
import dev.chokepoint.controls.determination.Answer;
import dev.chokepoint.controls.determination.Determination;
import dev.chokepoint.controls.determination.Outcome;
import dev.chokepoint.controls.law.Effect;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Scope;
import dev.chokepoint.controls.law.Truth;
import dev.chokepoint.controls.shipment.Shipment;
import dev.chokepoint.controls.shipment.ShipmentFacts;
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
    public Answer answer(Shipment shipment) {
        ShipmentFacts facts = book.reader.read(shipment);
        return new Evaluation(book, facts, shipment.on(), book.index.candidates(facts), false).answer();
    }

    /// What the rules say with everything that explains it, without regard to what is not held.
    public Determination byRules(Shipment shipment) {
        ShipmentFacts facts = book.reader.read(shipment);
        Evaluation evaluation = new Evaluation(book, facts, shipment.on(), book.rules, true);
        Reasons reasons = Reasons.of(book.ledger, evaluation);
        List<Determination.NearMiss> near = new ArrayList<>();
        for (RuleMatches.NearMatch n : reasons.shownNearMatches()) {
            near.add(new Determination.NearMiss(
                    n.rule().measure.id(),
                    n.rule().rule.name(),
                    FailingFact.text(n.why(), n.rule(), facts.figures, shipment.destination(), facts.headquarters)));
        }
        List<Explanation> parts = new ArrayList<>(List.of(reasons.parts()));
        parts.addAll(Reasons.inferences(facts));
        return reasons.of(
                shipment,
                near,
                !facts.itemUnknown,
                evaluation.outcome == Outcome.INDETERMINATE ? book.reader.suggestions(shipment.item()) : List.of(),
                nextChange(facts, evaluation),
                parts);
    }

    /// Looks at every later day on which a rule that could cover the shipment turns.
    private Determination.NextChange nextChange(ShipmentFacts facts, Evaluation today) {
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
        new KnownParties(book).turns(facts, turns);
        Answer now = today.answer();
        Set<String> named = new HashSet<>(now.measures());
        for (LocalDate day : new TreeSet<>(turns).tailSet(shipment.on(), false)) {
            Answer then = new Evaluation(book, facts, day, relevant, false).answer();
            if (then.outcome() != now.outcome() || !new HashSet<>(then.measures()).equals(named)) {
                return new Determination.NextChange.On(day, then.outcome(), then.measures());
            }
        }
        return new Determination.NextChange.None();
    }

    private static boolean couldCover(CompiledRule rule, ShipmentFacts facts) {
        Scope scope = rule.rule.scope();
        return (scope.movements().isEmpty() || scope.movements().contains(facts.shipment.movement()))
                && (rule.item.on(facts) != Truth.NO
                        || facts.onlyCustomsCode
                        || rule.rule.effect() instanceof Effect.Subjects);
    }
}
