package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.PackageOracle;
import dev.chokepoint.deals.packages.Valuation;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSession;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoublePredicate;

/// Finds the frontier of many yes/no concessions without listing the packages.
///
/// The ε-constraint method (Haimes et al. 1971): the first party's gain is maximised while the second gets at
/// least ε, then ε rises above what was found. The integer program holds the concessions and, for each party,
/// the bounds that the duals of every valuation so far put on all packages ([Valuation]); the parties' plans
/// themselves stay in the oracle. A package that the integer program proposes is valued exactly, which adds two
/// bounds; a step is done when a valued package is as good as the integer program thinks possible. ε steps are
/// far larger than the solver's tolerance, or the search would not end.
///
/// Every point is a valuation by the exact programs. What the result claims is that no package is better by more
/// than the tolerance; the solver's own bound is used for that, not its incumbent.
public final class EpsilonSearch {
    /// The least step and tolerance, share of a party's span: a hundred times the solver's tolerance.
    public static final double LEAST_TOLERANCE = 1e-5;

    private static final int MOST_CONCESSIONS = 62;

    private final PackageOracle oracle;
    private final LpSolver solver;
    private final long redLines;
    private final double tolerance;
    private final DoublePredicate goOn;

    private EpsilonSearch(
            PackageOracle oracle, LpSolver solver, long redLines, double tolerance, DoublePredicate goOn) {
        this.oracle = oracle;
        this.solver = solver;
        this.redLines = redLines;
        this.tolerance = tolerance;
        this.goOn = goOn;
    }

    /// A search of all packages of two parties.
    public static EpsilonSearch of(PackageOracle oracle, LpSolver solver) {
        if (oracle.concessions() < 1 || oracle.concessions() > MOST_CONCESSIONS || oracle.parties() != 2) {
            throw new IllegalArgumentException("The number of concessions (" + oracle.concessions()
                    + ") must be 1 to " + MOST_CONCESSIONS + " and that of parties (" + oracle.parties()
                    + ") must be 2.");
        }
        return new EpsilonSearch(oracle, solver, 0, LEAST_TOLERANCE, gap -> true);
    }

    /// The same search without the concessions of this mask.
    public EpsilonSearch without(long concessions) {
        return new EpsilonSearch(oracle, solver, concessions, tolerance, goOn);
    }

    /// The same search in which a gain below `share` of a party's span does not count.
    public EpsilonSearch withTolerance(double share) {
        if (!(share >= LEAST_TOLERANCE && share < 1)) {
            throw new IllegalArgumentException(
                    "The tolerance (" + share + ") must be at least " + LEAST_TOLERANCE + " and below 1.");
        }
        return new EpsilonSearch(oracle, solver, redLines, share, goOn);
    }

    /// The same search that asks before each valuation whether to go on, and says the gap that is left.
    public EpsilonSearch whileTrue(DoublePredicate answer) {
        return new EpsilonSearch(oracle, solver, redLines, tolerance, answer);
    }

    /// What the search found.
    ///
    /// @param frontier the best packages among those valued
    /// @param valued the packages valued, in the order of the calls
    /// @param programs the number of integer programs solved
    /// @param gap no package is better for both than one on the frontier by more than this share of a party's
    ///     span
    public record Result(Frontier frontier, List<ValuedPackage> valued, int programs, double gap) {
        public Result {
            valued = List.copyOf(valued);
        }
    }

    /// Runs the search.
    public Result run() {
        return new Run().search();
    }

    private final class Run {
        private final int n = oracle.concessions();
        private final List<Valuation> cuts = new ArrayList<>();
        private final Set<Long> seen = new HashSet<>();
        private final List<ValuedPackage> points = new ArrayList<>();
        private final double[] low = new double[2];
        private final double[] span = new double[2];
        private int programs;

