package dev.chokepoint.deals.enforcement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When an announced policy stops being worth keeping.
///
/// A policy is believed only if keeping it is the best choice when its time comes. Source: Kydland and Prescott
/// (1977).
///
/// @param date the date of the choice
/// @param gainNow what breaking gains at once
/// @param lossNext what breaking costs one period later
public record Temptation(LocalDate date, double gainNow, double lossNext) {
    /// The least discount factor with which the policy is kept, `gain / loss`; above 1 if no patience suffices.
    public double criticalDelta() {
        if (gainNow <= 0) {
            return 0;
        }
        return lossNext <= 0 ? Double.POSITIVE_INFINITY : gainNow / lossNext;
    }

    public boolean isKept(double delta) {
        return criticalDelta() <= delta;
    }

    /// The first date at which breaking pays.
    public static Optional<LocalDate> firstDate(List<Temptation> path, double delta) {
        return path.stream()
                .sorted(Comparator.comparing(Temptation::date))
                .filter(t -> !t.isKept(delta))
                .map(Temptation::date)
                .findFirst();
    }
}
