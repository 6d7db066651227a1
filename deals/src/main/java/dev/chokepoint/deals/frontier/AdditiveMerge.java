package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Adds the frontiers of issues one by one and prunes what is dominated, in exact scaled integers.
///
/// A value is a non-negative whole number of `1/denominator` held in limbs of 60 bits, the most significant
/// first: one limb for most domains, two for weights with 17 decimals, as many as needed otherwise. Every
/// point remembers the point and the option it came from, so that packages can be rebuilt. Source:
/// Nemhauser and Ullmann (1969).
final class AdditiveMerge {
    private static final int LIMB_BITS = 60;
    private static final long LIMB_MASK = (1L << LIMB_BITS) - 1;
    private static final int MAX_POINTS = 5_000_000;
    private static final int MAX_CANDIDATES = 500_000_000;

    private final AdditiveSpace space;
    private final Scale scaleA;
    private final Scale scaleB;
    private final List<Level> levels = new ArrayList<>();

    /// The points after the first issues: their values in limbs, where each came from, how many packages
    /// share it, and its place in the order of options.
    @SuppressWarnings("ArrayRecordComponent")
    private record Level(int size, long[] a, long[] b, int[] parent, int[] option, long[] count, int[] rank) {}

    /// One party's values as whole numbers.
    ///
    /// @param options per issue and option, the value less the least value of the issue, in limbs
    /// @param offset what was taken off, in total
    @SuppressWarnings("ArrayRecordComponent")
    private record Scale(int limbs, long[][] options, BigInteger offset, BigInteger denominator) {
        static Scale of(AdditiveSpace.Worth worth) {
            BigInteger lcm = BigInteger.ONE;
            for (List<Fraction> issue : worth.options()) {
                for (Fraction f : issue) {
                    BigInteger d = f.denominator();
                    if (!lcm.mod(d).equals(BigInteger.ZERO)) {
                        lcm = lcm.divide(lcm.gcd(d)).multiply(d);
                    }
                }
            }
            BigInteger total = BigInteger.ZERO;
            BigInteger offset = BigInteger.ZERO;
            List<BigInteger[]> whole = new ArrayList<>();
            for (List<Fraction> issue : worth.options()) {
                BigInteger[] values = new BigInteger[issue.size()];
                BigInteger least = BigInteger.ZERO;
                BigInteger most = BigInteger.ZERO;
                for (int j = 0; j < values.length; j++) {
                    Fraction f = issue.get(j);
                    values[j] = f.numerator().multiply(lcm.divide(f.denominator()));
                    least = j == 0 ? values[j] : least.min(values[j]);
                    most = j == 0 ? values[j] : most.max(values[j]);
                }
                for (int j = 0; j < values.length; j++) {
                    values[j] = values[j].subtract(least);
                }
                offset = offset.add(least);
                total = total.add(most.subtract(least));
                whole.add(values);
            }
            int limbs = Math.max(1, (total.bitLength() + LIMB_BITS - 1) / LIMB_BITS);
            long[][] options = new long[whole.size()][];
            for (int i = 0; i < options.length; i++) {
                BigInteger[] values = whole.get(i);
                options[i] = new long[values.length * limbs];
                for (int j = 0; j < values.length; j++) {
                    BigInteger rest = values[j];
                    for (int l = limbs - 1; l >= 0; l--) {
                        options[i][j * limbs + l] = rest.longValue() & LIMB_MASK;
                        rest = rest.shiftRight(LIMB_BITS);
                    }
                }
            }
            return new Scale(limbs, options, offset, lcm);
        }

        double doubleValue(long[] values, int at) {
            BigInteger n = BigInteger.valueOf(values[at]);
            for (int l = 1; l < limbs; l++) {
                n = n.shiftLeft(LIMB_BITS).add(BigInteger.valueOf(values[at + l]));
            }
            return Fraction.divide(n.add(offset), denominator);
        }
    }

    private AdditiveMerge(AdditiveSpace space) {
        if (space.worths().size() != 2) {
            throw new IllegalArgumentException("The number of parties ("
                    + space.worths().size() + ") of an additive space must be 2 for its frontier.");
        }
        this.space = space;
        scaleA = Scale.of(space.worths().get(0));
        scaleB = Scale.of(space.worths().get(1));
    }

    static AdditiveMerge of(AdditiveSpace space) {
        AdditiveMerge merge = new AdditiveMerge(space);
        merge.levels.add(new Level(
                1,
                new long[merge.scaleA.limbs],
                new long[merge.scaleB.limbs],
                new int[] {-1},
                new int[] {-1},
                new long[] {1},
                new int[] {0}));
        for (int i = 0; i < space.issues().size(); i++) {
            merge.add(i);
        }
        return merge;
    }

    long packages() {
        long n = 0;
        for (long c : levels.getLast().count) {
            n = saturatedSum(n, c);
        }
        return n;
    }

    Frontier frontier() {
        Level last = levels.getLast();
        List<ValuedPackage> points = new ArrayList<>(last.size);
        for (int p = 0; p < last.size; p++) {
            Integer[] options = new Integer[space.issues().size()];
            int at = p;
            for (int l = levels.size() - 1; l > 0; l--) {
                options[l - 1] = levels.get(l).option[at];
                at = levels.get(l).parent[at];
            }
            List<Integer> list = List.of(options);
            points.add(new ValuedPackage(
                    AdditiveSpace.idOf(list),
                    list,
                    List.of(
                            scaleA.doubleValue(last.a, p * scaleA.limbs),
                            scaleB.doubleValue(last.b, p * scaleB.limbs))));
        }
        return new Frontier(points);
    }

