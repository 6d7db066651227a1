package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.annotated.AnnotatedFiles;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.DocumentStore;
import dev.chokepoint.data.review.ReviewLog;
import dev.chokepoint.data.trained.TrainedReaderFile;
import dev.chokepoint.data.trained.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Trains the reader that looks at claims again.
@Command(
        name = "train",
        description = {
            "Trains the reader that looks at each claim again on the decisions of a world.",
            "It starts from the bundled one, or from nothing where annotated texts are given."
        },
        mixinStandardHelpOptions = true)
final class ReviewTrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOption world = new WorldOption();

    @Option(
            names = "--annotated",
            paramLabel = "FILE|DIR",
            description = "Annotated texts to train on as well, from nothing: files of JSON lines, or folders of them.")
    private List<Path> annotated = new ArrayList<>();

    @Option(
            names = "--without",
            paramLabel = "NAME",
            description = "An annotated file that is kept apart, to test on later.")
    private List<String> without = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where the trained reader goes; review/" + TrainedReaderFile.FILE + " of the world if not given.")
    private Optional<Path> target = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = world.ledgerFolder();
        ReadingRules rules = ReadingRules.bundledRight();
        Training training = new Training(rules.toReader(), rules.signals());
        List<Problem> problems = new ArrayList<>();
        for (Path file : AnnotatedFiles.in(annotated, without)) {
            problems.addAll(training.add(file));
        }
        ReviewLog.Read decisions = ReviewLog.of(folder).read();
        problems.addAll(decisions.problems());
        problems.forEach(p -> err.println(p.text()));
        if (problems.stream().anyMatch(Problem::isError)) {
            return ExitCode.BAD_INPUT;
        }
        int taken = 0;
        DocumentStore documents = DocumentStore.of(folder);
        for (Decision d : decisions.standing().values()) {
            taken +=
                    documents.find(d.document()).filter(a -> training.add(a, d)).isPresent() ? 1 : 0;
        }
        if (training.texts() == 0) {
            err.println("Nothing to train on: (" + folder + ") holds no decision on a claim. Maybe give --annotated.");
            return ExitCode.BAD_INPUT;
        }
        Optional<TrainedReaderFile> start =
                annotated.isEmpty() ? Optional.of(TrainedReaderFile.bundled()) : Optional.empty();
        TrainedReaderFile trained = training.train(start);
        Path file = target.orElse(folder.resolve("review").resolve(TrainedReaderFile.FILE));
        trained.write(file);
        out.println("Trained on " + trained.told() + " (" + taken + " of "
                + decisions.standing().size() + " decisions); written to " + file + ".");
        out.println("sha256 of what it was trained on: " + trained.trainedOn());
        out.flush();
        return ExitCode.DONE;
    }
}
