package dev.chokepoint.app.cli;

import dev.chokepoint.answer.Information;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Changes to the world that an answer is asked for.
final class WhatIfOptions {
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

    Information information() {
        if (information != Word.perfect && !scenarios.isEmpty()) {
            throw new DateOptions.UsageException("--information " + information
                    + " follows the ledger's dates and cannot be combined with --scenario.");
        }
        return information.information;
    }

    List<Path> scenarios() {
        return List.copyOf(scenarios);
    }
}