    /// Merges the current points shifted by every option of an issue: one sorted list per option, all at once.
    private void add(int issue) {
        Level from = levels.getLast();
        int wa = scaleA.limbs;
        int wb = scaleB.limbs;
        long[] va = scaleA.options[issue];
        long[] vb = scaleB.options[issue];
        int[] options = undominated(issue);
        int k = options.length;
        int[] at = new int[k];
        long[] headA = new long[k * wa];
        long[] headB = new long[k * wb];
        for (int j = 0; j < k; j++) {
            sum(from.a, 0, va, options[j] * wa, headA, j * wa, wa);
            sum(from.b, 0, vb, options[j] * wb, headB, j * wb, wb);
        }
        int capacity = Math.max(16, from.size * 2);
        long[] a = new long[capacity * wa];
        long[] b = new long[capacity * wb];
        int[] parent = new int[capacity];
        int[] option = new int[capacity];
        long[] count = new long[capacity];
        int n = 0;
        while (true) {
            int best = -1;
            for (int j = 0; j < k; j++) {
                if (at[j] < from.size) {
                    if (best < 0) {
                        best = j;
                    } else {
                        int c = compare(headA, j * wa, headA, best * wa, wa);
                        if (c > 0 || (c == 0 && compare(headB, j * wb, headB, best * wb, wb) > 0)) {
                            best = j;
                        }
                    }
                }
            }
            if (best < 0) {
                break;
            }
            int byB = n == 0 ? 1 : compare(headB, best * wb, b, (n - 1) * wb, wb);
            if (byB > 0) {
                if (n == capacity) {
                    if (n >= MAX_POINTS) {
                        throw new IllegalArgumentException("The frontier has more than " + MAX_POINTS
                                + " points after the issue (" + issue + ").");
                    }
                    capacity *= 2;
                    a = Arrays.copyOf(a, capacity * wa);
                    b = Arrays.copyOf(b, capacity * wb);
                    parent = Arrays.copyOf(parent, capacity);
                    option = Arrays.copyOf(option, capacity);
                    count = Arrays.copyOf(count, capacity);
                }
                System.arraycopy(headA, best * wa, a, n * wa, wa);
                System.arraycopy(headB, best * wb, b, n * wb, wb);
                parent[n] = at[best];
                option[n] = options[best];
                count[n] = from.count[at[best]];
                n++;
            } else if (byB == 0 && compare(headA, best * wa, a, (n - 1) * wa, wa) == 0) {
                count[n - 1] = saturatedSum(count[n - 1], from.count[at[best]]);
                if (isEarlier(from, at[best], options[best], parent[n - 1], option[n - 1])) {
                    parent[n - 1] = at[best];
                    option[n - 1] = options[best];
                }
            }
            // Move on, past everything that is already beaten.
            int p = at[best];
            while (++p < from.size) {
                sum(from.b, p * wb, vb, options[best] * wb, headB, best * wb, wb);
                if (compare(headB, best * wb, b, (n - 1) * wb, wb) >= 0) {
                    sum(from.a, p * wa, va, options[best] * wa, headA, best * wa, wa);
                    break;
                }
            }
            at[best] = p;
        }
        levels.add(new Level(n, a, b, parent, option, count, ranks(n, parent, option, from, va.length / wa)));
    }

    /// The options of an issue that no other option of it beats; options of equal value are all kept.
    private int[] undominated(int issue) {
        int wa = scaleA.limbs;
        int wb = scaleB.limbs;
        long[] va = scaleA.options[issue];
        long[] vb = scaleB.options[issue];
        int size = va.length / wa;
        int[] kept = new int[size];
        int n = 0;
        for (int j = 0; j < size; j++) {
            boolean beaten = false;
            for (int o = 0; o < size && !beaten; o++) {
                int ca = compare(va, o * wa, va, j * wa, wa);
                int cb = compare(vb, o * wb, vb, j * wb, wb);
                beaten = ca >= 0 && cb >= 0 && (ca > 0 || cb > 0);
            }
            if (!beaten) {
                kept[n++] = j;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /// Whether the package that continues point `p` with option `o` comes before the one of `q` with `r`.
    private static boolean isEarlier(Level from, int p, int o, int q, int r) {
        return p == q ? o < r : from.rank[p] < from.rank[q];
    }

    /// The places of points in the order of options: by the place of the point they continue, then by
    /// their option.
    private static int[] ranks(int n, int[] parent, int[] option, Level from, int options) {
        if ((long) from.size * options > MAX_CANDIDATES) {
            throw new IllegalArgumentException(
                    "An issue with " + options + " options after a frontier of " + from.size + " points is too large.");
        }
        int[] slots = new int[from.size * options];
        for (int i = 0; i < n; i++) {
            slots[from.rank[parent[i]] * options + option[i]] = i + 1;
        }
        int[] rank = new int[n];
        int place = 0;
        for (int point : slots) {
            if (point > 0) {
                rank[point - 1] = place++;
            }
        }
        return rank;
    }

    private static void sum(long[] x, int xAt, long[] y, int yAt, long[] to, int toAt, int limbs) {
        long carry = 0;
        for (int l = limbs - 1; l >= 0; l--) {
            long s = x[xAt + l] + y[yAt + l] + carry;
            to[toAt + l] = s & LIMB_MASK;
            carry = s >>> LIMB_BITS;
        }
    }

    private static int compare(long[] x, int xAt, long[] y, int yAt, int limbs) {
        for (int l = 0; l < limbs; l++) {
            int c = Long.compare(x[xAt + l], y[yAt + l]);
            if (c != 0) {
                return c;
            }
        }
        return 0;
    }

    private static long saturatedSum(long x, long y) {
        long s = x + y;
        return s < 0 ? Long.MAX_VALUE : s;
    }
}
