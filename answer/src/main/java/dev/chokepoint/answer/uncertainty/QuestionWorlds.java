package dev.chokepoint.answer.uncertainty;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import java.util.Set;

/// Sets up the worlds that are drawn for a question, as [dev.chokepoint.answer.Situation] sets up the central one.
public final class QuestionWorlds {
    private QuestionWorlds() {}

    /// The worlds of a question; the caller closes them.
    public static DrawnWorlds of(Question question, Means means) {
        return of(question, means, Set.of());
    }

    /// The worlds of a question with some items kept, whether or not a measure can touch them.
    ///
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException if the central world has none
    public static DrawnWorlds of(Question question, Means means, Set<String> kept) {
        Ledger ledger = question.world().ledger();
        LedgerBindings bindings = new LedgerBindings(ledger, question.asOf().known());
        if (question.scenario().equals(Question.Scenario.NONE)) {
            return DrawnWorlds.of(
                    question.world().world(),
                    question.figuresKnown(),
                    bindings,
                    means.solver(),
                    Assumptions.standard(),
                    kept,
                    means.threads());
        }
        return DrawnWorlds.of(
                question.world().world(),
                question.figuresKnown(),
                bindings,
                means.solver(),
                Assumptions.standard(),
                network -> question.scenario().on(network, ledger),
                means.threads());
    }
}
