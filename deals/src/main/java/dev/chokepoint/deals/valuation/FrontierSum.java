package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The frontier of all sums of packages on different concessions, where gains add up.
final class FrontierSum {
    /// The most points that are carried on one by one; of more, those of equal worth are one, and then of neighbours
    /// every second is left out.
    private static final int MOST_POINTS = 2_000;

    /// The most points of a frontier of several sides that are summed; of more, one in each box is left.
    private static final int MOST_OF_MANY = 700;

    private FrontierSum() {}

    /// Which two packages make a sum, and what it is worth.
    private record Sum(ValuedPackage first, ValuedPackage second, double a, double b) {
        static Sum of(ValuedPackage p, ValuedPackage q) {
            return new Sum(p, q, p.utility(0) + q.utility(0), p.utility(1) + q.utility(1));
        }

        ValuedPackage whole(DealValuer valuer) {
            List<Integer> options = joined(first, second);
            return new ValuedPackage(valuer.label(options), options, List.of(a, b));
        }
    }

    /// A sum of frontiers.
    ///
    /// @param toleranceUsd by how much a package that was left out can be better for a side
    record Summed(Frontier frontier, double toleranceUsd) {}

    static Summed of(DealValuer valuer, Frontier some, Frontier others) {
        return valuer.space().sides().size() == 2
                ? new Summed(ofTwo(valuer, some, others), 0)
                : ofMany(valuer, some, others);
    }

    /// For any number of sides: every sum is compared with all that are not beaten.
    private static Summed ofMany(DealValuer valuer, Frontier some, Frontier others) {
        Boxes first = Boxes.of(some.points(), MOST_OF_MANY);
        Boxes second = Boxes.of(others.points(), MOST_OF_MANY);
        List<ValuedPackage> sums = new ArrayList<>();
        for (ValuedPackage p : first.points()) {
            for (ValuedPackage q : second.points()) {
                List<Integer> options = joined(p, q);
                sums.add(new ValuedPackage(
                        valuer.label(options),
                        options,
                        IntStream.range(0, p.parties())
                                .mapToObj(i -> p.utility(i) + q.utility(i))
                                .toList()));
            }
        }
        return new Summed(Frontier.of(sums), first.toleranceUsd() + second.toleranceUsd());
    }

    /// What the second changes is changed in the first.
    private static List<Integer> joined(ValuedPackage first, ValuedPackage second) {
        List<Integer> options = new ArrayList<>(first.options());
        for (int k = 0; k < options.size(); k++) {
            if (second.options().get(k) != 0) {
                options.set(k, second.options().get(k));
            }
        }
        return options;
    }

    private static Frontier ofTwo(DealValuer valuer, Frontier some, Frontier others) {
        List<Sum> sums = new ArrayList<>();
        for (ValuedPackage p : some.points()) {
            for (ValuedPackage q : others.points()) {
                sums.add(Sum.of(p, q));
            }
        }
        sums.sort(Comparator.comparingDouble((Sum s) -> -s.a()).thenComparingDouble(s -> -s.b()));
        List<ValuedPackage> kept = new ArrayList<>();
        double a = Double.POSITIVE_INFINITY;
        double b = Double.NEGATIVE_INFINITY;
        for (Sum s : sums) {
            // Equal points stand side by side, as packages that no other beats.
            if (s.b() > b || (s.b() == b && s.a() == a)) {
                a = s.a();
                b = s.b();
                kept.add(s.whole(valuer));
            }
        }
        return thinned(Frontier.of(kept));
    }

    private static Frontier thinned(Frontier frontier) {
        if (frontier.points().size() <= MOST_POINTS) {
            return frontier;
        }
        List<ValuedPackage> points = distinct(frontier.points());
        while (points.size() > MOST_POINTS) {
            List<ValuedPackage> fewer = new ArrayList<>();
            for (int p = 0; p < points.size(); p++) {
                if (p % 2 == 0 || p == points.size() - 1) {
                    fewer.add(points.get(p));
                }
            }
            points = fewer;
        }
        return new Frontier(points);
    }

    /// One package for each worth; along a frontier those of equal worth are neighbours.
    private static List<ValuedPackage> distinct(List<ValuedPackage> points) {
        List<ValuedPackage> all = new ArrayList<>();
        int from = 0;
        for (int p = 1; p <= points.size(); p++) {
            if (p == points.size()
                    || Math.abs(points.get(p).utility(0) - points.get(from).utility(0)) > DealValuer.NEGLIGIBLE_USD
                    || Math.abs(points.get(p).utility(1) - points.get(from).utility(1)) > DealValuer.NEGLIGIBLE_USD) {
                all.add(EqualWorth.of(points.subList(from, p), DealValuer.NEGLIGIBLE_USD)
                        .getFirst()
                        .deal());
                from = p;
            }
        }
        return all;
    }
}
