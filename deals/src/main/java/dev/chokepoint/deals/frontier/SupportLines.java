package dev.chokepoint.deals.frontier;

import java.util.ArrayList;
import java.util.List;

/// What no point can exceed: in each direction the largest weighted sum of both parties' values.
///
/// No point (a, b) has `weightA·a + weightB·b` above `most` of a line. Lines of parts whose values add up add up.
/// Source: docs/model/deals.md#search-that-can-be-stopped
public record SupportLines(List<Line> lines) {
    private static final int DIRECTIONS = 9;

    /// The share by which a point may miss a line and still count as on it.
    private static final double TOLERANCE = 1e-9;

    public SupportLines {
        lines = List.copyOf(lines);
    }

    /// What no point exceeds in one direction.
    ///
    /// @param most infinite where nothing is known
    public record Line(double weightA, double weightB, double most) {
        /// The weighted sum of both parties' values.
        public double of(double a, double b) {
            return weightA * a + weightB * b;
        }

        /// The same direction with another bound.
        public Line withMost(double bound) {
            return new Line(weightA, weightB, bound);
        }
    }

    /// Directions from the first party alone to the second alone, in which nothing is bounded yet.
    ///
    /// @param spanA what counts as much to the first party as `spanB` to the second
    public static SupportLines unbounded(double spanA, double spanB) {
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < DIRECTIONS; k++) {
            double angle = Math.PI / 2 * k / (DIRECTIONS - 1);
            lines.add(new Line(
                    k == DIRECTIONS - 1 ? 0 : Math.cos(angle) / spanA,
                    k == 0 ? 0 : Math.sin(angle) / spanB,
                    Double.POSITIVE_INFINITY));
        }
        return new SupportLines(lines);
    }

    /// The lines of the same directions that touch these points from above.
    ///
    /// @param points both parties' values
    public SupportLines touching(List<double[]> points) {
        return new SupportLines(lines.stream()
                .map(l -> l.withMost(
                        points.stream().mapToDouble(p -> l.of(p[0], p[1])).max().orElse(Double.NEGATIVE_INFINITY)))
                .toList());
    }

    /// The lines of sums of a point under these lines and one under others of the same directions.
    public SupportLines plus(SupportLines other) {
        List<Line> sums = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            sums.add(lines.get(k)
                    .withMost(lines.get(k).most() + other.lines.get(k).most()));
        }
        return new SupportLines(sums);
    }

    /// The lines of points of either kind.
    public SupportLines or(SupportLines other) {
        List<Line> larger = new ArrayList<>();
        for (int k = 0; k < lines.size(); k++) {
            larger.add(lines.get(k)
                    .withMost(Math.max(lines.get(k).most(), other.lines.get(k).most())));
        }
        return new SupportLines(larger);
    }

    /// The largest product of both parties' gains that a point under all lines can have; infinite where the lines do
    /// not bound it.
    ///
    /// @param start what gains are counted from
    public double mostProduct(List<Double> start) {
        List<Line> bounded = lines.stream()
                .filter(l -> Double.isFinite(l.most()))
                .map(l -> l.withMost(l.most() - l.of(start.get(0), start.get(1))))
                .toList();
        if (bounded.stream().anyMatch(l -> l.most() <= 0)) {
            return 0;
        }
        boolean limited = bounded.stream().anyMatch(l -> l.weightA() > 0 && l.weightB() > 0)
                || (bounded.stream().anyMatch(l -> l.weightA() > 0)
                        && bounded.stream().anyMatch(l -> l.weightB() > 0));
        if (!limited) {
            return Double.POSITIVE_INFINITY;
        }
        double most = 0;
        for (Line line : bounded) {
            if (line.weightA() > 0 && line.weightB() > 0) {
                most = Math.max(
                        most, product(bounded, line.most() / (2 * line.weightA()), line.most() / (2 * line.weightB())));
            }
            for (Line other : bounded) {
                double turn = line.weightA() * other.weightB() - other.weightA() * line.weightB();
                if (turn > 0) {
                    most = Math.max(
                            most,
                            product(
                                    bounded,
                                    (line.most() * other.weightB() - other.most() * line.weightB()) / turn,
                                    (other.most() * line.weightA() - line.most() * other.weightA()) / turn));
                }
            }
        }
        return most;
    }

    /// The product of a point's values; 0 where it lies beyond a line.
    private static double product(List<Line> lines, double a, double b) {
        boolean under =
                a > 0 && b > 0 && lines.stream().allMatch(l -> l.of(a, b) <= l.most() + TOLERANCE * Math.abs(l.most()));
        return under ? a * b : 0;
    }
}
