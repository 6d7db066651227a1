package dev.chokepoint.exposure.indicators;

import dev.chokepoint.base.Interval;
import dev.chokepoint.base.Uncertain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Governance estimates by place, −2.5 (worst) to 2.5 (best), with their standard errors where published.
///
/// Source: World Bank, Worldwide Governance Indicators.
///
/// @param estimates what is published; a place without an estimate has no entry
/// @param errors standard errors of the estimates
/// @param what which indicators and years these are, in words
/// @param groups groups of places: the mean of their members between the worst and the best of them
public record Governance(
        Map<String, Double> estimates, Map<String, Double> errors, String what, Map<String, Uncertain> groups) {
    /// The ends of the scale.
    public static final double BEST = 2.5;

    /// Half the width of the 90 % band in standard errors.
    private static final double BAND = 1.645;

    public Governance {
        estimates = Map.copyOf(estimates);
        errors = Map.copyOf(errors);
        groups = Map.copyOf(groups);
    }

    /// Estimates of places alone.
    public Governance(Map<String, Double> estimates, Map<String, Double> errors, String what) {
        this(estimates, errors, what, Map.of());
    }

    /// The same with a group of places, known from those of its members that have an estimate.
    public Governance withGroup(String group, Set<String> members) {
        List<Double> known = members.stream()
                .filter(estimates::containsKey)
                .map(estimates::get)
                .sorted()
                .toList();
        if (known.isEmpty() || estimates.containsKey(group)) {
            return this;
        }
        double mean = known.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        Map<String, Uncertain> with = new HashMap<>(groups);
        with.put(
                group,
                new Uncertain.Likely(
                        known.getFirst(), Math.clamp(mean, known.getFirst(), known.getLast()), known.getLast()));
        return new Governance(estimates, errors, what, with);
    }

    /// The 90 % band of a value that errors of governance estimates make uncertain, kept within `bounds`.
    ///
    /// @param variance the variance of the value
    static Interval band(double value, double variance, Interval bounds) {
        double margin = BAND * Math.sqrt(variance);
        return new Interval(
                Math.min(value, Math.max(bounds.lo(), value - margin)),
                Math.max(value, Math.min(bounds.hi(), value + margin)));
    }

    /// The standard error of a place's estimate; 0 where none is published.
    double error(String place) {
        return estimates.containsKey(place) ? errors.getOrDefault(place, 0.0) : 0;
    }

    /// The estimate of a place with the 90 % band of its standard error.
    public Optional<Uncertain> estimate(String place) {
        Double w = estimates.get(place);
        if (w == null) {
            return Optional.ofNullable(groups.get(place));
        }
        double margin = BAND * errors.getOrDefault(place, 0.0);
        return Optional.of(
                margin == 0
                        ? Uncertain.of(w)
                        : new Uncertain.Likely(
                                Math.min(w, Math.max(-BEST, w - margin)), w, Math.max(w, Math.min(BEST, w + margin))));
    }
}
