package dev.chokepoint.deals.frontier;

import java.util.ArrayList;
import java.util.List;

/// The valued points of two parties that no other beats, as a search meets them.
public final class ValueFrontier {
    /// By value to the first party from high to low, hence to the second from low to high.
    private final List<double[]> steps = new ArrayList<>();

    private double lowA = Double.POSITIVE_INFINITY;
    private double highA = Double.NEGATIVE_INFINITY;
    private double lowB = Double.POSITIVE_INFINITY;
    private double highB = Double.NEGATIVE_INFINITY;

    /// Takes in a valued point.
    public void add(double a, double b) {
        lowA = Math.min(lowA, a);
        highA = Math.max(highA, a);
        lowB = Math.min(lowB, b);
        highB = Math.max(highB, b);
        for (double[] s : steps) {
            if (s[0] >= a && s[1] >= b) {
                return;
            }
        }
        steps.removeIf(s -> s[0] <= a && s[1] <= b);
        int at = 0;
        while (at < steps.size() && steps.get(at)[0] > a) {
            at++;
        }
        steps.add(at, new double[] {a, b});
    }

    /// The span of the first party's values so far.
    public double spanA() {
        return highA - lowA;
    }

    public double spanB() {
        return highB - lowB;
    }

    /// Whether a point is no better than one already valued.
    public boolean isBeaten(double a, double b) {
        // The last step with at least `a` for the first party has the highest value to the second.
        int from = 0;
        int to = steps.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (steps.get(middle)[0] >= a) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from > 0 && steps.get(from - 1)[1] >= b;
    }

    /// How much one party's value must fall, the other's staying, until a valued package is at least as good;
    /// infinite where no valued package gives the other as much.
    double fall(int party, double a, double b) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] s : steps) {
            if (party == 0 && s[1] >= b) {
                least = Math.min(least, a - s[0]);
            } else if (party == 1 && s[0] >= a) {
                least = Math.min(least, b - s[1]);
            }
        }
        return least;
    }

    /// How much of its span each party could lose from a bound before a valued package is at least as good.
    public double promise(double a, double b) {
        return promise(a, b, Math.max(spanA(), Double.MIN_NORMAL), Math.max(spanB(), Double.MIN_NORMAL));
    }

    /// The same in these units.
    public double promise(double a, double b, double spanOfA, double spanOfB) {
        // From step to step the first party's shortfall grows and the second's shrinks: look where they cross.
        int from = 0;
        int to = steps.size() - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            double[] s = steps.get(middle);
            if ((a - s[0]) / spanOfA >= (b - s[1]) / spanOfB) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        double[] s = steps.get(from);
        double least = Math.max((a - s[0]) / spanOfA, (b - s[1]) / spanOfB);
        if (from > 0) {
            double[] before = steps.get(from - 1);
            least = Math.min(least, Math.max((a - before[0]) / spanOfA, (b - before[1]) / spanOfB));
        }
        return least;
    }
}
