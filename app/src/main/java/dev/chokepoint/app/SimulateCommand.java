package dev.chokepoint.app;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.tables.SeriesWriter;
import dev.chokepoint.data.tables.ShockFile;
import dev.chokepoint.data.tables.ShockReader;
import dev.chokepoint.data.tables.TableReader;
import dev.chokepoint.exposure.ario.Ario;
import dev.chokepoint.exposure.ario.ArioModel;
import dev.chokepoint.exposure.ario.ArioRun;
import dev.chokepoint.exposure.ario.ArioShock;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
                            paramLabel = "FILE",
                            description = "What happens (YAML or JSON); repeat it to run many shocks side by side.")
                    List<Path> shocks,
            @Option(names = "--days", paramLabel = "N", description = "Days to run; replaces those of the files.")
                    Optional<Integer> days,
            @Option(
                            names = "--compat",
                            paramLabel = "PEER",
                            description = "Follow the observed behaviour of a peer: ${COMPLETION-CANDIDATES}.")
                    Optional<Compat> compat,
            @Option(names = "--out", paramLabel = "CSV", description = "Write the series of every industry there.")
                    Optional<Path> out,
            @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures there.")
                    Optional<Path> html,
            @Option(names = "--threads", paramLabel = "N", description = "Threads; the numbers do not change.")
                    Optional<Integer> threads) {
        PrintWriter err = spec.commandLine().getErr();
        Loaded<Optional<TableBalance>> loaded = TableReader.read(table);
        print(loaded.problems(), err);
        if (loaded.value().isEmpty()) {
            return Main.BAD_INPUT;
        }
        IoTable economy = loaded.value().get().table();
        List<ShockFile> files = new ArrayList<>();
        for (Path shock : shocks) {
            Loaded<Optional<ShockFile>> file = ShockReader.read(shock, economy);
            print(file.problems(), err);
            file.value().ifPresent(files::add);
        }
        if (files.size() < shocks.size()) {
            return Main.BAD_INPUT;
        }
        ShockFile first = files.getFirst();
        List<ArioShock> all = new ArrayList<>();
        for (ShockFile file : files) {
            if (!file.model().equals(first.model()) || (days.isEmpty() && file.days() != first.days())) {
                err.println("Shocks that run side by side must agree on model and days; ("
                        + file.shock().name() + ") differs from ("
                        + first.shock().name() + ").");
                return Main.BAD_INPUT;
            }
            all.add(file.shock());
        }
        int workers = threads.orElse(Math.min(4, Runtime.getRuntime().availableProcessors()));
        try {
            ArioModel model = compat.isPresent() ? first.model().withVariant(ArioModel.Variant.BOARIO) : first.model();
            List<ArioRun> runs = Ario.of(economy, model, days.orElse(first.days()))
                    .withThreads(workers)
                    .sweep(all);
            PrintWriter text = spec.commandLine().getOut();
            for (int k = 0; k < runs.size(); k++) {
                summary(runs.get(k), text);
                if (out.isPresent()) {
                    Path file = numbered(out.get(), k, runs.size());
                    SeriesWriter.series(runs.get(k), file);
                    text.println("series: " + file);
                }
                if (html.isPresent()) {
                    Path file = numbered(html.get(), k, runs.size());
                    Files.writeString(file, SimulationPage.of(runs.get(k)));
                    text.println("page: " + file);
                }
            }
            text.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return Main.BAD_INPUT;
        } catch (IOException e) {
            err.println("The result could not be written: " + e.getMessage());
            return Main.BAD_INPUT;
        }
    }

    private static void print(List<Problem> problems, PrintWriter err) {
        problems.forEach(p -> err.println(p.text()));
        err.flush();
    }

    private static Path numbered(Path file, int k, int count) {
        if (count == 1) {
            return file;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return file.resolveSibling(stem + "-" + (k + 1) + (dot < 0 ? "" : name.substring(dot)));
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
        for (int i : worst(run, SHOWN)) {
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

    /// The industries with the largest losses above 0, most first.
    static List<Integer> worst(ArioRun run, int count) {
        List<Integer> order = new ArrayList<>();
        double[] loss = new double[run.table().size()];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = run.loss(i);
            if (loss[i] > 0) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingDouble(i -> -loss[i]));
        return order.subList(0, Math.min(count, order.size()));
    }
}
