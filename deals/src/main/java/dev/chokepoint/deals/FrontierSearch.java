package dev.chokepoint.deals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;

/// Finds the frontier of packages that are costly to value, from few valuations and with a certificate.
///
/// Every valuation bounds every other package from above (see [Valuation]). The search keeps the lowest
/// bound per package and party, values next the package that could add most, and drops the packages whose
/// bound is no better than a package already valued. When none is left the frontier is exact: each package
/// that was not valued is beaten or equalled by one that was.
///
/// Source: concavity of a linear program in its right-hand side; the scheme is our own.
public final class FrontierSearch {
    /// The most concessions this search takes: it holds two numbers per package.
    public static final int MAX_CONCESSIONS = 22;

    private final PackageOracle oracle;
    private final LongPredicate allowed;
    private final int maxCalls;
    private final double tolerance;

    private FrontierSearch(PackageOracle oracle, LongPredicate allowed, int maxCalls, double tolerance) {
        this.oracle = oracle;
        this.allowed = allowed;
        this.maxCalls = maxCalls;
        this.tolerance = tolerance;
    }

    /// A search of all packages for an exact frontier.
    public static FrontierSearch of(PackageOracle oracle) {
        if (oracle.concessions() < 0 || oracle.concessions() > MAX_CONCESSIONS) {
            throw new IllegalArgumentException(
                    "The number of concessions (" + oracle.concessions() + ") must be 0 to " + MAX_CONCESSIONS + ".");
        }
        if (oracle.parties() != 2) {
            throw new IllegalArgumentException("The number of parties (" + oracle.parties() + ") must be 2.");
        }
        return new FrontierSearch(oracle, mask -> true, Integer.MAX_VALUE, 1e-9);
    }

    /// The same search without the packages that cross a red line.
    public FrontierSearch within(LongPredicate packagesAllowed) {
        return new FrontierSearch(oracle, packagesAllowed, maxCalls, tolerance);
    }

    /// The same search stopped after so many valuations, with the gap that is then left.
    public FrontierSearch withMaxCalls(int calls) {
        return new FrontierSearch(oracle, allowed, calls, tolerance);
    }

