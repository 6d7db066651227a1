package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The exact frontier of a space of rectangles by branch and bound on sets of rectangles that meet.
///
/// Ranges of options have the Helly property: if each two rectangles of a set meet, all of them do. So a
/// package is a set of rectangles without conflict (no issue on which two of them have no option in
/// common), and the frontier is that of conflict-free sets. A branch takes a rectangle in or leaves it out.
/// It is cut when, for every gap between points found, some direction of the two utilities bounds it: of a
/// set of rectangles in conflict with each other at most one counts, so covering the candidates with such
/// sets, each at its highest weight, bounds what they can add.
final class RectangleSearch {
    private static final int DIRECTIONS = 9;

    private final RectangleSpace space;
    private final int n;
    private final int words;
    private final List<RectangleSpace.Rectangle> rectangles = new ArrayList<>();
    private final long[] weightA;
    private final long[] weightB;
    private final long[][] conflicts;
    private final double[][] directions = new double[DIRECTIONS][];
    /// Points found, by the first party's value from high to low: value A, value B.
    private final List<long[]> stairs = new ArrayList<>();
    private final List<long[]> stairSets = new ArrayList<>();

    private RectangleSearch(RectangleSpace space) {
        this.space = space;
        List<BigInteger> scaled = new ArrayList<>();
        int first = 0;
        for (int party = 0; party < 2; party++) {
            BigInteger lcm = BigInteger.ONE;
            for (RectangleSpace.Rectangle r : space.worths().get(party).rectangles()) {
                BigInteger d = r.utility().denominator();
                lcm = lcm.multiply(d).divide(lcm.gcd(d));
            }
            BigInteger total = BigInteger.ZERO;
            for (RectangleSpace.Rectangle r : space.worths().get(party).rectangles()) {
                if (r.utility().signum() > 0) {
                    BigInteger w = r.utility()
                            .numerator()
                            .multiply(lcm.divide(r.utility().denominator()));
                    rectangles.add(r);
                    scaled.add(w);
                    total = total.add(w);
                }
            }
            if (total.bitLength() > 50) {
                throw new IllegalArgumentException("The utilities of the party ("
                        + space.worths().get(party).party() + ") have too many digits for an exact search.");
            }
            if (party == 0) {
                first = rectangles.size();
            }
        }
        n = rectangles.size();
        words = Math.max(1, (n + 63) / 64);
        weightA = new long[n];
        weightB = new long[n];
        for (int r = 0; r < n; r++) {
            (r < first ? weightA : weightB)[r] = scaled.get(r).longValueExact();
        }
        conflicts = new long[n][words];
        for (int r = 0; r < n; r++) {
            for (int s = 0; s < n; s++) {
                if (r != s && conflict(rectangles.get(r), rectangles.get(s))) {
                    conflicts[r][s >> 6] |= 1L << s;
                }
            }
        }
    }

    private static boolean conflict(RectangleSpace.Rectangle x, RectangleSpace.Rectangle y) {
        for (RectangleSpace.Range p : x.ranges()) {
            for (RectangleSpace.Range q : y.ranges()) {
                if (p.issue() == q.issue() && (p.to() < q.from() || q.to() < p.from())) {
                    return true;
                }
            }
        }
        return false;
    }

    static Frontier frontier(RectangleSpace space) {
        if (space.worths().size() != 2) {
            throw new IllegalArgumentException("The number of parties ("
                    + space.worths().size() + ") of a space of rectangles must be 2 for its frontier.");
        }
        return new RectangleSearch(space).run();
    }

