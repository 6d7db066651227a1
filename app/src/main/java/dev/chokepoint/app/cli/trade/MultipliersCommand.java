package dev.chokepoint.app.cli.trade;

import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.data.tables.TableReader;
import dev.chokepoint.exposure.multipliers.Inoperability;
import dev.chokepoint.exposure.multipliers.InputOutput;
import dev.chokepoint.exposure.tables.IoTable;
import dev.chokepoint.exposure.tables.TableBalance;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `chokepoint multipliers`: what the linkages of an input–output table say.
@Command(
        name = "multipliers",
        description = "Leontief and Ghosh multipliers, hypothetical extraction and inoperability of a table.",
        mixinStandardHelpOptions = true)
public final class MultipliersCommand implements Callable<Integer> {
    private static final int LARGEST_DENSE = 5_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "PATH",
            description = "Folder, zip, CSV or NAME_input.npz of an input-output table.")
    @SuppressWarnings("NullAway.Init")
    private Path table;

    @Option(
            names = "--extract",
            paramLabel = "REGION/SECTOR",
            description = "Industries to take out (REGION/all and all/SECTOR too); or one arc, SELLER>BUYER.")
    private List<String> extract = List.of();

    @Option(names = "--share", paramLabel = "S", description = "The part taken out, 0 to 1 (default ${DEFAULT-VALUE}).")
    private double share = 1;

    @Option(
            names = "--perturb",
            paramLabel = "REGION/SECTOR=C",
            description = "Inoperability: the part of a sector's output that is perturbed, 0 to 1.")
    private List<String> perturb = List.of();

    @Option(names = "--steps", paramLabel = "N", description = "Inoperability over N steps instead of the equilibrium.")
    private int steps;

    @Option(
            names = "--resilience",
            paramLabel = "K",
            description = "The speed of every industry per step, with --steps (default ${DEFAULT-VALUE}).")
    private double resilience = 0.2;

    @Option(names = "--top", paramLabel = "N", description = "Rows to show (default ${DEFAULT-VALUE}).")
    private int top = 15;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Loaded<Optional<TableBalance>> loaded = TableReader.read(table);
        loaded.problems().forEach(p -> err.println(p.text()));
        if (loaded.value().isEmpty()) {
            return ExitCode.BAD_INPUT;
        }
        try {
            IoTable economy = loaded.value().get().table();
            InputOutput linkages = InputOutput.of(economy);
            if (!extract.isEmpty()) {
                extraction(linkages, out);
            } else if (!perturb.isEmpty()) {
                inoperability(economy, out);
            } else {
                multipliers(linkages, out);
            }
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private void multipliers(InputOutput linkages, PrintWriter out) {
        double[] leontief = linkages.outputMultipliers();
        double[] ghosh = linkages.supplyMultipliers();
        out.println("Output everywhere per unit of final demand for an industry (Leontief), and per unit of its value"
                + " added (Ghosh)");
        out.printf("  %-40s %10s %10s%n", "industry", "Leontief", "Ghosh");
        for (int i : largest(leontief)) {
            out.printf("  %-40s %10.4f %10.4f%n", linkages.table().industry(i), leontief[i], ghosh[i]);
        }
    }

    private void extraction(InputOutput linkages, PrintWriter out) {
        IoTable economy = linkages.table();
        List<String> arcs = extract.stream().filter(e -> e.contains(">")).toList();
        Set<Integer> rows = new TreeSet<>();
        for (String e : extract) {
            if (!e.contains(">")) {
                rows.addAll(industries(economy, e));
            }
        }
        if (!rows.isEmpty()) {
            print(String.join(", ", extract), linkages.extract(rows, share), economy, out);
        }
        for (String arc : arcs) {
            int cut = arc.indexOf('>');
            Set<Integer> sellers = industries(economy, arc.substring(0, cut).strip());
            Set<Integer> buyers = industries(economy, arc.substring(cut + 1).strip());
            if (sellers.size() != 1 || buyers.size() != 1) {
                throw new IllegalArgumentException("The arc (" + arc + ") must have one industry at each end.");
            }
            int seller = sellers.iterator().next();
            print(arc, linkages.extractArc(seller, buyers.iterator().next(), share), economy, out);
        }
    }

    private void print(String what, InputOutput.Extraction loss, IoTable economy, PrintWriter out) {
        out.printf("Without %s %% of %s%n", Numbers.text(100 * share), what);
        out.printf(
                "  output lost          %14s million a year (%s %%)%n",
                Numbers.text(loss.total()), Numbers.text(100 * loss.total() / economy.totalOutput()));
        out.printf("  of that elsewhere    %14s million a year%n", Numbers.text(loss.outside()));
    }

    private void inoperability(IoTable economy, PrintWriter out) {
        int n = economy.size();
        if (n > LARGEST_DENSE) {
            throw new IllegalArgumentException("The inoperability of (" + n
                    + ") industries needs a smaller table, at most " + LARGEST_DENSE + ".");
        }
        double[] c = new double[n];
        for (String p : perturb) {
            int equals = p.lastIndexOf('=');
            double value;
            try {
                value = Double.parseDouble(p.substring(equals + 1));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("The perturbation (" + p + ") must read REGION/SECTOR=0.3.", e);
            }
            for (int i : industries(economy, p.substring(0, Math.max(0, equals)))) {
                c[i] = value;
            }
        }
        double[][] flows = new double[n][];
        double[] output = new double[n];
        for (int i = 0; i < n; i++) {
            flows[i] = economy.sales(i);
            output[i] = economy.output(i);
        }
        Inoperability system = Inoperability.demandDriven(flows, output);
        double[] q;
        if (steps > 0) {
            double[] k = new double[n];
            java.util.Arrays.fill(k, resilience);
            q = system.path(k, steps, t -> c)[steps];
            out.println("Inoperability after " + steps + " steps");
        } else {
            q = system.equilibrium(c);
            out.println("Inoperability in equilibrium");
        }
        for (int i : largest(q)) {
            out.printf("  %-40s %10.6f%n", economy.industry(i), q[i]);
        }
    }

    private List<Integer> largest(double[] values) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -values[i]));
        return order.subList(0, Math.min(top, order.size()));
    }

    private static Set<Integer> industries(IoTable economy, String name) {
        int slash = name.indexOf('/');
        String region = slash < 0 ? name : name.substring(0, slash);
        String sector = slash < 0 ? "all" : name.substring(slash + 1);
        Set<Integer> found = new TreeSet<>();
        for (int i = 0; i < economy.size(); i++) {
            boolean here = region.equals("all")
                    || economy.regions().get(economy.regionOf(i)).equals(region);
            boolean this1 = sector.equals("all")
                    || economy.sectors().get(economy.sectorOf(i)).equals(sector);
            if (here && this1) {
                found.add(i);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("The industry (" + name + ") is not in the table.\nMaybe one of "
                    + economy.industries().stream().limit(5).toList() + " was meant.");
        }
        return found;
    }
}
