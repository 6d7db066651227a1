package dev.chokepoint.app.cli.evidence;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.evidence.RuleExamples;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Works on the reading rules.
@Command(
        name = "rules",
        description = "Works on the reading rules.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.Test.class, RulesScoreCommand.class})
public final class RulesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /// Runs the examples of all rules.
    @Command(
            name = "test",
            description = "Runs the examples that every rule must and must not fire on.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Option(
                names = "--rules",
                paramLabel = "DIR",
                description = "A folder with rule files of your own; those it lacks are the bundled ones.")
        private Optional<Path> rules = Optional.empty();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            Loaded<ReadingRules> loaded = rules.isPresent() ? ReadingRules.load(rules.get()) : ReadingRules.bundled();
            loaded.problems().forEach(p -> err.println(p.text()));
            if (loaded.hasErrors()) {
                return ExitCode.BAD_INPUT;
            }
            RuleExamples.Outcome outcome;
            try {
                outcome = RuleExamples.run(loaded.value());
            } catch (IllegalArgumentException e) {
                err.println(e.getMessage());
                return ExitCode.BAD_INPUT;
            }
            outcome.failures().forEach(p -> err.println(p.text()));
            out.println(outcome.rules() + " rules, " + outcome.examples() + " examples, "
                    + outcome.failures().size() + " wrong.");
            out.flush();
            return outcome.failures().isEmpty() ? ExitCode.DONE : ExitCode.BAD_INPUT;
        }
    }
}
