package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.space.NoDealScenario;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// Chances that a user gives to what may follow without a deal; none is ever assumed.
///
/// @param chances by scenario, each above 0; they sum to 1
public record NoDealMixture(Map<NoDealScenario, Double> chances) {
    private static final double ROUNDING = 1e-6;

    public NoDealMixture {
        double sum = chances.values().stream().mapToDouble(p -> p).sum();
        if (chances.size() < 2
                || chances.values().stream().anyMatch(p -> !(p > 0))
                || !(Math.abs(sum - 1) <= ROUNDING)) {
            throw new IllegalArgumentException("A mixture must give at least two scenarios chances above 0 that sum to"
                    + " 1, not " + chances + ".");
        }
        chances = Collections.unmodifiableMap(new EnumMap<>(chances));
    }

    /// The scenarios, the likeliest first.
    public List<NoDealScenario> scenarios() {
        return chances.entrySet().stream()
                .sorted(Map.Entry.<NoDealScenario, Double>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Σ of the chances times a value in each scenario.
    double mean(ToDoubleFunction<NoDealScenario> value) {
        return chances.entrySet().stream()
                .mapToDouble(e -> e.getValue() * value.applyAsDouble(e.getKey()))
                .sum();
    }
}
