package dev.chokepoint.app;

import java.io.PrintWriter;
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
final class BacktestCommand implements Callable<Integer> {
    enum Format {
        text
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

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "same seed, same numbers")
    private long seed = 1;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "400",
            description = "draws of what is uncertain (default: ${DEFAULT-VALUE})")
    private int draws = 400;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads; the numbers do not change")
    private int threads;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Backtester.Report report = new Backtester(spec.commandLine().getErr()::println)
                .run(cases.orElseGet(Backtester::bundled), observed, seed, draws, AssessCommand.threads(threads));
        List<String> known =
                report.episodes().stream().map(c -> c.episode().id()).toList();
        name.ifPresent(n -> {
            if (!known.contains(n)) {
                throw new IllegalArgumentException("The case (" + n + ") must be one of " + known + ".");
            }
        });
        out.print(BacktestText.of(report, name));
        out.flush();
        return Main.DONE;
    }
}