    private Frontier run() {
        double sumA = Math.max(1, Arrays.stream(weightA).sum());
        double sumB = Math.max(1, Arrays.stream(weightB).sum());
        for (int k = 0; k < DIRECTIONS; k++) {
            double angle = Math.PI / 2 * k / (DIRECTIONS - 1);
            // Exactly 0 at the ends.
            directions[k] =
                    new double[] {k == DIRECTIONS - 1 ? 0 : Math.cos(angle) / sumA, k == 0 ? 0 : Math.sin(angle) / sumB
                    };
        }
        long[] all = new long[words];
        for (int r = 0; r < n; r++) {
            all[r >> 6] |= 1L << r;
        }
        for (double[] direction : directions) {
            greedy(all, direction);
        }
        branch(all, new long[words], 0, 0);
        List<ValuedPackage> points = new ArrayList<>();
        for (long[] set : stairSets) {
            points.add(packageOf(set));
        }
        return new Frontier(points);
    }

    /// Takes in, again and again, the rectangle with the most weight per weight in conflict.
    private void greedy(long[] candidates, double[] direction) {
        long[] left = candidates.clone();
        long[] set = new long[words];
        long a = 0;
        long b = 0;
        while (true) {
            int best = -1;
            double highest = -1;
            for (int r = next(left, 0); r >= 0; r = next(left, r + 1)) {
                double lost = 0;
                for (int w = 0; w < words; w++) {
                    for (long bits = conflicts[r][w] & left[w]; bits != 0; bits &= bits - 1) {
                        lost += weight((w << 6) + Long.numberOfTrailingZeros(bits), direction);
                    }
                }
                double ratio = weight(r, direction) / (lost + 1e-12);
                if (ratio > highest) {
                    highest = ratio;
                    best = r;
                }
            }
            if (best < 0) {
                break;
            }
            set[best >> 6] |= 1L << best;
            a += weightA[best];
            b += weightB[best];
            left[best >> 6] &= ~(1L << best);
            for (int w = 0; w < words; w++) {
                left[w] &= ~conflicts[best][w];
            }
        }
        found(set, a, b);
    }

    private double weight(int r, double[] direction) {
        return direction[0] * weightA[r] + direction[1] * weightB[r];
    }

