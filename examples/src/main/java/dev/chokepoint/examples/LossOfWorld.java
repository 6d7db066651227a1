package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.scenario.ScenarioOutcome;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// What do the controls in force cost whom, and which lines stop?
public final class LossOfWorld {
    private LossOfWorld() {}

    public static void main(String... args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        Question question = Question.of(WorldFiles.record(world), AsOf.of(LocalDate.of(2025, 6, 10)));

        // A situation is a question set up: the network, what measures let through, the market with and without them.
        try (Situation situation = Situation.of(question, Means.of(Solvers.highs()))) {
            ScenarioOutcome outcome = ScenarioOutcome.of(situation);

            // Between a market that re-routes with foresight and one in which nobody does.
            System.out.printf(
                    Locale.ROOT,
                    "loss of all: %.2f to %.2f bn USD%n",
                    outcome.total().best() / 1e9,
                    outcome.total().worst() / 1e9);
            // A party that gains, such as a maker elsewhere, has a negative loss.
            outcome.parties()
                    .forEach(p -> System.out.printf(
                            Locale.ROOT,
                            "  %s: %.2f bn USD in the best case%n",
                            p.party().name(),
                            p.best() / 1e9));
            // The month in which less than a twentieth of a line's usual output is left.
            outcome.stopping()
                    .forEach(line -> System.out.println(line.best().recipeName() + " in "
                            + line.best().place() + " stops: "
                            + line.best().stops().map(Object::toString).orElse("never") + " / "
                            + line.worst().stops().map(Object::toString).orElse("never")));
        }
    }
}
