package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.restriction.WhatIf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// What if a measure were lifted?
public final class TryScenario {
    private TryScenario() {}

    public static void main(String... args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        String measure = args.length > 1 ? args[1] : "CN-2025-18";
        Question question = Question.of(WorldFiles.record(world), AsOf.of(LocalDate.of(2025, 6, 10)));
        // A scenario is a list of changes; the world itself stays as it is. Months count from the first of the plan.
        Question.Scenario lifted = (network, ledger) ->
                new WhatIf(measure + " lifted", List.of(new Change.Lift(measure, 3, Change.Filter.ALL)), Shifts.NONE);

        try (Situation asItStands = Situation.of(question, Means.of(Solvers.highs()));
                Situation changed = asItStands.under(lifted)) {
            ScenarioOutcome.Difference difference = ScenarioOutcome.of(changed).against(ScenarioOutcome.of(asItStands));

            // Negative is less loss than in the world as it stands.
            System.out.printf(
                    Locale.ROOT,
                    "%s: loss of all %+.1f M USD in the best case, %+.1f in the worst%n",
                    changed.whatIf().name(),
                    difference.total().best() / 1e6,
                    difference.total().worst() / 1e6);
            difference
                    .parties()
                    .forEach(p -> System.out.printf(
                            Locale.ROOT, "  %s: %+.1f M USD%n", p.party().name(), p.best() / 1e6));
            System.out.println(
                    "lines that stop otherwise: " + difference.lines().size());
        }
    }
}
