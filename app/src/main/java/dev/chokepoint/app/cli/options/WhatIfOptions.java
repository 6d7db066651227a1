package dev.chokepoint.app.cli.options;

import dev.chokepoint.answer.Information;
import dev.chokepoint.answer.Question;
import dev.chokepoint.controls.law.Branch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Changes to the world that an answer is asked for.
public final class WhatIfOptions {
    @Option(
            names = "--scenario",
            paramLabel = "FILE",
            description = "changes to the measures, bounds and costs of the world (docs/world-format.md); repeatable")
    private List<Path> scenarios = new ArrayList<>();

    /// What the market of the best case knows, in the words of the command line.
    enum Word {
        perfect(Information.PERFECT),
        myopic(Information.MYOPIC),
        tree(Information.TREE);

        private final Information information;

        Word(Information information) {
            this.information = information;
        }
    }

    @Option(
            names = "--information",
            defaultValue = "perfect",
            description =
                    "what the market of the best case knows: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});"
                            + " myopic plans anew each month on what was public then, tree once over all that may come"
                            + " with its probabilities")
    private Word information = Word.perfect;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            defaultValue = "scheduled",
            description = "how suspensions go on that may run out after the last day read: scheduled (they end as"
                    + " written), announced (they run to the day that was said) or extended (they go on); default:"
                    + " ${DEFAULT-VALUE}",
            converter = BranchConverter.class)
    private Branch branch = Branch.SCHEDULED;

    @Option(
            names = "--leakage",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description =
                    "how much leaks past the measures and is re-exported in the expected case, as a factor on what"
                            + " behaviour states: 0 for perfect enforcement, 2 for twice as much (default: ${DEFAULT-VALUE})")
    private double leakage = 1;

    private static final class BranchConverter implements ITypeConverter<Branch> {
        @Override
        public Branch convert(String word) {
            return Stream.of(Branch.values())
                    .filter(b -> b.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "must be one of scheduled, announced, extended, not (" + word + ")"));
        }
    }

    public Branch branch() {
        return branch;
    }

    public Information information() {
        if (information != Word.perfect && !scenarios.isEmpty()) {
            throw new DateOptions.UsageException("--information " + information
                    + " follows the ledger's dates and cannot be combined with --scenario.");
        }
        return information.information;
    }

    /// Factor on what gets round the measures in the expected case.
    public double leakage() {
        if (!(leakage >= 0 && leakage <= Question.MOST_LEAKAGE)) {
            throw new DateOptions.UsageException(
                    "--leakage (" + leakage + ") must be 0 to " + Math.round(Question.MOST_LEAKAGE) + ".");
        }
        return leakage;
    }

    public List<Path> scenarios() {
        return List.copyOf(scenarios);
    }
}
