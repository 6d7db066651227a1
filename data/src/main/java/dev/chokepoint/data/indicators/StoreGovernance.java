package dev.chokepoint.data.indicators;

import dev.chokepoint.data.store.StatisticsReader;
import dev.chokepoint.data.store.StoredTable;
import dev.chokepoint.exposure.indicators.Governance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Estimates of governance that were imported into a store; standard errors are those of the same file and year.
public final class StoreGovernance {
    private static final List<String> SIX = List.of("va", "pv", "ge", "rq", "rl", "cc");

    private final Map<String, Map<Integer, Map<String, StatisticsReader.Estimate>>> byIndicator = new TreeMap<>();

    private StoreGovernance(StatisticsReader reader) {
        SIX.forEach(i -> byIndicator.put(i, reader.governance(i)));
    }

    /// Those of a store; empty where it has none.
    public static Optional<StoreGovernance> of(StatisticsReader reader) {
        return reader.has(StoredTable.GOVERNANCE) ? Optional.of(new StoreGovernance(reader)) : Optional.empty();
    }

    /// Political stability in a year, or in the newest year held before it; empty where there is none.
    public Optional<Governance> politicalStability(int year) {
        TreeMap<Integer, Map<String, StatisticsReader.Estimate>> years =
                new TreeMap<>(byIndicator.getOrDefault("pv", Map.of()));
        Integer own = years.floorKey(year);
        if (own == null) {
            return Optional.empty();
        }
        Map<String, Double> estimates = new HashMap<>();
        Map<String, Double> errors = new HashMap<>();
        years.getOrDefault(own, Map.of()).forEach((place, e) -> {
            estimates.put(place, e.value());
            errors.put(place, e.error());
        });
        return Optional.of(new Governance(
                estimates,
                errors,
                "political stability " + own + (own == year ? "" : ", the nearest year held to " + year)
                        + " (imported)"));
    }

    /// The mean of the six indicators over years; a place needs all six in at least one of them.
    public Optional<Governance> meanOfSix(int first, int last) {
        Map<String, double[]> sums = new HashMap<>();
        for (int year = first; year <= last; year++) {
            for (String place : placesOf(year)) {
                double estimate = 0;
                double error = 0;
                int known = 0;
                for (String i : SIX) {
                    StatisticsReader.Estimate e = byIndicator
                            .getOrDefault(i, Map.of())
                            .getOrDefault(year, Map.of())
                            .get(place);
                    if (e != null) {
                        estimate += e.value() / SIX.size();
                        error += e.error() / SIX.size();
                        known++;
                    }
                }
                if (known == SIX.size()) {
                    double[] sum = sums.computeIfAbsent(place, _ -> new double[3]);
                    sum[0] += estimate;
                    sum[1] += error;
                    sum[2] += 1;
                }
            }
        }
        if (sums.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Double> estimates = new HashMap<>();
        Map<String, Double> errors = new HashMap<>();
        sums.forEach((place, sum) -> {
            estimates.put(place, sum[0] / sum[2]);
            errors.put(place, sum[1] / sum[2]);
        });
        return Optional.of(
                new Governance(estimates, errors, "mean of six indicators " + first + " to " + last + " (imported)"));
    }

    private List<String> placesOf(int year) {
        return List.copyOf(byIndicator
                .getOrDefault("pv", Map.of())
                .getOrDefault(year, Map.of())
                .keySet());
    }
}
