package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Values every package of an additive space of two parties.
///
/// The first pass keeps, for each of many bands of the first party's value, the best value to the second
/// party; the second keeps the packages that no better band beats, with a margin above the rounding of
/// doubles; the few that are left are compared exactly.
final class Enumeration {
    private static final int BANDS = 1 << 14;
    /// Relative to the span of values; sums of some dozens of doubles are exact to about 1e-14.
    private static final double MARGIN = 1e-11;

    private final int[] sizes;
    private final double[][] a;
    private final double[][] b;
    private final double lowA;
    private final double bandsPerA;
    private final double margin;
    private final double[] best = new double[BANDS + 2];

    private Enumeration(AdditiveSpace space) {
        int n = space.issues().size();
        sizes = new int[n];
        a = new double[n][];
        b = new double[n][];
        double low = 0;
        double high = 0;
        double spanB = 0;
        for (int i = 0; i < n; i++) {
            a[i] = doubles(space.worths().get(0).options().get(i));
            b[i] = doubles(space.worths().get(1).options().get(i));
            sizes[i] = a[i].length;
            low += Arrays.stream(a[i]).min().orElseThrow();
            high += Arrays.stream(a[i]).max().orElseThrow();
            spanB += Arrays.stream(b[i]).max().orElseThrow()
                    - Arrays.stream(b[i]).min().orElseThrow();
        }
        lowA = low;
        // Slightly fewer bands than there is room for, so that rounding never leaves the array.
        bandsPerA = high > low ? (BANDS - 2) / (high - low) : 0;
        margin = MARGIN * Math.max(spanB, Double.MIN_NORMAL);
    }

    private static double[] doubles(List<Fraction> values) {
        return values.stream().mapToDouble(Fraction::doubleValue).toArray();
    }

    static Frontier frontier(AdditiveSpace space) {
        if (space.worths().size() != 2) {
            throw new IllegalArgumentException("The number of parties ("
                    + space.worths().size() + ") of an additive space must be 2 for its frontier.");
        }
        if (space.outcomes().bitLength() > 40) {
            throw new IllegalArgumentException(
                    "The number of packages (" + space.outcomes() + ") is too large to value each.");
        }
        Enumeration all = new Enumeration(space);
        return all.run(space);
    }

    private Frontier run(AdditiveSpace space) {
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        visit(0, 1 - lowA * bandsPerA, 0);
        for (int k = BANDS; k >= 0; k--) {
            best[k] = Math.max(best[k], best[k + 1]);
        }
        List<int[]> left = new ArrayList<>();
        collect(0, 1 - lowA * bandsPerA, 0, new int[sizes.length], left);
        List<Exact> exact = new ArrayList<>(left.size());
        for (int[] options : left) {
            List<Integer> list = Arrays.stream(options).boxed().toList();
            exact.add(new Exact(list, space.utility(0, list), space.utility(1, list)));
        }
        exact.sort((x, y) -> {
            int c = y.a.compareTo(x.a);
            c = c != 0 ? c : y.b.compareTo(x.b);
            return c != 0 ? c : compareOptions(x.options, y.options);
        });
        List<ValuedPackage> points = new ArrayList<>();
        Fraction highest = null;
        for (Exact e : exact) {
            if (highest == null || e.b.compareTo(highest) > 0) {
                highest = e.b;
                points.add(space.valued(e.options));
            }
        }
        return new Frontier(points);
    }

    private record Exact(List<Integer> options, Fraction a, Fraction b) {}

    private static int compareOptions(List<Integer> x, List<Integer> y) {
        for (int i = 0; i < x.size(); i++) {
            int c = Integer.compare(x.get(i), y.get(i));
            if (c != 0) {
                return c;
            }
        }
        return 0;
    }

    /// `position` is the first party's value so far, counted in bands.
    private void visit(int issue, double position, double valueB) {
        double[] ia = a[issue];
        double[] ib = b[issue];
        if (issue == sizes.length - 1) {
            for (int j = 0; j < ia.length; j++) {
                int band = (int) (position + ia[j] * bandsPerA);
                double v = valueB + ib[j];
                if (v > best[band]) {
                    best[band] = v;
                }
            }
            return;
        }
        for (int j = 0; j < ia.length; j++) {
            visit(issue + 1, position + ia[j] * bandsPerA, valueB + ib[j]);
        }
    }

    private void collect(int issue, double position, double valueB, int[] options, List<int[]> left) {
        double[] ia = a[issue];
        double[] ib = b[issue];
        boolean last = issue == sizes.length - 1;
        for (int j = 0; j < ia.length; j++) {
            options[issue] = j;
            double p = position + ia[j] * bandsPerA;
            double v = valueB + ib[j];
            if (!last) {
                collect(issue + 1, p, v, options, left);
                // A hair above `p`, so that rounding cannot put a package below one that it equals.
            } else if (v >= best[(int) (p + 1e-6) + 1] - margin) {
                left.add(options.clone());
            }
        }
    }
}
