package dev.chokepoint.app;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.AtomicFile;
import dev.chokepoint.data.WorldFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// All four stages on a world.
@Command(
        name = "assess",
        description = "All four stages on a world: evidence, controls, exposure, deals.",
        mixinStandardHelpOptions = true)
class AssessCommand implements Callable<Integer> {
    /// How the answer is written.
    enum Format {
        text,
        json,
        html
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "WORLD",
            defaultValue = WorldFolder.DEFAULT,
            description = "the folder of a world or the name of a bundled one (default: ${DEFAULT-VALUE})")
    private String world = WorldFolder.DEFAULT;

    @Mixin
    private DateOptions dates = new DateOptions();

    @Mixin
    private WhatIfOptions whatIf = new WhatIfOptions();

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "PATH", description = "file to write instead of the terminal")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            defaultValue = "0",
            description = "threads to use; the numbers do not depend on it (default: all)")
    private int threads;

    @Mixin
    private DrawOptions draws = new DrawOptions();

    @Override
    public Integer call() {
        boolean drawn = draws.wanted(seedIsUsedAnyway());
        if (drawn && whatIf.information() != WhatIfOptions.Information.perfect) {
            throw new DateOptions.UsageException(
                    "--draws plans with perfect information only: every draw of a myopic market is a plan anew each month.");
        }
        AsOf asOf = dates.asOf(LocalDate.now(ZoneId.systemDefault()));
        Assessment assessment = assessor(new Assessor(spec.commandLine().getErr()::println)
                        .withScenarios(whatIf.scenarios())
                        .withInformation(whatIf.information()))
                .assess(WorldFolder.find(world), asOf, threads(threads));
        if (!drawn) {
            write(assessment, List.of());
            return Main.DONE;
        }
        try (Interruption interruption =
                new Interruption(draws.asked().seconds(), spec.commandLine().getErr())) {
            DrawsView bands = new Uncertainty(spec.commandLine().getErr()::println)
                    .withScenarios(whatIf.scenarios())
                    .bands(folder(), asOf, assessment, parts(), draws.asked(), interruption, threads());
            write(assessment, List.of(bands));
        }
        return Main.DONE;
    }

    /// Writes the answer, with its bands where draws were asked for.
    private void write(Assessment assessment, List<DrawsView> bands) {
        switch (format) {
            case text ->
                write(text(assessment)
                        + String.join("", bands.stream().map(DrawsText::text).toList()));
            case json -> write(AssessmentJson.write(part(assessment), bands));
            case html -> write(ReportWriter.html(assessment, bands));
        }
    }

    /// What is asked again of every draw.
    Set<Uncertainty.Part> parts() {
        return EnumSet.allOf(Uncertainty.Part.class);
    }

    /// Whether the command samples something without draws, too.
    boolean seedIsUsedAnyway() {
        return false;
    }

    DrawOptions draws() {
        return draws;
    }

    /// The assessor with what this command wants beside the usual answer.
    Assessor assessor(Assessor plain) {
        return plain;
    }

    WhatIfOptions whatIf() {
        return whatIf;
    }

    CommandSpec spec() {
        return spec;
    }

    Path folder() {
        return WorldFolder.find(world);
    }

    AsOf asOf() {
        return dates.asOf(LocalDate.now(ZoneId.systemDefault()));
    }

    Format format() {
        return format;
    }

    int threads() {
        return threads(threads);
    }

    /// The answer for the terminal.
    String text(Assessment assessment) {
        return Summary.text(assessment);
    }

    /// What `--format json` prints.
    Object part(Assessment assessment) {
        return assessment;
    }

    /// The number of threads asked for; 0 stands for all, at most eight.
    static int threads(int wanted) {
        return wanted > 0 ? wanted : Math.min(8, Runtime.getRuntime().availableProcessors());
    }

    /// Prints, or writes to the file that was named.
    void write(String text) {
        if (out == null) {
            PrintWriter to = spec.commandLine().getOut();
            to.print(text);
            to.flush();
        } else {
            AtomicFile.write(out, text);
            spec.commandLine().getErr().println("written: " + out);
        }
    }
}
