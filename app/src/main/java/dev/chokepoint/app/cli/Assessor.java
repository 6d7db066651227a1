package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.assessment.StageAnswers;
import dev.chokepoint.answer.deals.ExpectedDeals;
import dev.chokepoint.answer.expected.ExpectedLeverage;
import dev.chokepoint.answer.expected.ExpectedLosses;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.Assessments;
import dev.chokepoint.app.view.scope.Explanations;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.base.Tasks;
import dev.chokepoint.controls.law.Branch;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;

/// Reads a world, asks all stages about it and puts their answers into the record that is shown.
final class Assessor {
    /// How often a long answer tells how far it is.
    private static final int PROGRESS_STEPS = 4;

    /// The most draws in which packages are valued beside the losses; the command deals values them in as
    /// many as asked.
    static final int MOST_DEAL_DRAWS = 32;

    private final Consumer<String> progress;
    private Question.Scenario scenario = Question.Scenario.NONE;
    private Information information = Information.PERFECT;
    private Branch branch = Branch.SCHEDULED;
    private double leakage = 1;
    private LeverageQuestion leverage = LeverageQuestion.NOTHING;
    private BooleanSupplier stop = () -> false;
    private DoubleSupplier spent = () -> 0;
    private boolean expectedLosses;
    private boolean expectedLeverage;
    private boolean expectedDeals;
    private boolean deals = true;
    private int draws;
    private int dealDraws;
    private long seed = Draws.SEED;

    Assessor(Consumer<String> progress) {
        this.progress = progress;
    }

    /// Asks about the world with changes read from files.
    Assessor withScenarios(List<Path> files) {
        return withScenario(WorldFiles.scenario(files));
    }

    /// Ends searches and draws with what is found by then.
    ///
    /// @param end whether to end
    /// @param share the share of the time allowed that is spent
    Assessor stoppedBy(BooleanSupplier end, DoubleSupplier share) {
        this.stop = end;
        this.spent = share;
        return this;
    }

    /// Asks about the world with changes.
    Assessor withScenario(Question.Scenario changes) {
        this.scenario = changes;
        return this;
    }

    /// Asks about a market that knows this.
    Assessor withInformation(Information what) {
        this.information = what;
        return this;
    }

    /// Asks about suspensions that go on in this way.
    Assessor withBranch(Branch which) {
        this.branch = which;
        return this;
    }

    /// Asks about a world in which so much gets round the measures, as a factor on what behaviour
    /// states.
    Assessor withLeakage(double factor) {
        this.leakage = factor;
        return this;
    }

    /// Asks what stands beside the leverage matrix.
    Assessor withLeverage(LeverageQuestion beside) {
        this.leverage = beside;
        return this;
    }

    /// Asks for what will probably be lost.
    ///
    /// @param count how many draws; 0 for the run with everything at its median
    Assessor withExpected(int count, long ofSeed) {
        this.expectedLosses = true;
        this.draws = count;
        this.seed = ofSeed;
        return this;
    }

    /// Asks for what each measure will probably cost.
    ///
    /// @param count how many draws; 0 for the run with everything at its median
    Assessor withExpectedLeverage(int count, long ofSeed) {
        this.expectedLeverage = true;
        this.draws = count;
        this.seed = ofSeed;
        return this;
    }

    /// Asks for what the packages of a deal space will probably be worth.
    ///
    /// @param count how many draws; 0 for the run with everything at its median, and no more than
    ///     [#MOST_DEAL_DRAWS]
    Assessor withExpectedDeals(int count, long ofSeed) {
        this.expectedDeals = true;
        this.dealDraws = Math.min(count, MOST_DEAL_DRAWS);
        this.seed = ofSeed;
        return this;
    }

    /// Leaves out what could be agreed, which the answer does not show.
    Assessor withoutDeals() {
        this.deals = false;
        return this;
    }

