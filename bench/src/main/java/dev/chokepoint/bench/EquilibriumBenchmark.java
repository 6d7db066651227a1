package dev.chokepoint.bench;

import dev.chokepoint.data.world.WorldReader;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.MpsReader;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.SolveOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Planning programs and a world's equilibrium: cold, and re-solved from the base basis after a closure, with the
/// certificates of both.
///
/// `EquilibriumBenchmark programs ITEMS PLACES PERIODS SEEDS`, `EquilibriumBenchmark files A.mps,B.mps` (by lpgen) and
/// `EquilibriumBenchmark world FOLDER LANES`. Times are wall and processor seconds of the one thread that works.
public final class EquilibriumBenchmark {
    private EquilibriumBenchmark() {}

    /// Prints one line a program or scenario; the ratio of re-solve to cold carries over between machines.
    public static void main(String[] args) throws IOException {
        LpSolver solver =
                Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-bench")));
        switch (args[0]) {
            case "programs" -> {
                for (long seed = 1; seed <= Long.parseLong(args[4]); seed++) {
                    PlannerPrograms.Made made = PlannerPrograms.of(
                            Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]), seed);
                    program("seed " + seed, made.lp(), made.largestColumns(), solver);
                }
            }
            case "files" -> {
                for (String name : args[1].split(",")) {
                    Path file = Path.of(name);
                    Lp lp = MpsReader.read(Files.readString(file));
                    program(String.valueOf(file.getFileName()), lp, largest(file, lp), solver);
                }
            }
            case "world" -> world(Path.of(args[1]), Integer.parseInt(args[2]), solver);
            default ->
                throw new IllegalArgumentException("The mode (" + args[0] + ") must be programs, files or world.");
        }
    }

    /// The columns of the most valuable lane of a program by lpgen, from the sizes beside it.
    private static int[] largest(Path file, Lp lp) throws IOException {
        String beside = file.toString().replaceAll("\\.mps$", ".json");
        Matcher first = Pattern.compile("\"top_arcs\": \\[\\[(\\d+), (\\d+), (\\d+)]")
                .matcher(Files.readString(Path.of(beside)));
        if (!first.find()) {
            throw new IllegalArgumentException("The file (" + beside + ") must name top_arcs.");
        }
        String lane = "f" + first.group(1) + "_" + first.group(2) + "_" + first.group(3) + "_";
        return IntStream.range(0, lp.columns())
                .filter(j -> lp.columnName(j).startsWith(lane))
                .toArray();
    }

    /// Processor time of the whole program, compilation and collection included: blocks are solved on another thread.
    private static long processorOfAll() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void program(String name, Lp lp, int[] closed, LpSolver solver) {
        try (LpSession session = solver.open(lp, SolveOptions.defaults().withQuickRestarts())) {
            long t0 = System.nanoTime();
            long p0 = processor();
            Outcome.Optimal cold = (Outcome.Optimal) session.solve();
            double coldSeconds = (System.nanoTime() - t0) / 1e9;
            double coldProcessor = (processor() - p0) / 1e9;
            Basis base = cold.basis();
            Certificate first = CertificateChecker.check(lp, cold.solution());
            double[] zero = new double[closed.length];
            long t1 = System.nanoTime();
            long p1 = processor();
            session.columnBounds(closed, zero, zero);
            session.basis(base);
            Outcome.Optimal again = (Outcome.Optimal) session.solve();
            double againSeconds = (System.nanoTime() - t1) / 1e9;
            double againProcessor = (processor() - p1) / 1e9;
            long t2 = System.nanoTime();
            Certificate second = CertificateChecker.check(session.current(), again.solution());
            double check = (System.nanoTime() - t2) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d x %d, %d nonzeros; cold %.2f s (processor %.2f s), re-solved %.3f s (%.3f s,"
                            + " %.1f %% of cold), certificate %.3f s%n"
                            + "  %s%n  %s%n",
                    name,
                    lp.rows(),
                    lp.columns(),
                    lp.nonZeros(),
                    coldSeconds,
                    coldProcessor,
                    againSeconds,
                    againProcessor,
                    100 * againProcessor / coldProcessor,
                    check,
                    first.text(),
                    second.text());
        }
    }

    private static void world(Path folder, int lanes, LpSolver solver) {
        World world = WorldReader.read(folder).value().orElseThrow();
        long t0 = System.nanoTime();
        Network network = Network.of(world, world.asOf());
        Baseline baseline = Baseline.of(network, solver);
        double calibrated = (System.nanoTime() - t0) / 1e9;
        long t1 = System.nanoTime();
        long p1 = processorOfAll();
        try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
            double free = equilibrium.solve(Controls.none()).objective();
            double cold = (System.nanoTime() - t1) / 1e9;
            double coldProcessor = (processorOfAll() - p1) / 1e9;
            Equilibrium.Size size = equilibrium.size();
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d items, %d places, %d months, %d x %d; calibration %.2f s, cold %.2f s (processor %.2f s)%n",
                    world.id(),
                    world.items().size(),
                    world.places().size(),
                    world.months(),
                    size.rows(),
                    size.columns(),
                    calibrated,
                    cold,
                    coldProcessor);
            List<Double> times = new ArrayList<>();
            int step = Math.max(1, world.lanes().size() / lanes);
            for (int arc = 0; arc < world.lanes().size(); arc += step) {
                List<Controls.Restriction> all = new ArrayList<>();
                for (int t = 0; t < world.months(); t++) {
                    for (EndUse use : EndUse.values()) {
                        all.add(new Controls.Restriction(arc, t, use, "closure", "", 0, 1));
                    }
                }
                long t2 = processorOfAll();
                double held = equilibrium.solve(new Controls(all)).objective();
                times.add((processorOfAll() - t2) / 1e9);
                if (held > free + 1e-6 * Math.abs(free)) {
                    throw new IllegalStateException("Closing a lane raised welfare.");
                }
            }
            double[] sorted =
                    times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "  %d closures of a lane, each certified: processor seconds median %.3f, mean %.3f, longest"
                            + " %.3f%n",
                    sorted.length,
                    sorted[sorted.length / 2],
                    Arrays.stream(sorted).average().orElse(0),
                    sorted[sorted.length - 1]);
        }
    }
}
