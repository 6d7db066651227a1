package dev.chokepoint.app;

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

    /// What the market of the best case knows.
    enum Information {
        /// Every measure and the day on which licences flow again.
        perfect,
        /// In each month what was public then; when licences flow again is judged by the issuer's record.
        myopic,
        /// What is public on the knowledge date, and with which probability licences flow again in each month.
        tree
    }

    @Option(
            names = "--information",
            defaultValue = "perfect",
            description =
                    "what the market of the best case knows: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE});"
                            + " myopic plans anew each month on what was public then, tree once over all that may come"
                            + " with its probabilities")
    private Information information = Information.perfect;

    Information information() {
        if (information != Information.perfect && !scenarios.isEmpty()) {
            throw new DateOptions.UsageException("--information " + information
                    + " follows the ledger's dates and cannot be combined with --scenario.");
        }
        return information;
    }

    List<Path> scenarios() {
        return List.copyOf(scenarios);
    }
}
