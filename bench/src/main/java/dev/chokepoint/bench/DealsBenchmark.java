package dev.chokepoint.bench;

import dev.chokepoint.data.deals.DomainFiles;
import dev.chokepoint.deals.bargaining.Solutions;
import dev.chokepoint.deals.frontier.AdditiveSpace;
import dev.chokepoint.deals.frontier.EpsilonSearch;
import dev.chokepoint.deals.frontier.Fraction;
import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.frontier.FrontierSearch;
import dev.chokepoint.deals.frontier.Issue;
import dev.chokepoint.deals.frontier.NegotiationDomain;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.PartyProgram;
import dev.chokepoint.deals.valuation.ProgramOracle;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/// Measures the searches for frontiers on one thread, in processor time.
///
/// `domain DOMAIN PROFILE PROFILE`: an abstract domain; `yesno N`: N random additive concessions; `lp N SEED
/// TOLERANCE`: N concessions valued by planning problems, by enumeration of bounds up to 20 (checked against
/// brute force up to 13 at tolerance 0) and by integer programs beyond; `draws DRAWS N SEED TOLERANCE`: the frontier
/// of N concessions in worlds whose prices and costs are drawn anew.
public final class DealsBenchmark {
    private static final int ROUNDS = 30;
    private static final double LEAST_SECONDS = 0.2;
    private static final int MOST_REPEATS = 2_000;
    private static final int MOST_BRUTE_FORCE = 13;
    private static final int MOST_LISTED = 20;
    private static final double SAME = 1e-6;

    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private DealsBenchmark() {}

    /// Runs one measurement and prints its line.
    public static void main(String[] args) {
        switch (args.length == 0 ? "" : args[0]) {
            case "domain" -> domain(Path.of(args[1]), List.of(Path.of(args[2]), Path.of(args[3])));
            case "yesno" -> yesNo(Integer.parseInt(args[1]));
            case "lp" -> programs(Integer.parseInt(args[1]), Long.parseLong(args[2]), Double.parseDouble(args[3]));
            case "draws" ->
                draws(
                        Integer.parseInt(args[1]),
                        Integer.parseInt(args[2]),
                        Long.parseLong(args[3]),
                        Double.parseDouble(args[4]));
            default -> throw new IllegalArgumentException("The first argument must be domain, yesno, lp or draws.");
        }
    }

    private static void domain(Path file, List<Path> profiles) {
        NegotiationDomain space = DomainFiles.load(file, profiles).value().orElseThrow();
        if (space instanceof AdditiveSpace additive) {
            double enumeration = time("by enumeration", 5, additive::frontierByEnumeration);
            double merge = time("by merging, with all solutions", ROUNDS, () -> solved(space));
            OUT.printf(
                    Locale.ROOT,
                    "%s packages, %d points: enumeration %.3f s, merge and solutions %.3f ms warm%n",
                    space.outcomes(),
                    space.frontier().size(),
                    enumeration,
                    1e3 * merge);
        } else {
            double search = time("by branch and bound", 3, () -> solved(space));
            OUT.printf(
                    Locale.ROOT,
                    "%s packages, %d points: %.3f s%n",
                    space.outcomes(),
                    space.frontier().size(),
                    search);
        }
    }

    private static Frontier solved(NegotiationDomain space) {
        Frontier frontier = space.frontier();
        Solutions.of(frontier, space.disagreement());
        return frontier;
    }

    private static void yesNo(int n) {
        Random random = new Random(n);
        List<Issue> issues = new ArrayList<>();
        List<List<Fraction>> a = new ArrayList<>();
        List<List<Fraction>> b = new ArrayList<>();
        for (int j = 0; j < n; j++) {
            issues.add(new Issue("c" + j, List.of("no", "yes")));
            long cost = 1L + random.nextInt(1000);
            long gain = 1L + random.nextInt(1000);
            a.add(List.of(Fraction.ZERO, Fraction.of(j % 2 == 0 ? -cost : gain)));
            b.add(List.of(Fraction.ZERO, Fraction.of(j % 2 == 0 ? gain : -cost)));
        }
        AdditiveSpace space = new AdditiveSpace(
                issues,
                List.of(
                        new AdditiveSpace.Worth("A", a, Fraction.ZERO, Fraction.ONE),
                        new AdditiveSpace.Worth("B", b, Fraction.ZERO, Fraction.ONE)));
        double merge = time("by merging", ROUNDS, space::frontier);
        OUT.printf(
                Locale.ROOT,
                "2^%d packages, %d points: %.2f ms warm%n",
                n,
                space.frontier().size(),
                1e3 * merge);
    }

