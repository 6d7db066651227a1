package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.uncertainty.DrawnQuestion;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.DrawOptions;
import dev.chokepoint.app.cli.options.DrawRun;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.cli.options.WhatIfOptions;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.page.ReportWriter;
import dev.chokepoint.app.text.DrawsText;
import dev.chokepoint.app.text.Summary;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.app.view.DrawsViews;
import dev.chokepoint.app.view.losses.DrawsView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.exposure.uncertainty.Narrowing;
import dev.chokepoint.exposure.world.World;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// All four stages on a world.
@Command(
        name = "assess",
        description = "All four stages on a world: evidence, controls, exposure, deals.",
        mixinStandardHelpOptions = true)
public class AssessCommand implements Callable<Integer> {
    private static final int DECIDING_DRAWS = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private WhatIfOptions whatIf = new WhatIfOptions();

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    @Mixin
    private DrawOptions draws = new DrawOptions();

    @Option(
            names = "--expected",
            paramLabel = "N",
            description =
                    "draws of the expected case, from which its band comes; 0 leaves it out (default: one run with"
                            + " everything at its median)")
    private @Nullable Integer expected;

    @Option(
            names = "--decides",
            description = "tell what would narrow the band of the expected loss most if it were known; draws "
                    + DECIDING_DRAWS + " times unless --expected says otherwise")
    private boolean decides;

    @Override
    public Integer call() {
        checkExpected(true);
        if (whatIf.leakage() != 1 && expected != null && expected == 0) {
            throw new DateOptions.UsageException(
                    "--leakage is felt in the expected case only, which --expected 0 leaves out.");
        }
        boolean drawn = draws.wanted(seedIsUsedAnyway() || expected != null || decides);
        if (drawn && whatIf.information() != Information.PERFECT) {
            throw new DateOptions.UsageException(
                    "--draws plans with perfect information only: every draw of a myopic market is a plan anew each"
                            + " month.");
        }
        Consumer<String> progress = spec.commandLine().getErr()::println;
        try (Interruption interruption = new Interruption(
                drawn ? Double.POSITIVE_INFINITY : draws.asked().seconds(),
                spec.commandLine().getErr())) {
            Assessor assessor = assessor(new Assessor(progress)
                            .withScenarios(whatIf.scenarios())
                            .withInformation(whatIf.information())
                            .withBranch(whatIf.branch())
                            .withLeakage(whatIf.leakage()))
                    .stoppedBy(interruption::stop, interruption::spent);
            if (expected == null || expected > 0) {
                askExpected(assessor, count(), draws.seed());
            }
            if (!showsDeals()) {
                assessor.withoutDeals();
            }
            Assessor.Assessed assessed = assessor.assess(folder(), question::asOf, threads());
            if (!drawn || interruption.stop()) {
                write(assessed.shown(), List.of());
            } else {
                draw(assessed, interruption, progress);
            }
            interruption.tell(progress);
        }
        return ExitCode.DONE;
    }

    /// Asks again of every draw, and writes the answer with its bands.
    private void draw(Assessor.Assessed assessed, Interruption interruption, Consumer<String> progress) {
        interruption.limitTo(draws.asked().seconds());
        Means means = Means.of(Solvers.highs(), threads(), progress).stoppedBy(interruption::stop);
        try (DrawnQuestion again = DrawnQuestion.ofWorld(
                assessed.question(),
                means,
                assessed.answers().losses(),
                assessed.answers().leverage(),
                parts())) {
            DrawsViews views = new DrawRun(draws.asked(), interruption, progress).of(again);
            write(assessed.shown(), List.of(views.ofWorld(assessed.shown(), parts())));
        }
    }

    /// Writes the answer, with its bands where draws were asked for.
    private void write(Assessment assessment, List<DrawsView> bands) {
        switch (answer.format()) {
            case text ->
                write(text(assessment)
                        + String.join("", bands.stream().map(DrawsText::text).toList()));
            case json -> write(json(assessment, bands));
            case html -> write(ReportWriter.html(assessment, bands));
        }
    }

    /// What is asked again of every draw.
    Set<DrawnQuestion.Part> parts() {
        return EnumSet.allOf(DrawnQuestion.Part.class);
    }

    /// Refuses draws of an expected case that the answer would not show.
    void checkExpected(boolean told) {
        if ((expected != null || decides) && !told) {
            throw new DateOptions.UsageException(
                    "--expected and --decides do not go with this question: its answer does not show the"
                            + " expected case. Ask exposure or assess about the world.");
        }
        if (expected != null && expected < 0) {
            throw new DateOptions.UsageException("--expected (" + expected + ") must be 0 or more.");
        }
        if (decides && count() < Narrowing.FEWEST) {
            throw new DateOptions.UsageException("--decides takes at least " + Narrowing.FEWEST
                    + " draws of the expected case; --expected (" + count() + ") is too few.");
        }
    }

    /// The draws of the expected case that were asked for; empty where nothing was said.
    Optional<Integer> expected() {
        return Optional.ofNullable(expected);
    }

    boolean decides() {
        return decides;
    }

    /// How many draws of the expected case; 0 for one run at medians.
    private int count() {
        return expected == null ? decides ? DECIDING_DRAWS : 0 : expected;
    }

    /// Asks for what the answer shows of the expected case.
    void askExpected(Assessor assessor, int count, long seed) {
        assessor.withExpected(count, seed).withExpectedDeals(count, seed);
    }

    /// Whether the answer shows what could be agreed.
    boolean showsDeals() {
        return true;
    }

    /// Whether the command samples something without draws, too.
    boolean seedIsUsedAnyway() {
        return false;
    }

    DrawOptions draws() {
        return draws;
    }

    /// The assessor with what this command wants beside the usual answer.
    Assessor assessor(Assessor plain) {
        return plain;
    }

    WhatIfOptions whatIf() {
        return whatIf;
    }

    CommandSpec spec() {
        return spec;
    }

    Path folder() {
        return question.folder();
    }

    AsOf asOf(World world) {
        return question.asOf(world);
    }

    AnswerOptions.Format format() {
        return answer.format();
    }

    int threads() {
        return question.threads();
    }

    /// The answer for the terminal.
    String text(Assessment assessment) {
        return Summary.text(assessment);
    }

    /// What `--format json` prints.
    String json(Assessment assessment, List<DrawsView> bands) {
        return AnswerJson.write(AnswerKind.ASSESS, assessment, bands);
    }

    /// Prints, or writes to the file that was named.
    void write(String text) {
        answer.write(spec, text);
    }
}
