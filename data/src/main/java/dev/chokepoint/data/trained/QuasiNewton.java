package dev.chokepoint.data.trained;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Finds where a smooth convex function is smallest, by limited-memory BFGS with backtracking.
///
/// Source: J. Nocedal and S. Wright, Numerical Optimization (2006), algorithms 7.4 and 7.5 and section 3.1.
final class QuasiNewton {
    /// A function with its gradient.
    interface Smooth {
        /// The value at a place; writes the gradient there into `gradient`.
        double at(double[] place, double[] gradient);
    }

    /// How the place and the gradient moved in one step.
    private record Step(double[] moved, double[] turned, double curvature) {}

    private static final int STEPS = 300;
    private static final int REMEMBERED = 15;
    private static final int HALVINGS = 40;
    /// A step must bring so much of what its slope promises.
    private static final double ENOUGH = 1e-4;
    /// It ends where the gradient, or the gain of a step, is so small against the value.
    private static final double FLAT = 1e-6;

    private QuasiNewton() {}

    /// The place where the function is smallest, searched from 0.
    static double[] minimum(Smooth f, int dimension) {
        double[] place = new double[dimension];
        double[] gradient = new double[dimension];
        double value = f.at(place, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int n = 0; n < STEPS && norm(gradient) > FLAT * Math.max(1, value); n++) {
            double[] direction = direction(gradient, steps);
            double slope = dot(direction, gradient);
            double length = steps.isEmpty() ? 1 / Math.max(1, norm(gradient)) : 1;
            double[] next = new double[dimension];
            double[] nextGradient = new double[dimension];
            double nextValue = Double.POSITIVE_INFINITY;
            for (int h = 0; h < HALVINGS && !(nextValue <= value + ENOUGH * length * slope); h++) {
                length = h == 0 ? length : length / 2;
                for (int i = 0; i < dimension; i++) {
                    next[i] = place[i] + length * direction[i];
                }
                nextValue = f.at(next, nextGradient);
            }
            double gain = value - nextValue;
            if (!(gain > 0)) {
                break;
            }
            remember(steps, place, next, gradient, nextGradient);
            place = next;
            gradient = nextGradient;
            value = nextValue;
            if (gain < FLAT * Math.max(1, value)) {
                break;
            }
        }
        return place;
    }

    private static void remember(
            Deque<Step> steps, double[] place, double[] next, double[] gradient, double[] nextGradient) {
        double[] moved = new double[place.length];
        double[] turned = new double[place.length];
        for (int i = 0; i < place.length; i++) {
            moved[i] = next[i] - place[i];
            turned[i] = nextGradient[i] - gradient[i];
        }
        double curvature = dot(moved, turned);
        if (curvature > 0) {
            steps.addLast(new Step(moved, turned, curvature));
            if (steps.size() > REMEMBERED) {
                steps.removeFirst();
            }
        }
    }

    /// Downhill, bent by the curvature that the last steps met.
    private static double[] direction(double[] gradient, Deque<Step> steps) {
        double[] out = new double[gradient.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = -gradient[i];
        }
        List<Step> newestFirst = new ArrayList<>(steps.reversed());
        double[] shares = new double[newestFirst.size()];
        for (int k = 0; k < shares.length; k++) {
            Step s = newestFirst.get(k);
            shares[k] = dot(s.moved(), out) / s.curvature();
            add(out, s.turned(), -shares[k]);
        }
        if (shares.length > 0) {
            Step last = newestFirst.getFirst();
            double scale = last.curvature() / dot(last.turned(), last.turned());
            for (int i = 0; i < out.length; i++) {
                out[i] *= scale;
            }
        }
        for (int k = shares.length - 1; k >= 0; k--) {
            Step s = newestFirst.get(k);
            add(out, s.moved(), shares[k] - dot(s.turned(), out) / s.curvature());
        }
        return out;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
