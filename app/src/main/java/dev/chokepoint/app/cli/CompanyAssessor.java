package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.company.CompanyAnswer;
import dev.chokepoint.answer.company.CompanyChanges;
import dev.chokepoint.answer.company.CompanyExpected;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.CompanyChangesView;
import dev.chokepoint.app.view.CompanyExpectedView;
import dev.chokepoint.app.view.CompanyView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.company.BillReader;
import dev.chokepoint.exposure.company.Bill;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads a company's tables and asks what the controls of a world do to it.
final class CompanyAssessor {
    /// A company's files.
    ///
    /// @param place where it makes and buys, for lines that do not say; may be empty
    record Files(Path bill, Optional<Path> stock, Optional<Path> map, String place) {}

    /// A company's answer with what was asked.
    record Assessed(Question question, Bill bill, CompanyAnswer answer, CompanyView shown) {}

    /// Draws after which progress is told.
    private static final int PROGRESS = 10;

    /// Draws of the expected case.
    ///
    /// @param count how many; 0 for the run with everything at its median
    record Draws(int count, long seed) {}

    private final Consumer<String> progress;
    private Question.Scenario scenario = Question.Scenario.NONE;
    private double leakage = 1;
    private Optional<Draws> expected = Optional.empty();

    private BooleanSupplier stop = () -> false;

    CompanyAssessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Ends draws with those that are done by then.
    CompanyAssessor stoppedBy(BooleanSupplier end) {
        this.stop = end;
        return this;
    }

    /// Asks about the world with changes.
    CompanyAssessor withScenario(Question.Scenario changes) {
        this.scenario = changes;
        return this;
    }

    /// Asks about a world in which so much gets round the measures, as a factor on what behaviour
    /// states.
    CompanyAssessor withLeakage(double factor) {
        this.leakage = factor;
        return this;
    }

    /// Asks for what will probably become of the company.
    CompanyAssessor withExpected(int count, long seed) {
        this.expected = Optional.of(new Draws(count, seed));
        return this;
    }

    /// The tables of a company in a world.
    static BillReader.Reading read(Files files, World world) {
        return InputException.require(
                "The bill of materials",
                BillReader.read(files.bill(), files.stock(), files.map(), world, files.place()));
    }

    /// What the law that became known since a day changes for a company, on the day of the question.
    CompanyChangesView changes(Path folder, Files files, LocalDate since, Function<World, AsOf> dates, int threads) {
        WorldRecord record = WorldFiles.record(folder);
        Question now = Question.of(record, dates.apply(record.world()));
        Question before = CompanyChanges.before(now, since);
        var loaded = BillReader.read(files.bill(), files.stock(), files.map(), record.world(), files.place());
        BillReader.Reading reading = InputException.require("The bill of materials", loaded);
        Means means = Means.of(Solvers.highs(), threads, progress);
        try (Situation eve = Situation.of(before, means);
                Situation today = Situation.of(now, means)) {
            return CompanyChangesView.of(today, CompanyChanges.of(eve, today, reading.bill(), since), loaded);
        }
    }

    /// Answers from the month of `asOf` on; the company's stock is that of the month's first day.
    Assessed assess(Path folder, Files files, Function<World, AsOf> dates, int threads) {
        WorldRecord record = WorldFiles.record(folder);
        AsOf asOf = dates.apply(record.world());
        var loaded = BillReader.read(files.bill(), files.stock(), files.map(), record.world(), files.place());
        BillReader.Reading reading = InputException.require("The bill of materials", loaded);
        CompanyAnswer.start(record.world(), asOf);
        Question question = Question.of(record, asOf).withScenario(scenario).withLeakage(leakage);
        try (Situation situation = Situation.of(
                question, Means.of(Solvers.highs(), threads, progress).stoppedBy(stop))) {
            CompanyAnswer answer = CompanyAnswer.of(situation, reading.bill());
            Optional<CompanyExpectedView> probable =
                    expected.flatMap(d -> CompanyExpected.of(situation, reading.bill(), d.count(), d.seed(), done -> {
                                if (done % PROGRESS == 0 && done < d.count()) {
                                    progress.accept("expected case: " + done + " of " + d.count() + " draws");
                                }
                            })
                            .map(e -> CompanyExpectedView.of(e, d.seed())));
            return new Assessed(question, reading.bill(), answer, CompanyView.of(situation, answer, probable, loaded));
        }
    }
}
