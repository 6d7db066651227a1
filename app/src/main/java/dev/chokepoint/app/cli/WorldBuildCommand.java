package dev.chokepoint.app.cli;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.build.WorldBuild;
import dev.chokepoint.data.indicators.Materials;
import dev.chokepoint.data.indicators.StoreRows;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.data.world.WorldValidator;
import dev.chokepoint.exposure.check.CalibrationCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chokepoint world build`: a draft of a world from what a store holds.
@Command(
        name = "build",
        description = {
            "Drafts a world of some items from what a store holds: places, lanes, production, use and prices with their"
                    + " sources.",
            "What is assumed or missing is listed in its README.md, to be refined by hand."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "How to: docs/how-to/build-a-world.md"})
final class WorldBuildCommand implements Callable<Integer> {
    private static final int LARGEST = 8;
    private static final int SHOWN = 12;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "DIR", description = "a new or empty folder")
    private Path folder = Path.of("");

    @Option(
            names = "--items",
            required = true,
            paramLabel = "FILE",
            description = "items with their customs codes (CSV: item,stage,production,codes)")
    private Path items = Path.of("");

    @Option(names = "--from", required = true, paramLabel = "STORE", description = "the folder of the store")
    private Path store = Path.of("");

    @Option(names = "--year", paramLabel = "Y", description = "the year of the figures (default: the last of BACI)")
    private int year;

    @Option(
            names = "--series",
            paramLabel = "K",
            description = "whose production: wmd, usgs or bgs (default ${DEFAULT-VALUE})")
    private String series = "wmd";

    @Option(
            names = "--places",
            split = ",",
            paramLabel = "C",
            description = "places that are told apart, such as US,CN,EU (default: the " + LARGEST
                    + " that make and trade most)")
    private List<String> places = List.of();

    @Option(names = "--ledger", paramLabel = "WORLD", description = "the world whose ledger it shares")
    private String ledger = "";

    @Override
    public Integer call() {
        List<Materials.Material> materials = Materials.read(items);
        WorldBuild.Result made;
        try (TradeStore from = TradeStore.open(store)) {
            int of = year > 0
                    ? year
                    : from.rowSets().stream()
                            .filter(s -> s.kind().equals("baci"))
                            .mapToInt(s -> s.year())
                            .max()
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "The store (" + store + ") holds no BACI: --year says which year of UN Comtrade."));
            made = WorldBuild.write(
                    folder,
                    new WorldBuild.Asked(
                            String.valueOf(folder.toAbsolutePath().normalize().getFileName()),
                            of,
                            places,
                            LARGEST,
                            ledger),
                    materials,
                    StoreRows.of(from, materials, series, of),
                    from.rowSets());
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(folder + ": " + made.places() + " places, " + made.items() + " items, " + made.lanes() + " lanes; "
                + made.gaps().size() + " gaps, listed in " + folder.resolve("README.md") + ":");
        made.gaps().stream().limit(SHOWN).forEach(g -> out.println("  " + g));
        if (made.gaps().size() > SHOWN) {
            out.println("  and " + (made.gaps().size() - SHOWN) + " more");
        }
        WorldValidator.Check calibration = sound -> new CalibrationCheck(Solvers.highs()).of(sound);
        List<Problem> problems =
                WorldValidator.check(folder, List.of(calibration)).world().problems();
        problems.forEach(p -> out.println(p.text()));
        out.println(
                problems.isEmpty()
                        ? "It is sound as it stands: chokepoint world validate " + folder
                        : "To be mended by hand; then: chokepoint world validate " + folder);
        out.flush();
        return ExitCode.DONE;
    }
}
