package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.validation.WorldParts;
import dev.chokepoint.data.world.WorldInit;
import dev.chokepoint.data.world.WorldValidator;
import dev.chokepoint.exposure.check.CalibrationCheck;
import dev.chokepoint.exposure.world.World;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes, updates, checks and compares worlds.
@Command(
        name = "world",
        description = "Writes, updates, checks and compares worlds.",
        mixinStandardHelpOptions = true,
        subcommands = {
            WorldCommand.Validate.class,
            WorldCommand.Init.class,
            WorldBuildCommand.class,
            WorldUpdateCommand.class,
            WorldDiffCommand.class
        })
public final class WorldCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /// Prints every problem of a world with its file and line.
    @Command(
            name = "validate",
            description = "Prints every problem of a world with its file and line; exit code 3 if there are errors.",
            mixinStandardHelpOptions = true)
    static final class Validate implements Callable<Integer> {
        /// How the problems are written.
        enum Format {
            text,
            json
        }

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private WorldOption world = new WorldOption();

        @Option(
                names = "--format",
                defaultValue = "text",
                description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
        private Format format = Format.text;

        @Option(names = "--verbose", description = "Also lists the figures published after the world's as_of.")
        private boolean verbose;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            Path folder;
            try {
                folder = world.folder();
            } catch (IllegalArgumentException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return ExitCode.BAD_INPUT;
            }
            // The solver is loaded only for a world without errors.
            WorldValidator.Check calibration = sound -> new CalibrationCheck(Solvers.highs()).of(sound);
            WorldValidator.Checked tables = WorldValidator.check(folder, List.of(calibration));
            WorldValidator.Checked checked =
                    tables.with(WorldParts.problems(folder, tables.world().value()));
            switch (format) {
                case text -> printText(out, folder, checked);
                case json -> printJson(out, folder, checked);
            }
            out.flush();
            return checked.world().hasErrors() ? ExitCode.BAD_INPUT : ExitCode.DONE;
        }

        private void printText(PrintWriter out, Path folder, WorldValidator.Checked checked) {
            Loaded<Optional<World>> loaded = checked.world();
            loaded.problems().forEach(p -> out.println(p.text()));
            if (verbose) {
                checked.later().forEach(l -> out.println(l.text()));
            }
            loaded.value()
                    .ifPresent(w -> out.println(count(w.places().size(), "place") + ", "
                            + count(w.items().size(), "item") + ", "
                            + count(w.recipes().size(), "recipe") + ", "
                            + count(w.plants().size(), "plant") + ", "
                            + count(w.lanes().size(), "lane") + ", "
                            + count(w.demands().size(), "demand") + ", " + count(checked.figures(), "figure") + "."));
            if (!checked.later().isEmpty()) {
                out.println(
                        count(checked.later().size(), "line") + " published after the world's as_of, which questions"
                                + " do not use by default" + (verbose ? "." : "; --verbose lists them."));
            }
            if (!checked.complete()) {
                out.println("Some checks need sound lines and were not made; run again after correcting these.");
            }
            long errors = errors(checked);
            long warnings = loaded.problems().size() - errors;
            out.println(folder + ": " + count(errors, "error") + ", " + count(warnings, "warning") + ".");
        }

        private void printJson(PrintWriter out, Path folder, WorldValidator.Checked checked) {
            List<Map<String, Object>> problems =
                    checked.world().problems().stream().map(Validate::json).toList();
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("world", folder.toString());
            report.put("errors", errors(checked));
            report.put("warnings", problems.size() - errors(checked));
            report.put("complete", checked.complete());
            report.put("figures", checked.figures());
            report.put("problems", problems);
            report.put(
                    "later",
                    checked.later().stream()
                            .map(l -> Map.of(
                                    "file", l.file(),
                                    "line", l.line(),
                                    "what", l.what(),
                                    "published", l.published().toString()))
                            .toList());
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build()
                    .writeValueAsString(report));
        }

        private static Map<String, Object> json(Problem problem) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("severity", problem.isError() ? "error" : "warning");
            fields.put("file", problem.file());
            fields.put("line", problem.line());
            fields.put("field", problem.field());
            fields.put("value", problem.value());
            fields.put("expected", problem.expected());
            fields.put("hint", problem.hint());
            return fields;
        }

        private static long errors(WorldValidator.Checked checked) {
            return checked.world().problems().stream().filter(Problem::isError).count();
        }

        private static String count(long number, String word) {
            return number + " " + word + (number == 1 ? "" : "s");
        }
    }

    /// Writes a small commented world that runs.
    @Command(
            name = "init",
            description = "Writes a small commented world into a new or empty folder.",
            mixinStandardHelpOptions = true)
    static final class Init implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
        private Path folder = Path.of("");

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try {
                int files = WorldInit.write(folder).size();
                out.println("Wrote " + files + " files to " + folder + ".");
                out.println("Next: chokepoint world validate " + folder);
                out.flush();
                return ExitCode.DONE;
            } catch (IllegalArgumentException | UncheckedIOException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return ExitCode.BAD_INPUT;
            }
        }
    }
}
