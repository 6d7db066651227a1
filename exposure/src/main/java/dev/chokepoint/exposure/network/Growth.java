package dev.chokepoint.exposure.network;

import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// How a plant's capacity grows.
///
/// @param floor capacity before any step, units per month
record Growth(double floor, List<Step> steps) {
    private static final int MIDDLE = 15;
    private static final double DAYS_PER_MONTH = 30.4375;

    /// Capacity without end.
    static final Growth UNLIMITED = new Growth(Double.POSITIVE_INFINITY, List.of());

    /// A capacity step in numbers.
    ///
    /// @param announced the day on which it was first published
    record Step(LocalDate announced, LocalDate from, int rampMonths, double full) {}

    Growth {
        steps = List.copyOf(steps);
    }

    Growth times(double share) {
        return new Growth(
                floor * share,
                steps.stream()
                        .map(s -> new Step(s.announced(), s.from(), s.rampMonths(), s.full() * share))
                        .toList());
    }

    /// Capacity by month of a world's plan with the steps announced by a day.
    double[] path(World world, LocalDate day) {
        double[] capacity = new double[world.months()];
        Arrays.fill(capacity, floor);
        for (Step step : steps) {
            if (step.announced().isAfter(day)) {
                continue;
            }
            for (int t = 0; t < capacity.length; t++) {
                double elapsed =
                        ChronoUnit.DAYS.between(step.from(), world.dayOf(t).plusDays(MIDDLE)) / DAYS_PER_MONTH;
                if (elapsed <= 0) {
                    continue;
                }
                double share = step.rampMonths() == 0 ? 1 : Math.min(1, elapsed / step.rampMonths());
                capacity[t] += share * Math.max(0, step.full() - capacity[t]);
            }
        }
        return capacity;
    }
}
