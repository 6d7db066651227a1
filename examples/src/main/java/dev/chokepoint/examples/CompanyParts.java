package dev.chokepoint.examples;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.company.BillReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/// Here is my bill of materials: which product stops, when, and for want of which part?
public final class CompanyParts {
    private CompanyParts() {}

    public static void main(String... args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "worlds/us-china-2025");
        Path table = Path.of(args.length > 1 ? args[1] : "examples/company/bom.csv");
        WorldRecord world = WorldFiles.record(folder);
        // A table with errors is refused with file, line and field of each.
        BillReader.Reading bill = InputException.require(
                "The bill of materials",
                BillReader.read(table, Optional.empty(), Optional.empty(), world.world(), "US"));
        Question question = Question.of(world, AsOf.of(LocalDate.of(2025, 6, 10)));

        try (Situation situation = Situation.of(question, Means.of(Solvers.highs()))) {
            CompanyAnswer answer = CompanyAnswer.of(situation, bill.bill());

            answer.exposure().products().forEach(p -> {
                System.out.println(p.sku() + " stops: "
                        + p.stops().map(Object::toString).orElse("never") + " if nobody re-routes");
                // From the product down to the part that runs out first, and the measures that hold it.
                System.out.println("  waits for " + p.waitsFor() + ", held by " + p.measures());
            });
            // Parts that nothing is known of are asked back, never guessed.
            System.out.println("parts without an item: " + answer.exposure().open());
            answer.measures()
                    .forEach(m -> System.out.println(m.measure() + " costs the company USD " + Math.round(m.bestUsd())
                            + " to " + Math.round(m.worstUsd())));
        }
    }
}