    private static int next(long[] set, int from) {
        for (int w = from >> 6; w < set.length; w++) {
            long bits = w == from >> 6 ? set[w] & (-1L << from) : set[w];
            if (bits != 0) {
                return (w << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return -1;
    }

    private void branch(long[] candidates, long[] chosen, long valueA, long valueB) {
        long[] left = candidates.clone();
        long[] set = chosen.clone();
        long a = valueA;
        long b = valueB;
        int pivot = -1;
        double heaviest = -1;
        for (int r = next(left, 0); r >= 0; r = next(left, r + 1)) {
            long sumA = 0;
            long sumB = 0;
            boolean free = true;
            for (int w = 0; w < words; w++) {
                for (long bits = conflicts[r][w] & left[w]; bits != 0; bits &= bits - 1) {
                    int s = (w << 6) + Long.numberOfTrailingZeros(bits);
                    sumA += weightA[s];
                    sumB += weightB[s];
                    free = false;
                }
            }
            if (free) {
                // Nothing speaks against it.
                left[r >> 6] &= ~(1L << r);
                set[r >> 6] |= 1L << r;
                a += weightA[r];
                b += weightB[r];
            } else {
                double[] middle = directions[DIRECTIONS / 2];
                double weight = middle[0] * (sumA + weightA[r]) + middle[1] * (sumB + weightB[r]);
                if (weight > heaviest) {
                    heaviest = weight;
                    pivot = r;
                }
            }
        }
        if (pivot < 0) {
            found(set, a, b);
            return;
        }
        if (isCut(left, a, b)) {
            return;
        }
        long[] with = left.clone();
        with[pivot >> 6] &= ~(1L << pivot);
        long[] without = with.clone();
        for (int w = 0; w < words; w++) {
            with[w] &= ~conflicts[pivot][w];
        }
        long[] taken = set.clone();
        taken[pivot >> 6] |= 1L << pivot;
        branch(with, taken, a + weightA[pivot], b + weightB[pivot]);
        branch(without, set, a, b);
    }

    /// Whether nothing that the candidates can add lies beyond the points found.
    private boolean isCut(long[] candidates, long a, long b) {
        int gaps = stairs.size() + 1;
        boolean[] closed = new boolean[gaps];
        int open = gaps;
        for (int k : ORDER) {
            double[] d = directions[k];
            double bound = d[0] * a + d[1] * b + cover(candidates, d);
            // Utilities are whole numbers: beyond a gap's corner means at least 1 more for both.
            double slack = 1e-12 * bound;
            for (int g = 0; g < gaps; g++) {
                if (!closed[g]) {
                    double leastA = g < stairs.size() ? stairs.get(g)[0] + 1 : 0;
                    double leastB = g > 0 ? stairs.get(g - 1)[1] + 1 : 0;
                    if (d[0] * leastA + d[1] * leastB > bound + slack) {
                        closed[g] = true;
                        open--;
                    }
                }
            }
            if (open == 0) {
                return true;
            }
        }
        return false;
    }

    /// The middle direction cuts most; then the ends; then the rest.
    private static final int[] ORDER = {4, 0, 8, 2, 6, 3, 5, 1, 7};

    /// An upper bound on the weight of a conflict-free set: the candidates are covered with sets of mutual
    /// conflict.
    private double cover(long[] candidates, double[] d) {
        double[] rest = new double[n];
        int[] order = new int[n];
        int size = 0;
        for (int r = next(candidates, 0); r >= 0; r = next(candidates, r + 1)) {
            rest[r] = weight(r, d);
            if (rest[r] > 0) {
                order[size++] = r;
            }
        }
        double bound = 0;
        long[] mutual = new long[words];
        while (size > 0) {
            // The lightest first: it is used up at once.
            int lightest = 0;
            for (int k = 1; k < size; k++) {
                if (rest[order[k]] < rest[order[lightest]]) {
                    lightest = k;
                }
            }
            int r = order[lightest];
            order[lightest] = order[--size];
            double share = rest[r];
            if (share <= 0) {
                continue;
            }
            bound += share;
            rest[r] = 0;
            for (int w = 0; w < words; w++) {
                mutual[w] = conflicts[r][w] & candidates[w];
            }
            while (true) {
                int heaviest = -1;
                double most = 0;
                for (int w = 0; w < words; w++) {
                    for (long bits = mutual[w]; bits != 0; bits &= bits - 1) {
                        int s = (w << 6) + Long.numberOfTrailingZeros(bits);
                        if (rest[s] > most) {
                            most = rest[s];
                            heaviest = s;
                        }
                    }
                }
                if (heaviest < 0) {
                    break;
                }
                rest[heaviest] -= Math.min(share, rest[heaviest]);
                for (int w = 0; w < words; w++) {
                    mutual[w] &= conflicts[heaviest][w];
                }
            }
        }
        return bound;
    }

    private void found(long[] set, long a, long b) {
        for (long[] s : stairs) {
            if (s[0] >= a && s[1] >= b) {
                return;
            }
        }
        for (int i = stairs.size() - 1; i >= 0; i--) {
            if (stairs.get(i)[0] <= a && stairs.get(i)[1] <= b) {
                stairs.remove(i);
                stairSets.remove(i);
            }
        }
        int at = 0;
        while (at < stairs.size() && stairs.get(at)[0] > a) {
            at++;
        }
        stairs.add(at, new long[] {a, b});
        stairSets.add(at, set.clone());
    }

    /// The first package in all rectangles of the set; issues that none names take their first option.
    private ValuedPackage packageOf(long[] set) {
        int issues = space.issues().size();
        int[] from = new int[issues];
        for (int r = next(set, 0); r >= 0; r = next(set, r + 1)) {
            for (RectangleSpace.Range range : rectangles.get(r).ranges()) {
                from[range.issue()] = Math.max(from[range.issue()], range.from());
            }
        }
        List<Integer> options = Arrays.stream(from).boxed().toList();
        return new ValuedPackage(
                AdditiveSpace.idOf(options),
                options,
                List.of(
                        space.utility(0, options).doubleValue(),
                        space.utility(1, options).doubleValue()));
    }
}