    /// Whether the world states behaviour; why not is told.
    private boolean hasExpectedCase(Situation situation) {
        if (situation.question().world().behaviour().isEmpty()) {
            progress.accept("no behaviour.csv is stated for this world: the expected case is left out");
            return false;
        }
        return true;
    }

    private Optional<ExpectedLosses> losses(Situation situation) {
        if (draws > 0) {
            progress.accept("expected case: " + draws + " draws");
        }
        return ExpectedLosses.of(situation, situation.means(), draws, seed, done("expected case", draws));
    }

    private Optional<ExpectedLeverage> leverage(Situation situation) {
        progress.accept("expected leverage: each measure is taken away in "
                + (draws == 0 ? "a run with everything at its median" : draws + " draws"));
        return ExpectedLeverage.of(situation, situation.means(), draws, seed, done("expected leverage", draws));
    }

    private StageAnswers withDeals(Situation situation, StageAnswers answers) {
        if (!scenario.equals(Question.Scenario.NONE)) {
            progress.accept("packages are valued in the best case only: their expected values are those of the world"
                    + " as it stands, not of a scenario");
            return answers;
        }
        if (stop.getAsBoolean()) {
            return answers;
        }
        IntConsumer done = done("expected deals", dealDraws);
        return answers.withDeals(answers.deals().stream()
                .map(n -> ExpectedDeals.of(situation, n, dealDraws, seed, e -> done.accept(e.done()))
                        .map(n::with)
                        .orElse(n))
                .toList());
    }

    /// Tells now and then how many draws are done.
    private IntConsumer done(String what, int count) {
        int step = Math.max(1, count / PROGRESS_STEPS);
        return done -> {
            if (done % step == 0 && done < count) {
                progress.accept(what + ": " + done + " of " + count + " draws");
            }
        };
    }

    /// An assessment with the question and the answers that it shows.
    record Assessed(Question question, StageAnswers answers, Assessment shown) {}

    /// Assesses the world in a folder.
    ///
    /// @param dates the two dates of the question about a world
    Assessed assess(Path folder, Function<World, AsOf> dates, int threads) {
        WorldRecord record = WorldFiles.record(folder);
        return assess(record, folder, dates.apply(record.world()), threads);
    }

    /// Assesses a world that was read.
    ///
    /// @param folder where its articles lie
    Assessed assess(WorldRecord record, Path folder, AsOf asOf, int threads) {
        // What is read does not wait for what is computed.
        CompletableFuture<List<Reading>> articles =
                CompletableFuture.supplyAsync(() -> WorldFiles.articles(folder, asOf.known()));
        Question question = Question.of(record.on(branch, asOf.known()), asOf)
                .withInformation(information)
                .withScenario(scenario)
                .withLeakage(leakage);
        try (Situation situation = Situation.of(
                question,
                Means.of(Solvers.highs(), threads, progress).stoppedBy(stop).within(spent))) {
            if (!scenario.equals(Question.Scenario.NONE)) {
                progress.accept("scenario: " + situation.whatIf().name());
            }
            if (!leverage.equals(LeverageQuestion.NOTHING)) {
                progress.accept("ranges, attribution and chokepoints take their time; --no-ranges, --programs 0 and"
                        + " --chokepoints 0 leave them out");
            }
            StageAnswers plain = StageAnswers.of(
                    situation, leverage, deals ? question.world().talks(asOf.known()) : Optional.empty());
            boolean told = (expectedLosses || expectedLeverage || expectedDeals) && hasExpectedCase(situation);
            StageAnswers answers = told && expectedDeals ? withDeals(situation, plain) : plain;
            return new Assessed(
                    question,
                    answers,
                    Assessments.of(
                            situation,
                            answers,
                            told && expectedLosses ? losses(situation) : Optional.empty(),
                            told && expectedLeverage ? leverage(situation) : Optional.empty(),
                            seed,
                            Tasks.result(articles, "The articles"),
                            new Explanations()));
        }
    }
}
