package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.view.losses.LargestLosses;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.tables.ShockFile;
import dev.chokepoint.data.tables.ShockReader;
import dev.chokepoint.data.tables.TableReader;
import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `chokepoint simulate`: simulations that need no world.
@Command(name = "simulate", description = "Simulates an economy, without a world.", mixinStandardHelpOptions = true)
public final class SimulateCommand implements Runnable {
    private static final int SHOWN = 10;
    private static final int SIDE_BY_SIDE = 16;

    /// What to follow where the documented equations and a peer's program differ.
    enum Compat {
        boario
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which simulation? There is one: ario.");
    }

    @Command(
            name = "ario",
            description = "Rations an economy day by day after a shock (ARIO on an input-output table).",
            mixinStandardHelpOptions = true)
    int ario(
            @Option(
                            names = "--table",
                            required = true,
                            paramLabel = "PATH",
                            description = "Folder, zip, CSV or NAME_input.npz of an input-output table.")
                    Path table,
            @Option(
                            names = "--shock",
                            required = true,
                            arity = "1..*",
                            paramLabel = "FILE",
                            description = "What happens (YAML or JSON); several files or a folder of them run side by"
                                    + " side and share every read of the table.")
                    List<Path> shocks,
            @Option(names = "--days", paramLabel = "N", description = "Days to run; replaces those of the files.")
                    Optional<Integer> days,
            @Option(
                            names = "--compat",
                            paramLabel = "PEER",
                            description = "Follow the observed behaviour of a peer: ${COMPLETION-CANDIDATES}.")
                    Optional<Compat> compat,
            @Option(
                            names = "--out",
                            paramLabel = "PATH",
                            description =
                                    "Write there: NAME.csv takes the series of every industry; a folder takes them,"
                                            + " a page per shock, index.html and, of several shocks, summary.csv.")
                    Optional<Path> out,
            @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures there.")
                    Optional<Path> html,
            @Option(names = "--threads", paramLabel = "N", description = "Threads; the numbers do not change.")
                    Optional<Integer> threads) {
        PrintWriter err = spec.commandLine().getErr();
        Loaded<Optional<TableBalance>> loaded = TableReader.read(table);
        print(loaded.problems(), err);
        if (loaded.value().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        IoTable economy = loaded.value().get().table();
        List<Named> files = new ArrayList<>();
        boolean rejected = false;
        for (Path path : ShockReader.files(shocks)) {
            Loaded<Optional<ShockFile>> file = ShockReader.read(path, economy);
            print(file.problems(), err);
            file.value().ifPresent(f -> files.add(new Named(path, f)));
            rejected |= file.value().isEmpty();
        }
        if (rejected || files.isEmpty()) {
            if (files.isEmpty() && !rejected) {
                err.println("There is no shock (.yaml, .yml or .json) in " + shocks + ".");
            }
            return ExitCode.BAD_INPUT;
        }
        int workers = threads.orElse(Math.min(4, Runtime.getRuntime().availableProcessors()));
        PrintWriter text = spec.commandLine().getOut();
        try {
            SimulationOutputs outputs = new SimulationOutputs(out, html, files.size());
            int done = 0;
            for (List<Named> batch : batches(files)) {
                ShockFile first = batch.getFirst().file();
                ArioModel model =
                        compat.isPresent() ? first.model().withVariant(ArioModel.Variant.BOARIO) : first.model();
                List<ArioRun> runs = Ario.of(economy, model, days.orElse(first.days()))
                        .withThreads(workers)
                        .sweep(batch.stream().map(n -> n.file().shock()).toList());
                for (int k = 0; k < runs.size(); k++) {
                    summary(runs.get(k), text);
                    outputs.write(runs.get(k), batch.get(k).path(), ++done).forEach(text::println);
                    text.flush();
                }
            }
            outputs.end().forEach(text::println);
            text.flush();
            return 0;
        } catch (IllegalArgumentException | UncheckedIOException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    /// A shock and the file it is from.
    private record Named(Path path, ShockFile file) {}

    /// Groups shocks that share a model and a number of days, in the order of the files, as many at a time as share
    /// a read of the table well and leave room for their series.
    private static List<List<Named>> batches(List<Named> files) {
        Map<List<Object>, List<List<Named>>> groups = new LinkedHashMap<>();
        for (Named n : files) {
            List<List<Named>> group =
                    groups.computeIfAbsent(List.of(n.file().model(), n.file().days()), k -> new ArrayList<>());
            if (group.isEmpty() || group.getLast().size() == SIDE_BY_SIDE) {
                group.add(new ArrayList<>());
            }
            group.getLast().add(n);
        }
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static void print(List<Problem> problems, PrintWriter err) {
        problems.forEach(p -> err.println(p.text()));
        err.flush();
    }

    private static void summary(ArioRun run, PrintWriter out) {
        IoTable table = run.table();
        double normal = 0;
        double[] byRegion = new double[table.regions().size()];
        for (int i = 0; i < table.size(); i++) {
            normal += run.normal(i) * run.steps();
            byRegion[table.regionOf(i)] += run.loss(i);
        }
        out.printf("%s: %d steps of %d day(s)%n", run.shock().name(), run.steps(), run.daysPerStep());
        out.printf(
                "  production lost     %14s million (%s %% of normal)%n",
                Numbers.text(run.lostProduction()), Numbers.text(100 * run.lostProduction() / normal));
        out.printf("  final demand unmet  %14s million%n", Numbers.text(run.unmetDemand()));
        out.println("  largest losses, million (share of normal)");
        for (int i : LargestLosses.of(run, SHOWN)) {
            double usual = run.normal(i) * run.steps();
            out.printf(
                    "    %-40s %14s  (%s %%)%n",
                    table.industry(i), Numbers.text(run.loss(i)), Numbers.text(100 * run.loss(i) / usual));
        }
        out.println("  by region, million");
        List<Integer> regions = new ArrayList<>();
        for (int r = 0; r < byRegion.length; r++) {
            regions.add(r);
        }
        regions.sort(Comparator.comparingDouble(r -> -byRegion[r]));
        for (int r : regions.subList(0, Math.min(SHOWN, regions.size()))) {
            out.printf("    %-40s %14s%n", table.regions().get(r), Numbers.text(byRegion[r]));
        }
    }
}
