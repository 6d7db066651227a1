package dev.chokepoint.evidence.signals;

import java.util.Map;

/// A logistic model: the probability is 1 / (1 + exp(−(intercept + Σ weight · signal))).
///
/// Source: D. R. Cox, The regression analysis of binary sequences, JRSS B 20 (1958) 215-242.
///
/// @param weights by the name of the signal; a signal without a weight counts for nothing
public record Weights(double intercept, Map<String, Double> weights) {
    public Weights {
        weights = Map.copyOf(weights);
    }

    public double probability(Map<String, Double> signals) {
        double z = intercept;
        for (Map.Entry<String, Double> s : signals.entrySet()) {
            z += weights.getOrDefault(s.getKey(), 0.0) * s.getValue();
        }
        return 1 / (1 + Math.exp(-z));
    }
}
