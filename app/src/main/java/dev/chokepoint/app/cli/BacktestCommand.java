package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.QuestionOptions;
import dev.chokepoint.app.input.Backtester;
import dev.chokepoint.app.page.BacktestPage;
import dev.chokepoint.app.page.Page;
import dev.chokepoint.app.text.BacktestText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.BacktestView;
import dev.chokepoint.data.backtest.BacktestCaseReader;
import dev.chokepoint.data.files.AtomicFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chokepoint backtest`: forecasts of past episodes from what was known before, held against what happened.
@Command(
        name = "backtest",
        description = "Forecasts past episodes from what was known before them and holds that against what happened.",
        mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
    enum Format {
        text,
        md,
        html,
        json
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "one case, with its months (default: all cases, scores only)")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--cases",
            paramLabel = "DIR",
            description = "folder of cases (default: the bundled ones, worlds/cases)")
    private Optional<Path> cases = Optional.empty();

    @Option(
            names = "--observed",
            paramLabel = "DIR",
            description = "folder with further observed series that are not shipped")
    private Optional<Path> observed = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "same seed, same numbers (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "300",
            description = "draws of what is uncertain in the plan (default: ${DEFAULT-VALUE})")
    private int draws = 300;

    @Option(
            names = "--expected-draws",
            paramLabel = "N",
            defaultValue = "2000",
            description = "draws of the expected case, whose months take far less time (default: ${DEFAULT-VALUE})")
    private int expectedDraws = 2000;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads; the numbers do not change")
    private int threads;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "write the answer to this file or into this folder; the pictures of Markdown go beside it")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        Path folder = cases.orElseGet(Backtester::bundled);
        name.ifPresent(n -> requireCase(folder, n));
        Backtester.Report report = new Backtester(spec.commandLine().getErr()::println)
                .run(folder, observed, seed, draws, expectedDraws, QuestionOptions.threads(threads));
        Page page = BacktestPage.of(report, name);
        String text = switch (format) {
            case text -> BacktestText.of(report, name);
            case md -> page.markdown();
            case html -> page.html();
            case json -> AnswerJson.write(AnswerKind.BACKTEST, BacktestView.of(report, name));
        };
        if (out.isEmpty()) {
            PrintWriter to = spec.commandLine().getOut();
            to.print(text);
            to.flush();
            return ExitCode.DONE;
        }
        Path file = out.get();
        if (Files.isDirectory(file) || file.toString().endsWith("/")) {
            file = file.resolve("backtests." + (format == Format.text ? "txt" : format.name()));
        }
        AtomicFile.write(file, text);
        if (format == Format.md) {
            for (Page.Part.Picture p : page.pictures()) {
                AtomicFile.write(file.resolveSibling(p.file()), p.svg() + "\n");
            }
        }
        spec.commandLine().getErr().println("written: " + file);
        return ExitCode.DONE;
    }

    /// Case names are those of the folders; a wrong one is told before anything is run.
    private static void requireCase(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> known = BacktestCaseReader.cases(folder).stream()
                .map(p -> String.valueOf(p.getFileName()))
                .toList();
        if (!known.contains(name)) {
            throw new IllegalArgumentException("The case (" + name + ") must be one of " + known + ".");
        }
    }
}
