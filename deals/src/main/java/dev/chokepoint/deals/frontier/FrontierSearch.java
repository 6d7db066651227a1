package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.PackageOracle;
import dev.chokepoint.deals.packages.Valuation;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/// Finds the frontier of packages that are costly to value, from few valuations and with a certificate.
///
/// Every valuation bounds every other package from above (see [Valuation]). The search keeps the lowest
/// bound per package and party, and drops the packages whose bound is no better than a package already valued.
/// When none is left the frontier is exact: each package that was not valued for both parties is beaten or equalled
/// by one that was.
///
/// Which package and party is valued next decides how many valuations it takes:
/// * the package that could add most; where many could add as much (a concession that a party does not feel leaves
///   its bound as it is), the one that differs least from a package on the frontier, whose bounds are tight;
/// * one party at a time, first the one whose value is likelier to fall so far that the other's need not be known:
///   the largest ratio of `bound − estimate` to the fall after which a valued package is as good. The estimate
///   takes the least slope met so far for what is added and the largest for what is left out, from the best package
///   valued for the party; it guides the search and proves nothing.
///
/// Source: concavity of a linear program in its right-hand side; choosing near the best point so far among the
/// promising is the idea of level methods (Lemaréchal, Nemirovskii & Nesterov 1995); the scheme is our own.
public final class FrontierSearch {
    /// The most concessions this search takes: it holds two numbers per package.
    public static final int MAX_CONCESSIONS = 22;

    /// Packages that could add this share less than the best are about as promising.
    private static final double ABOUT = 1e-3;

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

    /// The same search stopped after so many valuations of one party, with the gap that is then left; at least 2.
    public FrontierSearch withMaxCalls(int calls) {
        return new FrontierSearch(oracle, allowed, calls, tolerance);
    }

