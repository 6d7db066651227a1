package dev.chokepoint.deals.frontier;

import dev.chokepoint.deals.packages.Acceptance;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The packages that no other package beats: better for one party means worse for another.
///
/// @param points the packages, by value to the first party from high to low, then to the second party, and
///     so on; packages of equal value to everybody stand side by side
public record Frontier(List<ValuedPackage> points) {
    static final Comparator<ValuedPackage> BEST_FIRST = (a, b) -> {
        for (int i = 0; i < a.parties(); i++) {
            int c = Double.compare(b.utility(i), a.utility(i));
            if (c != 0) {
                return c;
            }
        }
        return ValuedPackage.BY_OPTIONS.compare(a, b);
    };

    public Frontier {
        points = List.copyOf(points);
    }

    /// The frontier of a finite list of packages with any number of parties.
    public static Frontier of(List<ValuedPackage> packages) {
        if (packages.isEmpty()) {
            return new Frontier(List.of());
        }
        int parties = packages.getFirst().parties();
        for (ValuedPackage p : packages) {
            if (p.parties() != parties) {
                throw new IllegalArgumentException("The package (" + p.id() + ") has values for " + p.parties()
                        + " parties, the first package for " + parties + ".");
            }
        }
        List<ValuedPackage> sorted = new ArrayList<>(packages);
        sorted.sort(BEST_FIRST);
        List<ValuedPackage> kept = new ArrayList<>();
        for (ValuedPackage p : sorted) {
            // What comes earlier is at least as good for the first party, so only earlier packages can beat a
            // later one.
            boolean beaten;
            if (parties == 2) {
                beaten = !kept.isEmpty()
                        && kept.getLast().utility(1) >= p.utility(1)
                        && !kept.getLast().utilities().equals(p.utilities());
            } else {
                beaten = kept.stream().anyMatch(k -> dominates(k, p));
            }
            if (!beaten) {
                kept.add(p);
            }
        }
        return new Frontier(kept);
    }

    /// The frontier of all sums of one package of each side, for values that are separable by side.
    ///
    /// Where the concessions of A enter only what B gains (and cost A), and those of B only what A gains, the
    /// value of a package is the sum of the value of its two halves; only the frontiers of the halves are
    /// needed.
    public static Frontier ofSides(Frontier first, Frontier second) {
        List<ValuedPackage> sums = new ArrayList<>();
        for (ValuedPackage p : first.points) {
            for (ValuedPackage q : second.points) {
                List<Integer> options = new ArrayList<>(p.options());
                options.addAll(q.options());
                List<Double> utilities = new ArrayList<>();
                for (int i = 0; i < p.parties(); i++) {
                    utilities.add(p.utility(i) + q.utility(i));
                }
                sums.add(new ValuedPackage(p.id() + " | " + q.id(), options, utilities));
            }
        }
        return of(sums);
    }

    /// Whether `a` is at least as good as `b` for every party and better for one.
    public static boolean dominates(ValuedPackage a, ValuedPackage b) {
        boolean better = false;
        for (int i = 0; i < a.parties(); i++) {
            if (a.utility(i) < b.utility(i)) {
                return false;
            }
            better |= a.utility(i) > b.utility(i);
        }
        return better;
    }

    /// The number of different values on the frontier.
    public int size() {
        int n = 0;
        for (int i = 0; i < points.size(); i++) {
            if (i == 0 || !points.get(i).utilities().equals(points.get(i - 1).utilities())) {
                n++;
            }
        }
        return n;
    }

    /// The packages that are worth at least the disagreement point to every party.
    public Frontier acceptableFrom(List<Double> disagreement) {
        return new Frontier(points.stream()
                .filter(p -> Acceptance.isAcceptable(p.utilities(), disagreement))
                .toList());
    }
}
