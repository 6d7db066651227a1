package dev.chokepoint.deals.frontier;

import java.util.ArrayList;
import java.util.List;

/// Four additive concessions: A can give a1 (-3, +5) and a2 (-1, +2), B can give b1 (+4, -3) and b2 (+2, -1).
///
/// Its frontier and solutions were worked out by hand, in fractions.
public final class RunningExample {
    public static final List<Double> STATUS_QUO = List.of(0.0, 0.0);

    private RunningExample() {}

    public static AdditiveSpace space() {
        int[][] a = {{0, -3}, {0, -1}, {0, 4}, {0, 2}};
        int[][] b = {{0, 5}, {0, 2}, {0, -3}, {0, -1}};
        return space(a, b);
    }

    public static AdditiveSpace space(int[][] a, int[][] b) {
        List<Issue> issues = new ArrayList<>();
        for (int i = 0; i < a.length; i++) {
            List<String> options = new ArrayList<>();
            for (int j = 0; j < a[i].length; j++) {
                options.add("option " + j);
            }
            issues.add(new Issue("issue " + i, options));
        }
        return new AdditiveSpace(issues, List.of(worth("A", a), worth("B", b)));
    }

    private static AdditiveSpace.Worth worth(String party, int[][] values) {
        List<List<Fraction>> options = new ArrayList<>();
        for (int[] issue : values) {
            List<Fraction> list = new ArrayList<>();
            for (int v : issue) {
                list.add(Fraction.of(v));
            }
            options.add(list);
        }
        return new AdditiveSpace.Worth(party, options, Fraction.ZERO, Fraction.ONE);
    }
}
