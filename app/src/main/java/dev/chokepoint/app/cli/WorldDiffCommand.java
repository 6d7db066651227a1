package dev.chokepoint.app.cli;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.answer.comparison.WorldDifference;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.text.WorldDiffText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.WorldDiffView;
import dev.chokepoint.base.AsOf;
import dev.chokepoint.data.world.WorldFolder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What differs between two worlds, or between two days of one.
@Command(
        name = "diff",
        description = "What differs between two worlds and why: figures with their sources, places, items, plants,"
                + " lanes, and where measures stand.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: chokepoint world diff us-china-2025 us-china-2026",
            "What a world learned: chokepoint world diff us-china-2025 us-china-2025 --as-of 2025-06-10,2026-09-30"
        })
final class WorldDiffCommand implements Callable<Integer> {
    /// How the differences are written.
    enum Format {
        text,
        json
    }

    private static final int MOST = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "A", description = "the folder of a world or the name of a bundled one")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "the other one")
    private String second = "";

    @Option(
            names = "--as-of",
            paramLabel = "D1,D2",
            split = ",",
            description = "the day of each world, or one for both (default: the day of each)")
    private List<LocalDate> days = List.of();

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "how many figures of a kind the text shows, 0 for all (default: " + MOST + ")")
    private int most = MOST;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "where it goes (default: the terminal)")
    private @Nullable Path target;

    @Override
    public Integer call() {
        if (days.size() > 2) {
            throw new DateOptions.UsageException("--as-of takes one day or two.");
        }
        WorldDiffView view =
                WorldDiffView.of(WorldDifference.of(side(first, 0), side(second, Math.max(0, days.size() - 1))));
        String text = switch (format) {
            case text -> WorldDiffText.of(view, most == 0 ? Integer.MAX_VALUE : most);
            case json -> AnswerJson.write(AnswerKind.WORLD_DIFF, view);
        };
        AnswerOptions.write(spec, text, target);
        return ExitCode.DONE;
    }

    private WorldDifference.Side side(String name, int day) {
        WorldRecord record = WorldFiles.record(WorldFolder.find(name));
        return new WorldDifference.Side(
                record, AsOf.of(days.isEmpty() ? record.world().asOf() : days.get(day)));
    }
}
