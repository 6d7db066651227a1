package dev.chokepoint.app.view;

import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.mitigation.MitigationAnswer;
import dev.chokepoint.answer.mitigation.MitigationPlan;
import dev.chokepoint.answer.mitigation.MitigationQuestion;
import dev.chokepoint.app.view.scope.RunManifest;
import dev.chokepoint.exposure.twostage.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What to prepare, as it is shown.
public final class MitigationViews {
    /// Fewer scenarios than this in the tail are told.
    private static final int FEW_IN_TAIL = 5;

    private MitigationViews() {}

    /// The view of what to prepare.
    ///
    /// @param threads with which it was answered
    public static MitigationView of(Question question, MitigationAnswer answer, int threads) {
        MitigationQuestion asked = answer.question();
        MitigationPlan found = answer.plan();
        return new MitigationView(
                RunManifest.of(
                        question,
                        "",
                        answer.basis().network(),
                        answer.basis().size(),
                        answer.basis().certificates(),
                        threads),
                whom(answer.whose()),
                market(answer.whose(), asked.best()),
                asked.budgetUsd(),
                asked.alpha(),
                asked.weight(),
                asked.scenarios(),
                asked.draws(),
                answer.delays().reasons(),
                risk(found.before()),
                risk(found.after()),
                found.plan().outlayUsd(),
                new MitigationView.Proof(
                        found.plan().objectiveUsd(),
                        found.plan().boundUsd(),
                        found.plan().gapUsd(),
                        found.proof().shareOfAvoided(),
                        found.plan().residual(),
                        found.plan().rounds(),
                        found.proof().programs(),
                        found.proof().seconds()),
                found.plan().budgetValueUsd(),
                found.chosen().stream().map(MitigationViews::chosen).toList(),
                found.frontier().stream().map(MitigationViews::point).toList(),
                found.candidates().stream().map(MitigationViews::chosen).toList(),
                notes(asked, found));
    }

    private static String whom(MitigationAnswer.Whose whose) {
        return switch (whose) {
            case MitigationAnswer.Whose.AllParties _ -> "all parties";
            case MitigationAnswer.Whose.OneParty one -> one.party().name();
            case MitigationAnswer.Whose.Company company -> "the company from " + company.from();
        };
    }

    private static String market(MitigationAnswer.Whose whose, boolean best) {
        if (whose instanceof MitigationAnswer.Whose.Company) {
            return best
                    ? "parts at the equilibrium's prices (best case)"
                    : "parts as usual shares arrive in the rationing simulation (worst case)";
        }
        return best
                ? "a market that re-routes freely at a surcharge (best case)"
                : "a market that re-routes only over qualified second sources";
    }

    private static List<String> notes(MitigationQuestion asked, MitigationPlan found) {
        List<String> notes = new ArrayList<>();
        if (asked.weight() > 0 && asked.tail() < FEW_IN_TAIL) {
            notes.add(String.format(
                    Locale.ROOT,
                    "CVaR at %.3g rests on the worst %.3g of %d scenarios: take more scenarios before relying on it.",
                    asked.alpha(),
                    asked.tail(),
                    asked.scenarios()));
        }
        if (found.proof().endedEarly()) {
            notes.add("The search was ended by its time limit; the plan is certified to its stated gap only.");
        }
        return notes;
    }

    private static MitigationView.Risk risk(MitigationPlan.Risk r) {
        return new MitigationView.Risk(r.expectedUsd(), r.cvarUsd(), r.weighedUsd());
    }

    private static MitigationView.Point point(MitigationPlan.Point p) {
        return new MitigationView.Point(
                p.budgetUsd(), p.outlayUsd(), p.expectedUsd(), p.cvarUsd(), p.objectiveUsd(), p.boundUsd());
    }

    private static MitigationView.Chosen chosen(MitigationPlan.Choice c) {
        Action a = c.action();
        return new MitigationView.Chosen(
                a.id(),
                a.kind().name().toLowerCase(Locale.ROOT),
                a.what(),
                c.amount(),
                a.most(),
                a.unit(),
                c.usd(),
                c.avoidedUsd(),
                c.firstValue(),
                c.nextValue(),
                a.because());
    }
}
