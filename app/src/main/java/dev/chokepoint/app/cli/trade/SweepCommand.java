package dev.chokepoint.app.cli.trade;

import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.sweep.LocalSweep;
import dev.chokepoint.app.sweep.SparkSubmit;
import dev.chokepoint.app.sweep.SweepEngine;
import dev.chokepoint.app.sweep.SweepFiles;
import dev.chokepoint.app.sweep.SweepFolder;
import dev.chokepoint.app.sweep.SweepJob;
import dev.chokepoint.app.sweep.SweepPart;
import dev.chokepoint.app.view.scope.Version;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chokepoint sweep`: the same questions over many worlds, scenarios, days and draws.
@Command(
        name = "sweep",
        description = {
            "The same questions over many worlds, scenarios, days and draws, into one Parquet table.",
            "A sweep that was stopped goes on where it was; same plan = same numbers, whatever the engine and its threads."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "How to write a plan: docs/how-to/sweep.md; on a cluster: docs/how-to/cluster.md"})
public final class SweepCommand implements Callable<Integer> {
    private static final int PROGRESS_SECONDS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PLAN", description = "the plan, as YAML")
    private Path plan = Path.of("");

    @Option(names = "--engine", paramLabel = "E", description = "local: threads of this machine; spark: a cluster")
    private String engine = "local";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "of --engine spark, where the cluster is, such as spark://HOST:7077")
    private String master = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "the folder of the sweep")
    private Path out = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "threads; the numbers do not change")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--draws-at-once",
            paramLabel = "N",
            description = "draws that are kept together (default ${DEFAULT-VALUE}); the numbers do not change")
    private int drawsAtOnce = 20;

    @Option(names = "--time-limit", paramLabel = "SECONDS", description = "stop after this time with what is done")
    private double timeLimit = Double.POSITIVE_INFINITY;

    @Override
    public Integer call() {
        if (threads < 1 || drawsAtOnce < 1) {
            throw new DateOptions.UsageException("--threads and --draws-at-once must be at least 1.");
        }
        Optional<String> cluster = master.isBlank() ? Optional.empty() : Optional.of(master);
        return switch (engine) {
            case "local" -> {
                if (cluster.isPresent()) {
                    throw new DateOptions.UsageException("--master is for --engine spark.");
                }
                yield run(new LocalSweep(Solvers.highs(), threads), cluster);
            }
            case "spark" -> {
                Optional<SweepEngine> found = ServiceLoader.load(SweepEngine.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .filter(e -> e.name().equals(engine))
                        .findFirst();
                yield found.isPresent()
                        ? run(found.get(), cluster)
                        : SparkSubmit.find(System.getenv()).run(cluster, words());
            }
            default -> throw new DateOptions.UsageException("The engine (" + engine + ") must be local or spark.");
        };
    }

    /// The words of the command line, without the option that the launcher of the cluster gets.
    private List<String> words() {
        List<String> words = new ArrayList<>();
        boolean value = false;
        for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
            if (!value && !word.startsWith("--master=") && !word.equals("--master")) {
                words.add(word);
            }
            value = word.equals("--master");
        }
        return words;
    }

    private int run(SweepEngine by, Optional<String> cluster) {
        PrintWriter err = spec.commandLine().getErr();
        SweepFiles files = SweepFiles.read(plan);
        SweepPlan asked = files.plan();
        SweepFolder folder = SweepFolder.open(out, asked, files.identity());
        try (Interruption interruption = new Interruption(timeLimit, err)) {
            SweepJob job =
                    new SweepJob(files, folder, drawsAtOnce, cluster, interruption::stop, told(interruption, err));
            long missing = job.missing().stream().mapToLong(SweepPart::size).sum();
            long answered = missing == 0 ? 0 : by.answer(job);
            PrintWriter to = spec.commandLine().getOut();
            to.println(String.format(
                    Locale.ROOT,
                    "%s: %,d cells, %,d questions; %,d were there, %,d answered in %.0f s",
                    asked.name(),
                    asked.cells().size(),
                    asked.size(),
                    asked.size() - missing,
                    answered,
                    interruption.elapsed()));
            to.println(
                    answered == missing
                            ? "written: " + folder.finish(Version.text())
                            : "stopped (" + interruption.reason() + "): the same command goes on");
            to.flush();
            return ExitCode.DONE;
        }
    }

    /// Tells now and then how far it is.
    private static SweepJob.Progress told(Interruption interruption, PrintWriter err) {
        double[] last = {interruption.elapsed()};
        return (answered, missing) -> {
            synchronized (last) {
                double now = interruption.elapsed();
                if (now - last[0] >= PROGRESS_SECONDS && answered < missing) {
                    last[0] = now;
                    err.println(String.format(
                            Locale.ROOT,
                            "%,d of %,d questions, %.2f a second, about %.0f s left",
                            answered,
                            missing,
                            answered / now,
                            now / answered * (missing - answered)));
                }
            }
        };
    }
}
