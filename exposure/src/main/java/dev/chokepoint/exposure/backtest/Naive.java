package dev.chokepoint.exposure.backtest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Forecasts without a model, with bands of their own, as shares of the baseline.
final class Naive {
    private static final double TWO_SIDED_90 = 1.6448536269514722; // 95 % quantile of the standard normal

    private Naive() {}

    /// What was before goes on; months vary as they did before.
    static Scores.Interval flat(Episode.Series series, double observed) {
        return around(1, series.noise().central(), observed);
    }

    /// What was before goes on; the band is as wide as 90 % of the errors this made in other episodes.
    ///
    /// Empty where the other episodes say nothing.
    static Optional<Scores.Interval> flatFitted(List<Ensemble> others, double observed) {
        List<Double> errors = new ArrayList<>();
        for (Ensemble e : others) {
            for (Episode.Observation o : e.episode().volumes()) {
                if (e.episode().seriesOf(o.series()).fitted()) {
                    errors.add(Math.abs(Forecast.relative(e, Forecast.indexOf(e.episode(), o.series()), o) - 1));
                }
            }
        }
        if (errors.isEmpty()) {
            return Optional.empty();
        }
        errors.sort(Comparator.naturalOrder());
        double width = errors.get((int) Math.ceil(0.9 * errors.size()) - 1);
        return Optional.of(new Scores.Interval(Math.max(0, 1 - width), 1, 1 + width, observed));
    }

    /// What happened in another episode as many months before or after the effective month happens again; months of
    /// both vary as they did before.
    ///
    /// Months that the other episode has no figure for are taken from the nearest before and after, in proportion;
    /// before its first one the baseline, after its last one the last. Empty where it has none.
    static Optional<Scores.Interval> copy(
            Ensemble other, Episode episode, Episode.Series series, Episode.Observation o, double observed) {
        NavigableMap<Integer, Double> path = path(other);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        YearMonth effective = YearMonth.from(episode.effective());
        double sum = 0;
        for (int i = 0; i < o.months(); i++) {
            int since = (int) java.time.temporal.ChronoUnit.MONTHS.between(
                    effective, o.first().plusMonths(i));
            sum += at(path, since);
        }
        double noise = series.noise().central();
        return Optional.of(around(sum / o.months(), Math.sqrt(2) * noise, observed));
    }

    private static Scores.Interval around(double centre, double noise, double observed) {
        double lo = Math.max(0, (centre + Fit.OFFSET) * Math.exp(-TWO_SIDED_90 * noise) - Fit.OFFSET);
        double hi = (centre + Fit.OFFSET) * Math.exp(TWO_SIDED_90 * noise) - Fit.OFFSET;
        return new Scores.Interval(lo, centre, Math.max(lo, hi), observed);
    }

    /// The path of an episode's first series that may be learnt from, by month since the effective one.
    private static NavigableMap<Integer, Double> path(Ensemble e) {
        TreeMap<Integer, Double> all = new TreeMap<>();
        Optional<Episode.Series> series =
                e.episode().series().stream().filter(Episode.Series::fitted).findFirst();
        if (series.isEmpty()) {
            return all;
        }
        YearMonth effective = YearMonth.from(e.episode().effective());
        int s = Forecast.indexOf(e.episode(), series.get().id());
        for (Episode.Observation o : e.episode().volumes()) {
            if (!o.series().equals(series.get().id())) {
                continue;
            }
            for (int i = 0; i < o.months(); i++) {
                int since = (int) java.time.temporal.ChronoUnit.MONTHS.between(
                        effective, o.first().plusMonths(i));
                all.putIfAbsent(since, Forecast.relative(e, s, o));
            }
        }
        return all;
    }

    private static double at(NavigableMap<Integer, Double> path, int month) {
        var before = path.floorEntry(month);
        var after = path.ceilingEntry(month);
        if (before == null) {
            return after != null && after.getKey() == month ? after.getValue() : 1;
        }
        if (after == null) {
            return before.getValue();
        }
        int span = after.getKey() - before.getKey();
        return span == 0
                ? before.getValue()
                : before.getValue() + (after.getValue() - before.getValue()) * (month - before.getKey()) / span;
    }
}
