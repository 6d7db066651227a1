package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// What will probably be lost, and how sure is that?
public final class ExpectedCaseWithBand {
    private static final int DRAWS = 20;
    private static final long SEED = 1;

    private ExpectedCaseWithBand() {}

    public static void main(String... args) {
        Path world = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        Question question = Question.of(WorldFiles.record(world), AsOf.of(LocalDate.of(2025, 6, 10)));
        Means means = Means.of(Solvers.highs());

        try (Situation situation = Situation.of(question, means)) {
            // The same seed gives the same numbers on any number of threads. It is empty where nothing is stated of
            // how offices, buyers and sellers behave: a world without behaviour.csv has no expected case.
            ExpectedLosses expected = ExpectedLosses.of(situation, means, DRAWS, SEED, done -> {})
                    .orElseThrow(() -> new IllegalArgumentException("The world states no behaviour."));

            // In nine of ten draws the loss lies between the first and the last number.
            ExpectedLosses.Band all = expected.total();
            System.out.printf(
                    Locale.ROOT,
                    "expected loss of all: %.2f bn USD, 90 %% band %.2f to %.2f%n",
                    all.median() / 1e9,
                    all.low() / 1e9,
                    all.high() / 1e9);
            expected.byParty()
                    .forEach((party, band) -> System.out.printf(
                            Locale.ROOT,
                            "  %s: %.2f (%.2f to %.2f)%n",
                            party,
                            band.median() / 1e9,
                            band.low() / 1e9,
                            band.high() / 1e9));
        }
    }
}
