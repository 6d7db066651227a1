package dev.chokepoint.app.sweep;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.sweep.SweepPlan;
import dev.chokepoint.answer.sweep.SweepWorlds;
import dev.chokepoint.app.input.InputException;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.view.scope.Version;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.world.BehaviourReader;
import dev.chokepoint.data.world.OutcomeReader;
import dev.chokepoint.data.world.ScenarioReader;
import dev.chokepoint.data.world.WorldFolder;
import dev.chokepoint.solver.LpSolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The plan of a sweep with the worlds and scenarios that it names, read once.
public final class SweepFiles {
    private final Path planFile;
    private final Function<String, Path> folderOf;
    private final Map<String, WorldRecord> worlds = new HashMap<>();
    private final SweepPlan plan;

    private SweepFiles(Path planFile, Function<String, Path> folderOf) {
        this.planFile = planFile;
        this.folderOf = folderOf;
        this.plan = InputException.require("The plan " + planFile, SweepPlanReader.read(planFile, this::day))
                .orElseThrow(() -> new IllegalArgumentException("The plan " + planFile + " could not be read."));
    }

    /// Reads a plan whose worlds are found as users name them.
    ///
    /// @throws InputException if the plan or its first world is wrong
    public static SweepFiles read(Path planFile) {
        return read(planFile, WorldFolder::find);
    }

    /// Reads a plan.
    ///
    /// @param folderOf the folder of a world that the plan names
    static SweepFiles read(Path planFile, Function<String, Path> folderOf) {
        SweepFiles files = new SweepFiles(planFile, folderOf);
        for (String scenario : files.plan.scenarios()) {
            if (!scenario.isEmpty() && !Files.isRegularFile(files.scenario(scenario))) {
                throw new IllegalArgumentException("There is no scenario " + files.scenario(scenario) + ".");
            }
        }
        return files;
    }

    public SweepPlan plan() {
        return plan;
    }

    Path planFile() {
        return planFile;
    }

    /// The folder of a world of the plan.
    Path folder(String world) {
        return folderOf.apply(world);
    }

    /// The file of a scenario of the plan, which lies beside it.
    Path scenario(String name) {
        return planFile.toAbsolutePath().resolveSibling(name);
    }

    /// Sets up a cell; the caller closes it.
    ///
    /// @throws dev.chokepoint.exposure.network.NoCertifiedAnswerException
    ///     if the central world has no certified plan
    public SweepWorlds setUp(SweepPlan.Cell cell, LpSolver solver) {
        Question stands = Question.of(record(cell.world()), cell.day());
        Question question = cell.scenario().isEmpty()
                ? stands
                : stands.withScenario(WorldFiles.scenario(List.of(scenario(cell.scenario()))));
        return SweepWorlds.of(plan, question, Means.of(solver));
    }

    private LocalDate day(String world) {
        return record(world).world().asOf();
    }

    private synchronized WorldRecord record(String world) {
        return worlds.computeIfAbsent(world, name -> WorldFiles.record(folder(name)));
    }

    /// What a world is read with that lies beside it: the behaviour that worlds share, and what was observed of it.
    List<Path> beside(String world) {
        Path folder = folder(world);
        return Stream.of(BehaviourReader.shared(folder), OutcomeReader.file(folder))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The files of a scenario of the plan: its own, then those that it branches from.
    List<Path> scenarioFiles(String name) {
        return ScenarioReader.files(scenario(name));
    }

    /// The plan with the versions of program, worlds, what lies beside them, and scenarios: only the same one goes on.
    public String identity() {
        StringBuilder text = new StringBuilder("plan of a sweep; a sweep with another one needs a folder of its own\n");
        text.append("program ").append(Version.text()).append('\n');
        text.append("outputs ")
                .append(plan.outputs().stream().sorted().toList())
                .append('\n');
        text.append("draws ")
                .append(plan.draws())
                .append(", seed ")
                .append(plan.seed())
                .append('\n');
        plan.days().forEach(d -> text.append(d).append('\n'));
        for (String world : plan.worlds()) {
            text.append("world ")
                    .append(world)
                    .append(' ')
                    .append(record(world).hash())
                    .append('\n');
            for (Path file : beside(world)) {
                text.append("with ")
                        .append(file.getFileName())
                        .append(' ')
                        .append(Sha256.hex(content(file)))
                        .append('\n');
            }
        }
        for (String scenario : plan.scenarios()) {
            text.append("scenario ")
                    .append(scenario.isEmpty() ? "none" : scenario)
                    .append('\n');
            if (!scenario.isEmpty()) {
                scenarioFiles(scenario).forEach(file -> text.append(content(file)));
            }
        }
        return text.toString();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
