package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Uncertain;
import java.util.Map;
import java.util.Optional;

/// Governance estimates by place, −2.5 (worst) to 2.5 (best), with their standard errors where published.
///
/// Source: World Bank, Worldwide Governance Indicators.
///
/// @param estimates what is published; a place without an estimate has no entry
/// @param errors standard errors of the estimates
/// @param what which indicators and years these are, in words
public record Governance(Map<String, Double> estimates, Map<String, Double> errors, String what) {
    /// The ends of the scale.
    public static final double BEST = 2.5;

    /// Half the width of the 90 % band in standard errors.
    private static final double BAND = 1.645;

    public Governance {
        estimates = Map.copyOf(estimates);
        errors = Map.copyOf(errors);
    }

    /// The estimate of a place with the 90 % band of its standard error.
    public Optional<Uncertain> estimate(String place) {
        Double w = estimates.get(place);
        if (w == null) {
            return Optional.empty();
        }
        double margin = BAND * errors.getOrDefault(place, 0.0);
        return Optional.of(
                margin == 0
                        ? Uncertain.of(w)
                        : new Uncertain.Likely(
                                Math.min(w, Math.max(-BEST, w - margin)), w, Math.max(w, Math.min(BEST, w + margin))));
    }
}
