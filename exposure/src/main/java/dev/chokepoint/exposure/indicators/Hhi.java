package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Numbers;
import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The Herfindahl–Hirschman index of concentration, Σ s_i² over the shares s_i of places in a total; 1/n to 1.
///
/// Source: Rhoades 1993, Federal Reserve Bulletin 79:188.
public final class Hhi {
    private static final int SEARCH_ROUNDS = 100;

    private Hhi() {}

    /// Σ q² / (Σ q)² of plain quantities; 0 where all are 0.
    public static double of(double[] quantities) {
        double sum = 0;
        double squares = 0;
        for (double q : quantities) {
            sum += q;
            squares += q * q;
        }
        return sum == 0 ? 0 : squares / (sum * sum);
    }

    /// The index of the quantities of one item in one stage, by place.
    ///
    /// The bounds are those over all quantities within theirs. The least value is where all quantities are
    /// as equal as their bounds allow; the greatest is at a corner of the box, found by climbing from every
    /// place at its most.
    public static Reading of(Map<String, Uncertain> quantities) {
        return of(quantities, Set.of());
    }

    /// The index where some suppliers are groups of places, such as a rest of the world.
    ///
    /// In the value a group counts as one supplier, which is the most it can add; in the lower bound it is spread
    /// so thin that it adds nothing. Each group is listed as a gap.
    public static Reading of(Map<String, Uncertain> quantities, Set<String> groups) {
        Map<String, Uncertain> sorted = new TreeMap<>(quantities);
        double[] central =
                sorted.values().stream().mapToDouble(Uncertain::central).toArray();
        double total = 0;
        for (Map.Entry<String, Uncertain> e : sorted.entrySet()) {
            if (e.getValue().lo() < 0) {
                throw new IllegalArgumentException(
                        "The quantity (" + e.getValue().text() + ") of (" + e.getKey() + ") must not be negative.");
            }
            total += e.getValue().central();
        }
        if (!(total > 0)) {
            return new Reading.Unknown(
                    List.of("no quantity above 0"),
                    Explanation.leaf("concentration (HHI)", "not known", "there is no quantity above 0"));
        }
        List<Explanation> parts = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        boolean[] group = new boolean[sorted.size()];
        int k = 0;
        for (Map.Entry<String, Uncertain> e : sorted.entrySet()) {
            group[k++] = groups.contains(e.getKey()) && e.getValue().hi() > 0;
            if (group[k - 1]) {
                gaps.add("who supplies within " + e.getKey() + " (one supplier in the value, none in the lower bound)");
            }
            if (e.getValue().hi() == 0) {
                continue;
            }
            parts.add(Explanation.leaf(
                    e.getKey(),
                    Numbers.text(100 * e.getValue().central() / total) + " %",
                    "share of " + e.getValue().text() + " in " + Numbers.text(total)));
        }
        double value = of(central);
        Interval bounds = bounds(List.copyOf(sorted.values()), central, group, value);
        return new Reading.Known(
                value,
                bounds,
                gaps,
                Explanation.of("concentration (HHI)", Numbers.text(value), "sum of the squared shares", parts));
    }

    private static Interval bounds(List<Uncertain> box, double[] central, boolean[] group, double value) {
        boolean grouped = false;
        for (boolean g : group) {
            grouped |= g;
        }
        if (!grouped && box.stream().allMatch(Uncertain::isExact)) {
            return new Interval(value, value);
        }
        double lo = value;
        double hi = value;
        // Least: q_i = clamp(c, lo_i, hi_i) with c = Σq²/Σq; the fixed point is reached from the central values.
        double[] q = central.clone();
        for (int round = 0; round < SEARCH_ROUNDS; round++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < q.length; i++) {
                sum += q[i];
                squares += group[i] ? 0 : q[i] * q[i];
            }
            if (!(sum > 0)) {
                break;
            }
            lo = Math.min(lo, squares / (sum * sum));
            // A group that adds no square of its own lowers the index most at its most.
            double level = squares / sum;
            for (int i = 0; i < q.length; i++) {
                q[i] = group[i]
                        ? box.get(i).hi()
                        : Math.clamp(level, box.get(i).lo(), box.get(i).hi());
            }
        }
        for (int start = 0; start < q.length; start++) {
            for (int i = 0; i < q.length; i++) {
                q[i] = i == start ? box.get(i).hi() : box.get(i).lo();
            }
            boolean better = true;
            while (better) {
                better = false;
                for (int i = 0; i < q.length; i++) {
                    double here = of(q);
                    double old = q[i];
                    q[i] = old == box.get(i).lo() ? box.get(i).hi() : box.get(i).lo();
                    if (of(q) > here) {
                        better = true;
                    } else {
                        q[i] = old;
                    }
                }
            }
            hi = Math.max(hi, of(q));
        }
        return new Interval(lo, hi);
    }
}