    /// The same search in which a gain of less than `share` of a party's span does not count ([Result#spans]).
    public FrontierSearch withTolerance(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("The tolerance (" + share + ") must be at least 0 and below 1.");
        }
        return new FrontierSearch(oracle, allowed, maxCalls, share);
    }

    /// What the search found.
    ///
    /// @param frontier the best packages among those valued; exact if `gap` is 0
    /// @param valued all packages that were valued for both parties, in the order of the calls
    /// @param calls the number of valuations, each for one party
    /// @param gap how far a package that was not valued could lie beyond the frontier, as a share of each
    ///     party's span; 0 if none can by more than the tolerance
    /// @param spans per party, the unit of tolerance and gap: by how much the first valuation lets packages differ,
    ///     `sum_j |slope_j|`
    public record Result(Frontier frontier, List<ValuedPackage> valued, int calls, double gap, List<Double> spans) {
        public Result {
            valued = List.copyOf(valued);
            spans = List.copyOf(spans);
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
        return new Result(
                Frontier.of(sums),
                valued,
                a.calls + b.calls + oracle.parties(),
                Math.max(a.gap, b.gap),
                List.of(a.spans.get(0) + b.spans.get(0), a.spans.get(1) + b.spans.get(1)));
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
        public Valuation value(int party, long mask) {
            Valuation v = whole.value(party, widen(mask));
            double[] slopes = new double[concessions()];
            int k = 0;
            for (long rest = concessionsOfSide; rest != 0; rest &= rest - 1) {
                slopes[k] = v.slope(0, Long.numberOfTrailingZeros(rest));
                k++;
            }
            return Valuation.of(mask, v.values(), new double[][] {slopes});
        }
    }

    /// What is known of one party: its valuations and the slopes they met.
    private static final class Party {
        final Map<Integer, Double> values = new HashMap<>();
        final double[] least;
        final double[] most;

        Party(int n) {
            least = new double[n];
            most = new double[n];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
        }

        void learn(int mask, Valuation v) {
            values.put(mask, v.value(0));
            for (int j = 0; j < least.length; j++) {
                least[j] = Math.min(least[j], v.slope(0, j));
                most[j] = Math.max(most[j], v.slope(0, j));
            }
        }

        /// What a package may be worth at least: a guess, not a bound.
        double estimate(int mask) {
            double best = Double.NEGATIVE_INFINITY;
            for (Map.Entry<Integer, Double> e : values.entrySet()) {
                double value = e.getValue();
                for (int rest = mask ^ e.getKey(); rest != 0; rest &= rest - 1) {
                    int j = Integer.numberOfTrailingZeros(rest);
                    value += (mask >>> j & 1) == 1 ? least[j] : -most[j];
                }
                best = Math.max(best, value);
            }
            return best;
        }
    }

    private final class Run {
        private final int n = oracle.concessions();
        private final List<ValuedPackage> valued = new ArrayList<>();
        private final Map<Integer, double[]> points = new LinkedHashMap<>();
        private final Party[] parties = {new Party(n), new Party(n)};
        private final double[][] bounds = new double[2][];
        private final double[] spans = new double[2];
        private final ValueFrontier found = new ValueFrontier();
        private int[] open;
        private int left;
        private int calls;

        Run() {
            int size = 1 << n;
            open = new int[size];
            for (int mask = 0; mask < size; mask++) {
                if (allowed.test(mask)) {
                    open[left++] = mask;
                }
            }
            for (int i = 0; i < 2; i++) {
                bounds[i] = new double[left];
                Arrays.fill(bounds[i], Double.POSITIVE_INFINITY);
            }
        }

        Result search() {
            double gap = 0;
            if (left > 0) {
                int first = fullest();
                value(0, first);
                value(1, first);
                prune();
            }
            while (left > 0) {
                int next = mostPromising();
                if (calls >= maxCalls) {
                    gap = promise(next);
                    break;
                }
                value(party(next), open[next]);
                prune();
            }
            return new Result(Frontier.of(valued), valued, calls, gap, List.of(spans[0], spans[1]));
        }

        /// The package with most concessions: what it bounds is bounded by what is opened last and worth least.
        private int fullest() {
            int best = open[0];
            for (int k = 1; k < left; k++) {
                if (Integer.bitCount(open[k]) > Integer.bitCount(best)) {
                    best = open[k];
                }
            }
            return best;
        }

        private double promise(int k) {
            return found.promise(bounds[0][k], bounds[1][k], spans[0], spans[1]);
        }

        /// The open package that could add most; among about equals the nearest to one on the frontier.
        private int mostPromising() {
            double[] promises = new double[left];
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < left; k++) {
                promises[k] = promise(k);
                highest = Math.max(highest, promises[k]);
            }
            int best = 0;
            int nearest = Integer.MAX_VALUE;
            double enough = highest - ABOUT * Math.abs(highest);
            List<Integer> steps = points.entrySet().stream()
                    .filter(e -> !beaten(e.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
            int[] centres = steps.stream().mapToInt(Integer::intValue).toArray();
            for (int k = 0; k < left; k++) {
                if (promises[k] < enough) {
                    continue;
                }
                int away = Integer.MAX_VALUE;
                for (int centre : centres) {
                    away = Math.min(away, Integer.bitCount(open[k] ^ centre));
                }
                if (away < nearest || (away == nearest && promises[k] > promises[best])) {
                    nearest = away;
                    best = k;
                }
            }
            return best;
        }

        private boolean beaten(double[] point) {
            return points.values().stream()
                    .anyMatch(q -> q[0] >= point[0] && q[1] >= point[1] && (q[0] > point[0] || q[1] > point[1]));
        }

        /// Which party to ask about an open package: the one whose answer is likelier to close it.
        private int party(int k) {
            int mask = open[k];
            for (int i = 0; i < 2; i++) {
                if (parties[i].values.containsKey(mask)) {
                    return 1 - i;
                }
            }
            double[] fall = new double[2];
            double[] likely = new double[2];
            for (int i = 0; i < 2; i++) {
                fall[i] = found.fall(i, bounds[0][k], bounds[1][k]);
                likely[i] = bounds[i][k] - parties[i].estimate(mask);
            }
            boolean neither = Double.isInfinite(fall[0]) && Double.isInfinite(fall[1]);
            double a = likely[0] / (neither ? spans[0] : fall[0]);
            double b = likely[1] / (neither ? spans[1] : fall[1]);
            return a >= b ? 0 : 1;
        }

        private void value(int party, int mask) {
            Valuation v = oracle.value(party, mask);
            calls++;
            parties[party].learn(mask, v);
            if (calls <= 2) {
                for (int j = 0; j < n; j++) {
                    spans[party] += Math.abs(v.slope(0, j));
                }
                spans[party] = Math.max(spans[party], Double.MIN_NORMAL);
            }
            Double other = parties[1 - party].values.get(mask);
            if (other != null) {
                double a = party == 0 ? v.value(0) : other;
                double b = party == 0 ? other : v.value(0);
                valued.add(ValuedPackage.ofMask(mask, n, a, b));
                points.put(mask, new double[] {a, b});
                found.add(a, b);
            }
            // The bound of a package is the value here plus the slopes of what differs: a sum over two half
            // masks.
            int low = n / 2;
            double[] lower = partial(v, 0, low);
            double[] upper = partial(v, low, n);
            int lowMask = (1 << low) - 1;
            double[] mine = bounds[party];
            for (int k = 0; k < left; k++) {
                int m = open[k];
                mine[k] = Math.min(mine[k], lower[m & lowMask] + upper[m >>> low]);
            }
        }

        /// Drops what is valued for both parties, and what is no better than a package that is.
        private void prune() {
            double slackA = tolerance * spans[0];
            double slackB = tolerance * spans[1];
            int kept = 0;
            for (int k = 0; k < left; k++) {
                double a = bounds[0][k];
                double b = bounds[1][k];
                if (!points.containsKey(open[k]) && !found.isBeaten(a - slackA, b - slackB)) {
                    open[kept] = open[k];
                    bounds[0][kept] = a;
                    bounds[1][kept] = b;
                    kept++;
                }
            }
            left = kept;
        }

        private double[] partial(Valuation v, int from, int to) {
            double[] sums = new double[1 << (to - from)];
            sums[0] = from == 0 ? v.value(0) : 0;
            for (int j = from; j < to; j++) {
                if ((v.at() >>> j & 1) == 1) {
                    sums[0] -= v.slope(0, j);
                }
            }
            for (int m = 1; m < sums.length; m++) {
                sums[m] = sums[m & (m - 1)] + v.slope(0, from + Integer.numberOfTrailingZeros(m));
            }
            return sums;
        }
    }
}
