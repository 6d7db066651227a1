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

    List<Path> scenarios() {
        return List.copyOf(scenarios);
    }
}
