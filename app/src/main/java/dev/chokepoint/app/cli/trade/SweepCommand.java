package dev.chokepoint.app.cli.trade;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepWorlds;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.Interruption;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.sweep.LocalSweep;
import dev.chokepoint.app.sweep.SweepFolder;
import dev.chokepoint.app.sweep.SweepPlanReader;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.solver.LpSolver;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            "A sweep that was stopped goes on where it was; same plan = same numbers, whatever the threads."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "How to write a plan: docs/how-to/sweep.md"})
public final class SweepCommand implements Callable<Integer> {
    private static final int PROGRESS_SECONDS = 10;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PLAN", description = "the plan, as YAML")
    private Path plan = Path.of("");

    @Option(names = "--engine", paramLabel = "E", description = "local: threads of this machine")
    private String engine = "local";

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

    private final Map<String, WorldRecord> worlds = new HashMap<>();

    @Override
    public Integer call() {
        if (!engine.equals("local")) {
            throw new DateOptions.UsageException("The engine (" + engine + ") must be local.");
        }
        if (threads < 1 || drawsAtOnce < 1) {
            throw new DateOptions.UsageException("--threads and --draws-at-once must be at least 1.");
        }
        PrintWriter err = spec.commandLine().getErr();
        SweepPlan asked = read();
        SweepFolder folder = SweepFolder.open(out, asked, identity(asked));
        LpSolver solver = Solvers.highs();
        try (Interruption interruption = new Interruption(timeLimit, err)) {
            LocalSweep.Result result = new LocalSweep(
                            asked,
                            folder,
                            cell -> SweepWorlds.of(asked, question(cell), Means.of(solver)),
                            drawsAtOnce,
                            interruption::stop,
                            told(interruption, err))
                    .run(threads, Version.text());
            PrintWriter to = spec.commandLine().getOut();
            to.println(String.format(
                    Locale.ROOT,
                    "%s: %,d cells, %,d questions; %,d were there, %,d answered in %.0f s",
                    asked.name(),
                    asked.cells().size(),
                    asked.size(),
                    asked.size() - result.missing(),
                    result.answered(),
                    interruption.elapsed()));
            to.println(result.table()
                    .map(t -> "written: " + t)
                    .orElseGet(() -> "stopped (" + interruption.reason() + "): the same command goes on"));
            to.flush();
            return ExitCode.DONE;
        }
    }

    private SweepPlan read() {
        SweepPlan asked = InputException.require("The plan " + plan, SweepPlanReader.read(plan, this::day))
                .orElseThrow(() -> new IllegalArgumentException("The plan " + plan + " could not be read."));
        for (String scenario : asked.scenarios()) {
            if (!scenario.isEmpty() && !Files.isRegularFile(beside(scenario))) {
                throw new IllegalArgumentException("There is no scenario " + beside(scenario) + ".");
            }
        }
        return asked;
    }

    /// The day that a world is about.
    private java.time.LocalDate day(String world) {
        return record(world).world().asOf();
    }

    private Path beside(String scenario) {
        return plan.toAbsolutePath().resolveSibling(scenario);
    }

    private synchronized WorldRecord record(String world) {
        return worlds.computeIfAbsent(world, name -> WorldFiles.record(WorldFolder.find(name)));
    }

    private Question question(SweepPlan.Cell cell) {
        Question stands = Question.of(record(cell.world()), cell.day());
        return cell.scenario().isEmpty()
                ? stands
                : stands.withScenario(WorldFiles.scenario(List.of(beside(cell.scenario()))));
    }

    /// The plan with the versions of program, worlds and scenarios: only the same one goes on.
    private String identity(SweepPlan asked) {
        StringBuilder text = new StringBuilder("plan of a sweep; a sweep with another one needs a folder of its own\n");
        text.append("program ").append(Version.text()).append('\n');
        text.append("outputs ")
                .append(asked.outputs().stream().sorted().toList())
                .append('\n');
        text.append("draws ")
                .append(asked.draws())
                .append(", seed ")
                .append(asked.seed())
                .append('\n');
        asked.days().forEach(d -> text.append(d).append('\n'));
        for (String world : asked.worlds()) {
            text.append("world ")
                    .append(world)
                    .append(' ')
                    .append(record(world).hash())
                    .append('\n');
        }
        for (String scenario : asked.scenarios()) {
            text.append("scenario ")
                    .append(scenario.isEmpty() ? "none" : scenario)
                    .append('\n');
            if (!scenario.isEmpty()) {
                try {
                    text.append(Files.readString(beside(scenario)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return text.toString();
    }

    /// Tells now and then how far it is.
    private static LocalSweep.Progress told(Interruption interruption, PrintWriter err) {
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