    /// The same search in which a gain of less than `share` of a party's span of values does not count.
    public FrontierSearch withTolerance(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The tolerance (" + share + ") must be at least 0 and below 1.");
        }
        return new FrontierSearch(oracle, allowed, maxCalls, share);
    }

    /// What the search found.
    ///
    /// @param frontier the best packages among those valued; exact if `gap` is 0
    /// @param valued all packages that were valued, in the order of the calls
    /// @param calls the number of valuations
    /// @param gap how far a package that was not valued could lie beyond the frontier, as a share of each
    ///     party's span of values; 0 if none can by more than the tolerance
    public record Result(Frontier frontier, List<ValuedPackage> valued, int calls, double gap) {
        public Result {
            valued = List.copyOf(valued);
        }

        /// Whether every package that was not valued is known to be beaten or equalled.
        public boolean isCertified() {
            return gap == 0;
        }
    }

    /// Runs the search.
    public Result run() {
        return new Run().search();
    }

    /// Searches the concessions of each side alone and adds the two frontiers: for values separable by side.
    ///
    /// That is the case where the concessions of one side enter only what the other side gains, and both cost
    /// their giver a fixed amount: `u(S) = u(S of first) + u(S of second) - u(none)`. Whether it holds is known
    /// from the model (no limit is shared between the two sides' concessions); [#isSeparable] can refute it.
    ///
    /// @param firstSide the concessions of the first side, as bits
    public static Result bySides(PackageOracle oracle, long firstSide) {
        long all = (1L << oracle.concessions()) - 1;
        Valuation none = oracle.value(0);
        Side first = new Side(oracle, firstSide & all);
        Side second = new Side(oracle, all & ~firstSide);
        Result a = of(first).run();
        Result b = of(second).run();
        List<ValuedPackage> sums = new ArrayList<>();
        for (ValuedPackage p : a.frontier.points()) {
            for (ValuedPackage q : b.frontier.points()) {
                sums.add(ValuedPackage.ofMask(
                        first.widen(maskOf(p)) | second.widen(maskOf(q)),
                        oracle.concessions(),
                        p.utility(0) + q.utility(0) - none.value(0),
                        p.utility(1) + q.utility(1) - none.value(1)));
            }
        }
        List<ValuedPackage> valued = new ArrayList<>();
        a.valued.forEach(p -> valued.add(first.widen(p)));
        b.valued.forEach(p -> valued.add(second.widen(p)));
        return new Result(Frontier.of(sums), valued, a.calls + b.calls + 1, Math.max(a.gap, b.gap));
    }

    /// Whether `u(S) = u(S of first) + u(S of second) - u(none)` held for each of the packages.
    public static boolean isSeparable(PackageOracle oracle, long firstSide, List<Long> packages) {
        Valuation none = oracle.value(0);
        for (long s : packages) {
            Valuation whole = oracle.value(s);
            Valuation first = oracle.value(s & firstSide);
            Valuation second = oracle.value(s & ~firstSide);
            for (int i = 0; i < oracle.parties(); i++) {
                double sum = first.value(i) + second.value(i) - none.value(i);
                double size = Math.abs(first.value(i)) + Math.abs(second.value(i)) + Math.abs(none.value(i));
                if (Math.abs(whole.value(i) - sum) > 1e-9 * Math.max(size, Double.MIN_NORMAL)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long maskOf(ValuedPackage p) {
        long mask = 0;
        for (int j = 0; j < p.options().size(); j++) {
            mask |= (long) p.options().get(j) << j;
        }
        return mask;
    }

    /// The packages that hold concessions of one side only.
    private record Side(PackageOracle whole, long concessionsOfSide) implements PackageOracle {
        @Override
        public int concessions() {
            return Long.bitCount(concessionsOfSide);
        }

        @Override
        public int parties() {
            return whole.parties();
        }

        long widen(long mask) {
            return Long.expand(mask, concessionsOfSide);
        }

        ValuedPackage widen(ValuedPackage p) {
            return ValuedPackage.ofMask(widen(maskOf(p)), whole.concessions(), p.utility(0), p.utility(1));
        }

        @Override
        public Valuation value(long mask) {
            Valuation v = whole.value(widen(mask));
            double[][] slopes = new double[parties()][concessions()];
            int k = 0;
            for (long rest = concessionsOfSide; rest != 0; rest &= rest - 1) {
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i][k] = v.slope(i, Long.numberOfTrailingZeros(rest));
                }
                k++;
            }
            return Valuation.of(mask, v.values(), slopes);
        }
    }

    private final class Run {
        private final int n = oracle.concessions();
        private final List<ValuedPackage> valued = new ArrayList<>();
        private final Stairs stairs = new Stairs();
        private int[] open;
        private double[] boundA;
        private double[] boundB;
        private int left;

        Run() {
            int size = 1 << n;
            open = new int[size];
            for (int mask = 0; mask < size; mask++) {
                if (allowed.test(mask)) {
                    open[left++] = mask;
                }
            }
            boundA = new double[left];
            boundB = new double[left];
            Arrays.fill(boundA, Double.POSITIVE_INFINITY);
            Arrays.fill(boundB, Double.POSITIVE_INFINITY);
        }

        Result search() {
            double gap = 0;
            while (left > 0) {
                int next;
                if (valued.isEmpty()) {
                    next = 0;
                } else if (valued.size() == 1) {
                    next = left - 1;
                } else {
                    next = mostPromising();
                    if (valued.size() >= maxCalls) {
                        gap = stairs.promise(boundA[next], boundB[next]);
                        break;
                    }
                }
                value(open[next]);
            }
            return new Result(Frontier.of(valued), valued, valued.size(), gap);
        }

        private void value(int mask) {
            Valuation v = oracle.value(mask);
            double a = v.value(0);
            double b = v.value(1);
            valued.add(ValuedPackage.ofMask(mask, n, a, b));
            stairs.climb(a, b);
            // The bound of a package is the value here plus the slopes of what differs: a sum over two half
            // masks.
            int low = n / 2;
            double[] lowerA = partial(v, 0, 0, low);
            double[] upperA = partial(v, 0, low, n);
            double[] lowerB = partial(v, 1, 0, low);
            double[] upperB = partial(v, 1, low, n);
            int lowMask = (1 << low) - 1;
            double slackA = tolerance * stairs.spanA();
            double slackB = tolerance * stairs.spanB();
            int kept = 0;
            for (int k = 0; k < left; k++) {
                int m = open[k];
                if (m == mask) {
                    continue;
                }
                double ba = Math.min(boundA[k], lowerA[m & lowMask] + upperA[m >>> low]);
                double bb = Math.min(boundB[k], lowerB[m & lowMask] + upperB[m >>> low]);
                if (!stairs.isBeaten(ba - slackA, bb - slackB)) {
                    open[kept] = m;
                    boundA[kept] = ba;
                    boundB[kept] = bb;
                    kept++;
                }
            }
            left = kept;
        }

        private double[] partial(Valuation v, int party, int from, int to) {
            double[] sums = new double[1 << (to - from)];
            sums[0] = from == 0 ? v.value(party) : 0;
            for (int j = from; j < to; j++) {
                if ((v.at() >>> j & 1) == 1) {
                    sums[0] -= v.slope(party, j);
                }
            }
            for (int m = 1; m < sums.length; m++) {
                sums[m] = sums[m & (m - 1)] + v.slope(party, from + Integer.numberOfTrailingZeros(m));
            }
            return sums;
        }

        /// The open package whose bound lies furthest beyond what was valued.
        private int mostPromising() {
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < left; k++) {
                double p = stairs.promise(boundA[k], boundB[k]);
                if (p > highest) {
                    highest = p;
                    best = k;
                }
            }
            return best;
        }
    }
}
