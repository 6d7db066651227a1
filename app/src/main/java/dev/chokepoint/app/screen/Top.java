package dev.chokepoint.app.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The largest of many, by a number; among equals the earlier one.
final class Top<T> {
    private final int most;
    private final PriorityQueue<Ranked<T>> kept = new PriorityQueue<>(
            Comparator.comparingDouble(Ranked<T>::size).thenComparing(Ranked::order, Comparator.reverseOrder()));
    private long seen;

    private record Ranked<T>(double size, long order, T what) {}

    Top(int most) {
        this.most = most;
    }

    void add(double size, T what) {
        kept.add(new Ranked<>(size, seen++, what));
        if (kept.size() > most) {
            kept.remove();
        }
    }

    long seen() {
        return seen;
    }

    /// The largest first.
    List<T> list() {
        List<Ranked<T>> all = new ArrayList<>(kept);
        all.sort(Comparator.comparingDouble(Ranked<T>::size).reversed().thenComparingLong(Ranked::order));
        return all.stream().map(Ranked::what).toList();
    }
}
