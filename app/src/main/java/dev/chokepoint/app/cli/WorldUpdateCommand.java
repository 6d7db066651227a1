package dev.chokepoint.app.cli;

import dev.chokepoint.answer.lanes.LedgerBindings;
import dev.chokepoint.app.cli.options.AnswerOptions;
import dev.chokepoint.app.cli.options.DateOptions;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.cli.options.WorldOption;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.text.WorldUpdateText;
import dev.chokepoint.app.view.AnswerJson;
import dev.chokepoint.app.view.AnswerKind;
import dev.chokepoint.app.view.WorldUpdateView;
import dev.chokepoint.base.Problem;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.data.build.WorldCopy;
import dev.chokepoint.data.build.WorldUpdate;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.validation.WorldParts;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldValidator;
import dev.chokepoint.exposure.check.CalibrationCheck;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.World;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint world update`: a world with the newer figures of a store.
@Command(
        name = "update",
        description = {
            "Holds a world against newer trade and production in a store, and writes it anew with what the store knows"
                    + " better, as one more vintage of each figure.",
            "What differs beyond a factor is shown and not taken; assumptions stay unless --over-assumptions is given;"
                    + " the world itself is only read."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "How to: docs/how-to/update-a-world.md"})
final class WorldUpdateCommand implements Callable<Integer> {
    /// How the comparison is written.
    enum Format {
        text,
        json
    }

    private static final int MOST = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private WorldOption world = new WorldOption();

    @Option(names = "--from", required = true, paramLabel = "STORE", description = "the folder of the store")
    private Path store = Path.of("");

    @Option(names = "--into", paramLabel = "DIR", description = "a new or empty folder for the new world")
    private @Nullable Path folder;

    @Option(names = "--dry-run", description = "shows what would be taken and writes nothing")
    private boolean dryRun;

    @Option(
            names = "--year",
            paramLabel = "Y",
            description = "the year of the figures (default: the newest of each series)")
    private int year;

    @Option(
            names = "--dataset",
            paramLabel = "D",
            description = "the data set of BACI where the store has several of the year, such as HS22-V202601")
    private String dataset = "";

    @Option(
            names = "--series",
            paramLabel = "K",
            description = "whose production: usgs, wmd or bgs (default: the one that the store has)")
    private String series = "";

    @Option(
            names = "--items",
            paramLabel = "FILE",
            description = "series of production and customs codes of items where the world does not tell"
                    + " (CSV: item,stage,production,codes, as of world build)")
    private @Nullable Path items;

    @Option(
            names = "--factor",
            paramLabel = "F",
            description = "what is more than F times, or less than 1/F of, the world's value is not taken"
                    + " (default ${DEFAULT-VALUE})")
    private double factor = 2;

    @Option(
            names = "--over-assumptions",
            description = "also takes what the store says where the world has an assumption")
    private boolean overAssumptions;

    @Option(
            names = "--take",
            paramLabel = "KEY",
            description = "takes this figure although it is assumed, differs much or is of a year with measures;"
                    + " repeatable")
    private List<String> taken = List.of();

    @Option(
            names = "--published",
            paramLabel = "SET=DAY",
            description = "the day on which a data set became public, such as usgs=2026-02-06 (default: that of the"
                    + " same source in the world, else the day of the import); repeatable")
    private Map<String, LocalDate> published = new LinkedHashMap<>();

    @Option(
            names = "--most",
            paramLabel = "N",
            description = "how many figures of a kind the text shows, 0 for all (default: " + MOST + ")")
    private int most = MOST;

    @Option(names = "--format", defaultValue = "text", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "where the comparison goes (default: the terminal)")
    private @Nullable Path target;

    @Override
    public Integer call() {
        if (folder == null && !dryRun) {
            throw new DateOptions.UsageException(
                    "--into DIR says where the new world goes; --dry-run only shows what would be taken.");
        }
        Path from = world.folder();
        WorldUpdate.Asked asked = new WorldUpdate.Asked(
                year,
                dataset,
                series,
                items == null ? List.of() : Materials.read(items),
                factor,
                overAssumptions,
                Set.copyOf(new LinkedHashSet<>(taken)),
                published);
        WorldUpdate.Plan plan;
        try (TradeStore opened = TradeStore.open(store)) {
            plan = WorldUpdate.of(from, opened, asked, measures(from));
        }
        WorldUpdateView view = WorldUpdateView.of(plan, WorldHash.of(from));
        show(view);
        if (folder != null && !dryRun) {
            write(plan, view, folder);
        }
        return ExitCode.DONE;
    }

    private void show(WorldUpdateView view) {
        String text = switch (format) {
            case text -> WorldUpdateText.of(view, most == 0 ? Integer.MAX_VALUE : most);
            case json -> AnswerJson.write(AnswerKind.WORLD_UPDATE, view);
        };
        AnswerOptions.write(spec, text, target);
    }

    private void write(WorldUpdate.Plan plan, WorldUpdateView view, Path into) {
        PrintWriter err = spec.commandLine().getErr();
        WorldCopy.write(
                plan, into, "# Update\n\n```\n" + WorldUpdateText.of(view, Integer.MAX_VALUE) + "```\n", made -> {
                    WorldValidator.Check calibration = sound -> new CalibrationCheck(Solvers.highs()).of(sound);
                    WorldValidator.Checked own = WorldValidator.check(made, List.of(calibration));
                    WorldValidator.Checked whole =
                            own.with(WorldParts.problems(made, own.world().value()));
                    refuse(whole.world().problems(), "");
                    // What the newer figures do to the world shows on the day on which they are known.
                    Set<String> before =
                            WorldValidator.checkOn(plan.folder(), plan.known(), List.of(calibration))
                                    .world()
                                    .problems()
                                    .stream()
                                    .map(WorldUpdateCommand::withoutLines)
                                    .collect(Collectors.toSet());
                    List<Problem> then =
                            WorldValidator.checkOn(made, plan.known(), List.of(calibration)).world().problems().stream()
                                    .filter(p -> !before.contains(withoutLines(p)))
                                    .toList();
                    refuse(then, " as of " + plan.known());
                    then.forEach(p -> err.println("as of " + plan.known() + ": " + p.text()));
                });
        err.println("written: " + into + " (" + plan.lines().size() + " lines more; UPDATE.md has the comparison)");
        err.println("Next: chokepoint world diff " + plan.folder() + " " + into + " --as-of " + plan.known());
    }

    /// A problem by which it is known again where lines have moved.
    private static String withoutLines(Problem problem) {
        return problem.file()
                + problem.field()
                + problem.value()
                + problem.expected().replaceAll(":\\d+", "");
    }

    private static void refuse(List<Problem> problems, String when) {
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("With these figures the world would have errors" + when
                    + ", so nothing was written:\n"
                    + errors.stream().map(Problem::text).collect(Collectors.joining("\n")));
        }
    }

    /// Which measures of the world's ledger held a lane in a year.
    private static WorldUpdate.Measures measures(Path folder) {
        Ledger ledger = WorldFiles.ledger(folder);
        if (ledger.measures().isEmpty()) {
            return WorldUpdate.Measures.NONE;
        }
        World world = WorldFiles.world(folder);
        Map<String, Item> items = new HashMap<>();
        Map<String, Place> places = new HashMap<>();
        world.items().forEach(i -> items.put(i.id(), i));
        world.places().forEach(p -> places.put(p.id(), p));
        Map<LocalDate, LedgerBindings> bindings = new HashMap<>();
        return (item, from, to, of, known) -> {
            Item goods = items.get(item);
            Place origin = places.get(from);
            Place arrival = places.get(to);
            if (goods == null || origin == null || arrival == null) {
                return Optional.empty();
            }
            LedgerBindings asKnown = bindings.computeIfAbsent(known, day -> new LedgerBindings(ledger, day));
            for (int month = 1; month <= 12; month++) {
                LocalDate on = YearMonth.of(of, month).atEndOfMonth();
                Optional<String> held = asKnown.bindings(goods, origin, arrival, EndUse.CIVIL, on).stream()
                        .map(LaneControls.Binding::measure)
                        .findFirst();
                if (held.isPresent()) {
                    return held;
                }
            }
            return Optional.empty();
        };
    }
}