        Result search() {
            long all = ((1L << n) - 1) & ~redLines;
            value(0);
            value(all);
            double[] limits = new double[2];
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(points.get(0).utility(i), points.getLast().utility(i));
                double most = Math.max(
                        Math.abs(points.get(0).utility(i)),
                        Math.abs(points.getLast().utility(i)));
                double apart =
                        Math.abs(points.get(0).utility(i) - points.getLast().utility(i));
                span[i] = positive(Math.max(apart, 1e-3 * most));
            }
            for (int i = 0; i < 2; i++) {
                limits[i] = best(i, Double.NEGATIVE_INFINITY);
            }
            // The ends of the frontier: spans from the worst end to the best.
            for (int i = 0; i < 2; i++) {
                double least = Double.POSITIVE_INFINITY;
                for (ValuedPackage p : Frontier.of(points).points()) {
                    least = Math.min(least, p.utility(i));
                }
                low[i] = least;
                span[i] = positive(Math.max(limits[i] - least, 1e-6 * Math.abs(limits[i])));
            }
            double epsilon = low[1];
            double gap = tolerance;
            while (true) {
                double bound = best(0, epsilon);
                if (bound == Double.NEGATIVE_INFINITY) {
                    break;
                }
                if (stopped) {
                    gap = Math.max(tolerance, openGap);
                    break;
                }
                double reached = epsilon;
                for (ValuedPackage p : points) {
                    if (p.utility(1) >= epsilon && p.utility(0) >= bound - tolerance * span[0]) {
                        reached = Math.max(reached, p.utility(1));
                    }
                }
                epsilon = reached + tolerance * span[1];
            }
            return new Result(Frontier.of(points), points, programs, gap);
        }

        /// A span to measure by where all packages are worth the same.
        private static double positive(double span) {
            return span > 0 ? span : 1;
        }

        private boolean stopped;
        private double openGap;

        /// The best value to a party where the other gets at least `epsilon`, within the tolerance; minus
        /// infinity where nothing reaches it.
        private double best(int party, double epsilon) {
            while (true) {
                Proposal p = propose(party, epsilon);
                if (p.bound() == Double.NEGATIVE_INFINITY) {
                    return Double.NEGATIVE_INFINITY;
                }
                double reached = Double.NEGATIVE_INFINITY;
                for (ValuedPackage v : points) {
                    if (v.utility(1 - party) >= epsilon) {
                        reached = Math.max(reached, v.utility(party));
                    }
                }
                openGap = Math.max(0, (p.bound() - reached) / span[party]);
                if (reached >= p.bound() - tolerance * span[party] || seen.contains(p.mask())) {
                    // A package valued before is bounded by its own value: what differs is the solver's tolerance.
                    return Math.max(reached, p.bound());
                }
                if (!goOn.test(openGap)) {
                    stopped = true;
                    return Math.max(reached, p.bound());
                }
                value(p.mask());
            }
        }

        private record Proposal(long mask, double bound) {}

        private Proposal propose(int party, double epsilon) {
            Lp.Builder lp = Lp.maximise();
            int[] s = new int[n];
            for (int j = 0; j < n; j++) {
                s[j] = lp.column("concession " + j, 0, 0, (redLines >>> j & 1) == 1 ? 0 : 1);
                lp.integer(s[j]);
            }
            for (int i = 0; i < 2; i++) {
                // Values in units of the span, from the low end.
                double floor = i == party || epsilon == Double.NEGATIVE_INFINITY
                        ? Double.NEGATIVE_INFINITY
                        : (epsilon - low[i]) / span[i];
                int theta = lp.column("value to " + i, i == party ? 1 : 0, floor, Double.POSITIVE_INFINITY);
                for (Valuation v : cuts) {
                    double constant = v.overEstimate(i, 0);
                    int row = lp.row("bound", Double.NEGATIVE_INFINITY, (constant - low[i]) / span[i]);
                    lp.coefficient(row, theta, 1);
                    for (int j = 0; j < n; j++) {
                        lp.coefficient(row, s[j], -v.slope(i, j) / span[i]);
                    }
                }
            }
            programs++;
            SolveOptions options = SolveOptions.defaults().withMipRelativeGap(LEAST_TOLERANCE / 10);
            try (LpSession session = solver.open(lp.build(), options)) {
                return switch (session.solve()) {
                    case Outcome.Optimal o -> {
                        long mask = 0;
                        for (int j = 0; j < n; j++) {
                            mask |= Math.round(o.solution().column(s[j])) << j;
                        }
                        double top = Math.max(o.solution().bound(), o.solution().objective());
                        yield new Proposal(mask, low[party] + span[party] * top);
                    }
                    case Outcome.Infeasible i -> new Proposal(0, Double.NEGATIVE_INFINITY);
                    case Outcome other ->
                        throw new IllegalStateException("The integer program of a step has no optimum: " + other + ".");
                };
            }
        }

        private void value(long mask) {
            if (!seen.add(mask)) {
                return;
            }
            Valuation v = oracle.value(mask);
            cuts.add(v);
            points.add(ValuedPackage.ofMask(mask, n, v.value(0), v.value(1)));
        }
    }
}
