package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.deals.DealAnswer;
import dev.chokepoint.answer.deals.DealQuestion;
import dev.chokepoint.answer.deals.Negotiation;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.deals.space.DealSpace;
import java.nio.file.Path;
import java.time.LocalDate;

/// Which exchange of concessions is good for both sides?
public final class ValueDeal {
    private ValueDeal() {}

    public static void main(String... args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        LocalDate day = LocalDate.of(2025, 6, 10);
        Question question = Question.of(WorldFiles.record(world), AsOf.of(day));
        // What was on the table: the latest deal space of the world that was known by the day.
        DealSpace space = question.world().talks(day).orElseThrow();

        try (Situation situation = Situation.of(question, Means.of(Solvers.highs()))) {
            Negotiation talks = Negotiation.of(situation, DealQuestion.of(space, DealAnswer.Depth.BRIEF));

            System.out.println(space.title() + ", gains of " + space.parties() + " in M USD over no deal");
            for (Negotiation.Exchange exchange : talks.exchanges()) {
                // One option for each concession: 0 keeps it, others give something.
                System.out.println("package " + exchange.options());
                // A deal that is good for both must be so whatever follows without one.
                exchange.standings()
                        .forEach(s -> System.out.println("  if no deal means " + s.scenario() + ": "
                                + s.gainsUsd().stream()
                                        .map(g -> Math.round(g / 1e6))
                                        .toList()
                                + (s.better() ? "  better for both" : "")));
            }
        }
    }
}
