package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.page.ReportWriter;
import dev.chokepoint.app.text.Summary;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.Assessment;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.files.AtomicFile;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.exposure.uncertainty.Draws;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The main job on the bundled world as of 10 June 2025.
@Command(
        name = "demo",
        description = "The main job: assesses the bundled world as of 2025-06-10 and writes report/index.html.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final LocalDate LONDON = LocalDate.of(2025, 6, 10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "folder for the report (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("report");

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: what the terminal shows (default: ${DEFAULT-VALUE})")
    private AnswerOptions.Format format = AnswerOptions.Format.text;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "32",
            description = "draws of the expected case, from which its band comes; 0 leaves the band out (default:"
                    + " ${DEFAULT-VALUE})")
    private int draws = 32;

    @Override
    public Integer call() {
        if (draws < 0) {
            throw new DateOptions.UsageException("--draws (" + draws + ") must be 0 or more.");
        }
        PrintWriter err = spec.commandLine().getErr();
        // Ctrl-C ends the draws; what is done by then is still written.
        try (Interruption interruption = new Interruption(Double.POSITIVE_INFINITY, err)) {
            write(new Assessor(err::println)
                    .stoppedBy(interruption::stop, interruption::spent)
                    .withExpected(draws, Draws.SEED)
                    .withExpectedDeals(0, Draws.SEED)
                    .assess(WorldFolder.find(WorldFolder.DEFAULT), _ -> AsOf.of(LONDON), QuestionOptions.threads(0))
                    .shown());
            interruption.tell(err::println);
        }
        return ExitCode.DONE;
    }

    private void write(Assessment assessment) {
        PrintWriter to = spec.commandLine().getOut();
        Path index = out.resolve("index.html");
        AtomicFile.write(index, ReportWriter.html(assessment));
        switch (format) {
            case text -> to.print(Summary.text(assessment));
            case json -> to.print(AnswerJson.write(AnswerKind.ASSESS, assessment));
            case html -> to.print(ReportWriter.html(assessment));
        }
        to.flush();
        spec.commandLine().getErr().println("report: " + index);
    }
}
