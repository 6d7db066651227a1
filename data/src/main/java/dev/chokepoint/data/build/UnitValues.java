package dev.chokepoint.data.build;

import dev.chokepoint.base.Uncertain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What was paid for a kilogram, weighed by what was spent.
final class UnitValues {
    private static final double LOW = 0.1;
    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.9;

    private record UnitValue(double usdPerKg, double usd) {}

    private final List<UnitValue> values = new ArrayList<>();

    void add(double usd, double kg) {
        if (usd > 0 && kg > 0) {
            values.add(new UnitValue(usd / kg, usd));
        }
    }

    /// USD per kilogram: between which values the middle eight tenths of the trade was paid for, and the value in the
    /// middle; empty where no mass was reported.
    Optional<Uncertain> price() {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Uncertain.Likely(quantile(LOW), quantile(MIDDLE), quantile(HIGH)));
    }

    private double quantile(double at) {
        List<UnitValue> sorted = values.stream()
                .sorted(Comparator.comparingDouble(UnitValue::usdPerKg))
                .toList();
        double all = sorted.stream().mapToDouble(UnitValue::usd).sum();
        double below = 0;
        for (UnitValue value : sorted) {
            below += value.usd();
            if (below >= at * all) {
                return value.usdPerKg();
            }
        }
        return sorted.getLast().usdPerKg();
    }
}
