package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.leverage.LeverageMatrix;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// What does each measure cost others, and what does it cost who imposed it?
public final class LeverageOfMeasures {
    private LeverageOfMeasures() {}

    public static void main(String... args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        Question question = Question.of(WorldFiles.record(world), AsOf.of(LocalDate.of(2025, 6, 10)));

        try (Situation situation = Situation.of(question, Means.of(Solvers.highs()))) {
            LeverageMatrix matrix = LeverageMatrix.of(situation);

            // The loss with the measure minus the loss without it, all others as they stand; most costly first.
            matrix.binding()
                    .forEach(m -> System.out.printf(
                            Locale.ROOT,
                            "%s by %s: costs others %.1f, itself %.1f M USD%n",
                            m.measures().measure(),
                            m.issuer(),
                            m.othersUsd() / 1e6,
                            m.ownUsd() / 1e6));
            // All measures of an issuer together are worth more or less than their sum: they replace each other.
            matrix.issuers()
                    .forEach(m -> System.out.printf(
                            Locale.ROOT,
                            "%s: costs others %.1f, itself %.1f M USD%n",
                            m.measures().text(),
                            m.othersUsd() / 1e6,
                            m.ownUsd() / 1e6));
        }
    }
}