    private static void programs(int n, long seed, double tolerance) {
        LpSolver solver =
                Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-bench")));
        List<PartyProgram> parties = PartyInstances.of(30, 11, 12, n, seed);
        OUT.printf(
                Locale.ROOT,
                "parties of %d x %d and %d x %d%n",
                parties.get(0).lp().rows(),
                parties.get(0).lp().columns(),
                parties.get(1).lp().rows(),
                parties.get(1).lp().columns());
        long start = System.nanoTime();
        long cpu = processor();
        try (ProgramOracle oracle = ProgramOracle.of(parties, solver)) {
            OUT.println("separable by side: " + oracle.isSeparable(0x5555555555555555L & ((1L << n) - 1)));
            Frontier frontier;
            String how;
            if (n <= MOST_LISTED) {
                FrontierSearch.Result r =
                        FrontierSearch.of(oracle).withTolerance(tolerance).run();
                frontier = r.frontier();
                how = "bounds, gap " + r.gap() + ", " + r.valued().size() + " packages valued for both";
            } else {
                EpsilonSearch.Result r = EpsilonSearch.of(oracle, solver)
                        .withTolerance(Math.max(tolerance, EpsilonSearch.LEAST_TOLERANCE))
                        .run();
                frontier = r.frontier();
                how = r.programs() + " integer programs, gap " + r.gap() + ", "
                        + r.valued().size() + " packages valued";
            }
            int points = distinct(frontier);
            OUT.printf(
                    Locale.ROOT,
                    "n = %d, seed %d: %d points, %s, %d LPs (%.1f a point), %.1f s wall, %.1f s processor%n",
                    n,
                    seed,
                    points,
                    how,
                    oracle.solves(),
                    oracle.solves() / (double) points,
                    (System.nanoTime() - start) / 1e9,
                    (processor() - cpu) / 1e9);
            if (n <= MOST_BRUTE_FORCE) {
                check(oracle, n, frontier);
            }
        }
    }

    /// Standard deviation of the logarithm by which every price and cost of a draw differs.
    private static final double SPREAD = 0.1;

    private static void draws(int draws, int n, long seed, double tolerance) {
        LpSolver solver =
                Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-bench")));
        List<PartyProgram> parties = PartyInstances.of(30, 11, 12, n, seed);
        Random random = new Random(seed);
        long cpu = processor();
        long programs = 0;
        long points = 0;
        int most = 0;
        double gap = 0;
        for (int k = 0; k < draws; k++) {
            List<PartyProgram> drawn =
                    parties.stream().map(p -> drawn(p, random)).toList();
            try (ProgramOracle oracle = ProgramOracle.of(drawn, solver)) {
                FrontierSearch.Result r =
                        FrontierSearch.of(oracle).withTolerance(tolerance).run();
                programs += oracle.solves();
                most = Math.max(most, oracle.solves());
                points += r.frontier().size();
                gap = Math.max(gap, r.gap());
            }
        }
        OUT.printf(
                Locale.ROOT,
                "%d draws of n = %d: %.1f LPs a draw, at most %d, %.1f points a draw, gap at most %s, %.2f s of"
                        + " processor time a draw%n",
                draws,
                n,
                programs / (double) draws,
                most,
                points / (double) draws,
                gap,
                (processor() - cpu) / 1e9 / draws);
    }

    private static PartyProgram drawn(PartyProgram p, Random random) {
        int[] columns = new int[p.lp().columns()];
        double[] costs = new double[columns.length];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j;
            costs[j] = p.lp().cost(j) * Math.exp(SPREAD * random.nextGaussian());
        }
        return new PartyProgram(p.lp().withCosts(columns, costs), p.openings(), p.costs());
    }

    /// Points that differ by more than what the solver's tolerance can tell apart.
    private static int distinct(Frontier frontier) {
        int count = 0;
        double[] scale = new double[2];
        for (ValuedPackage p : frontier.points()) {
            for (int i = 0; i < 2; i++) {
                scale[i] = Math.max(scale[i], SAME / 10 * Math.abs(p.utility(i)));
            }
        }
        ValuedPackage last = null;
        for (ValuedPackage p : frontier.points()) {
            if (last == null
                    || (Math.abs(p.utility(0) - last.utility(0)) > scale[0]
                            && Math.abs(p.utility(1) - last.utility(1)) > scale[1])) {
                count++;
                last = p;
            }
        }
        return count;
    }

    private static void check(ProgramOracle oracle, int n, Frontier found) {
        List<ValuedPackage> all = new ArrayList<>();
        for (long mask = 0; mask < 1L << n; mask++) {
            double[] v = oracle.value(mask).values();
            all.add(ValuedPackage.ofMask(mask, n, v));
        }
        Frontier exact = Frontier.of(all);
        double scale = Math.max(Math.abs(exact.points().getFirst().utility(0)), 1);
        long missed = exact.points().stream()
                .filter(p -> found.points().stream()
                        .noneMatch(q -> q.utility(0) >= p.utility(0) - SAME * scale
                                && q.utility(1) >= p.utility(1) - SAME * scale))
                .count();
        OUT.println("brute force: " + exact.size() + " points, " + missed + " missed");
    }

    private static double time(String what, int rounds, Supplier<Frontier> task) {
        // The processor clock ticks every 10 ms on some systems: short tasks are repeated to fill many ticks.
        int repeats = 1;
        double best = Double.POSITIVE_INFINITY;
        int measured = 0;
        while (measured < rounds) {
            long start = processor();
            int size = 0;
            for (int r = 0; r < repeats; r++) {
                size = task.get().size();
            }
            double seconds = (processor() - start) / 1e9;
            if (size == 0) {
                throw new IllegalStateException("There is no point on the frontier " + what + ".");
            }
            if (seconds < LEAST_SECONDS && repeats < MOST_REPEATS) {
                repeats = (int) Math.min(MOST_REPEATS, 1 + repeats * LEAST_SECONDS / Math.max(seconds, 1e-3));
                continue;
            }
            measured++;
            best = Math.min(best, seconds / repeats);
        }
        return best;
    }

    /// Processor time of this process so far, ns; with one busy thread it is that thread's and the compiler's.
    private static long processor() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
