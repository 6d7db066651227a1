package dev.chokepoint.exposure.backtest;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Holds forecasts of past episodes against what happened, with parameters set on other episodes only.
///
/// Source: docs/model.md#back-tests
public final class Backtest {
    /// Share of the distribution outside the band that is judged.
    public static final double ALPHA = 0.1;

    private Backtest() {}

    /// What makes a forecast.
    public enum Mode {
        /// The myopic rolling plan of the best case.
        PLAN,
        /// The spot layer of the expected case.
        EXPECTED
    }

    /// What the parameters of a forecast rest on.
    public enum Basis {
        /// Nothing but what is stated beforehand.
        PRIOR,
        /// Episodes that had begun before, with what was published of them by the day of the forecast.
        EARLIER,
        /// One other episode with all that is known of it today.
        OTHER
    }

    /// One figure that is judged; volumes in units per month.
    ///
    /// @param model the model's 90 % band and median
    /// @param flat the baseline going on, months varying as before
    /// @param flatFitted the same with a band as wide as its errors in the episodes fitted on
    /// @param copy another episode happening again
    public record Judged(
            String series,
            YearMonth first,
            YearMonth last,
            double baseline,
            Scores.Interval model,
            double crps,
            Scores.Interval flat,
            Optional<Scores.Interval> flatFitted,
            Optional<Scores.Interval> copy) {}

    /// A time judged, months from the effective month; `last` counts for all later ones.
    ///
    /// @param never probability that it does not come about in the months of the world
    /// @param observedLo earliest month that the figures allow
    /// @param observedHi latest; both -1 where they do not show it
    public record Timing(
            String series, String what, int lo, int median, int hi, double never, int observedLo, int observedHi) {
        public boolean observed() {
            return observedLo >= 0;
        }

        public boolean covers() {
            return observed() && observedHi >= lo && observedLo <= hi;
        }
    }

    /// A price judged: price outside over the price before.
    public record Price(
            String series, YearMonth month, double lo, double median, double hi, double seenLo, double seenHi) {}

    /// One forecast held against what happened.
    ///
    /// @param mode what makes the forecast
    /// @param test the episode that is forecast
    /// @param fit what the parameters rest on
    public record Run(
            Mode mode,
            Episode test,
            Basis basis,
            Fit fit,
            int draws,
            int unsolved,
            Map<Parameter, WeightedSample> parameters,
            List<Judged> judged,
            List<Timing> timings,
            List<Price> prices) {
        public Run {
            judged = List.copyOf(judged);
            timings = List.copyOf(timings);
            prices = List.copyOf(prices);
        }

        /// Means over the figures of a series in shares of the baseline; over all series that count where none is
        /// named.
        public Scores.Mean model(Optional<String> series) {
            return mean(series, j -> Optional.of(j.model()));
        }

        public Scores.Mean flat(Optional<String> series) {
            return mean(series, j -> Optional.of(j.flat()));
        }

        public Scores.Mean flatFitted(Optional<String> series) {
            return mean(series, Judged::flatFitted);
        }

        public Scores.Mean copy(Optional<String> series) {
            return mean(series, Judged::copy);
        }

        public double crps(Optional<String> series) {
            return of(series).stream().mapToDouble(Judged::crps).average().orElse(Double.NaN);
        }

        private List<Judged> of(Optional<String> series) {
            return judged.stream()
                    .filter(j -> series.map(s -> s.equals(j.series()))
                            .orElse(test.seriesOf(j.series()).scored()))
                    .toList();
        }

        private Scores.Mean mean(
                Optional<String> series, java.util.function.Function<Judged, Optional<Scores.Interval>> which) {
            return Scores.Mean.of(
                    of(series).stream().flatMap(j -> which.apply(j).stream()).toList(), ALPHA);
        }
    }

    /// Every forecast of every episode: with nothing fitted, with the earlier episodes, with each other one.
    public static List<Run> all(List<Ensemble> ensembles) {
        List<Ensemble> ordered = ensembles.stream()
                .sorted(Comparator.comparing(e -> e.episode().effective()))
                .toList();
        List<Run> runs = new ArrayList<>();
        for (Ensemble test : ordered) {
            int draws = test.members().size();
            runs.add(run(test, Basis.PRIOR, Fit.none(draws), List.of()));
            earlier(test, ordered, Fit.Learning.VOLUMES).ifPresent(runs::add);
            for (Ensemble other : ordered) {
                if (other != test) {
                    Fit fit = Fit.to(List.of(other), LocalDate.MAX);
                    if (fit.figures() > 0) {
                        runs.add(run(test, Basis.OTHER, fit, List.of(other)));
                    }
                }
            }
        }
        return List.copyOf(runs);
    }

    /// The forecast with what was published of earlier episodes by its day; empty where they say nothing.
    static Optional<Run> earlier(Ensemble test, List<Ensemble> all, Fit.Learning learning) {
        LocalDate known = test.episode().known();
        List<Ensemble> earlier = all.stream()
                .filter(e -> e != test
                        && e.episode().effective().isBefore(test.episode().effective()))
                .toList();
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Fit fit = Fit.to(earlier, known, learning);
        if (fit.figures() == 0) {
            return Optional.empty();
        }
        List<Ensemble> used = earlier.stream()
                .map(e -> e.against(publishedBy(e.episode(), known)))
                .toList();
        return Optional.of(run(test, Basis.EARLIER, fit, used));
    }

    private static Episode publishedBy(Episode episode, LocalDate day) {
        return episode.withObservations(episode.observations().stream()
                .filter(o -> !o.published().isAfter(day))
                .toList());
    }

    /// One forecast held against what happened.
    ///
    /// @param others the episodes that the naive forecasts may look at: those of the fit
    static Run run(Ensemble test, Basis basis, Fit fit, List<Ensemble> others) {
        Episode episode = test.episode();
        List<Judged> judged = new ArrayList<>();
        for (Episode.Observation o : episode.volumes()) {
            int s = Forecast.indexOf(episode, o.series());
            Episode.Series series = episode.series().get(s);
            double observed = Forecast.relative(test, s, o);
            WeightedSample sample = Forecast.volume(test, fit, s, o);
            Optional<Scores.Interval> copy = others.reversed().stream()
                    .flatMap(e -> Naive.copy(e, episode, series, o, observed).stream())
                    .findFirst();
            judged.add(new Judged(
                    o.series(),
                    o.first(),
                    o.last(),
                    test.baseline(s),
                    new Scores.Interval(
                            sample.quantile(ALPHA / 2), sample.quantile(0.5), sample.quantile(1 - ALPHA / 2), observed),
                    Scores.crps(sample, observed),
                    Naive.flat(series, observed),
                    Naive.flatFitted(others, observed),
                    copy));
        }
        return new Run(
                test.reading().mode(),
                episode,
                basis,
                fit,
                test.members().size(),
                test.unsolved(),
                fit.parameters(test),
                judged,
                timings(test, fit),
                prices(test, fit));
    }

    private static List<Timing> timings(Ensemble test, Fit fit) {
        List<Timing> all = new ArrayList<>();
        Episode episode = test.episode();
        int last = episode.world().months() - episode.monthOf(YearMonth.from(episode.effective()));
        for (int s = 0; s < episode.series().size(); s++) {
            String id = episode.series().get(s).id();
            boolean dated = episode.observations().stream()
                    .anyMatch(o ->
                            o.kind() == Episode.Kind.REOPENING && o.series().equals(id));
            boolean shown = episode.series().get(s).fitted()
                    || (episode.series().get(s).scored() && !monthly(episode, s).isEmpty());
            if (!episode.licensed() || !(shown || dated)) {
                continue;
            }
            double[] collapse = new double[test.members().size()];
            double[] recovery = new double[test.members().size()];
            double never = 0;
            double neverBack = 0;
            double[] weights = fit.weights();
            for (int k = 0; k < collapse.length; k++) {
                Ensemble.Member m = test.members().get(k);
                OptionalInt falls = m.solved() ? Forecast.collapse(m.flows()[s], episode) : OptionalInt.empty();
                OptionalInt back = m.solved() ? Forecast.recovery(m.flows()[s], episode) : OptionalInt.empty();
                never += falls.isEmpty() ? weights[k] : 0;
                neverBack += falls.isPresent() && back.isEmpty() ? weights[k] : 0;
                collapse[k] = falls.orElse(last);
                recovery[k] = falls.isEmpty() ? 0 : back.orElse(last);
            }
            int[] seenFall = observedCollapse(test, s);
            int[] seenBack = observedRecovery(test, s);
            all.add(timing(id, "less than half passes from", collapse, weights, never, seenFall));
            if (test.reading().isExpected()) {
                double fell = 1 - never;
                for (int k = 0; k < weights.length; k++) {
                    weights[k] = recovery[k] > 0 ? weights[k] : 0;
                }
                neverBack /= fell;
            }
            if (Arrays.stream(weights).sum() > 0) {
                all.add(timing(id, "half or more passes again from", recovery, weights, neverBack, seenBack));
            }
        }
        episode.observations().stream()
                .filter(o -> o.kind() == Episode.Kind.STOP || o.kind() == Episode.Kind.RUNNING)
                .forEach(o -> all.add(stop(test, fit, o, last)));
        return all;
    }

    /// When a series first falls below the share that an observed stop names. One that was not seen to stop is known
    /// to do so after the last month in which it still ran, or never.
    private static Timing stop(Ensemble test, Fit fit, Episode.Observation o, int last) {
        Episode episode = test.episode();
        int s = Forecast.indexOf(episode, o.series());
        double share = o.figure().central();
        double[] weights = fit.weights();
        double[] months = new double[test.members().size()];
        double never = 0;
        for (int k = 0; k < months.length; k++) {
            Ensemble.Member m = test.members().get(k);
            OptionalInt falls = m.solved() ? Forecast.below(m.flows()[s], episode, share) : OptionalInt.empty();
            never += falls.isEmpty() ? weights[k] : 0;
            months[k] = falls.orElse(last);
        }
        boolean stopped = o.kind() == Episode.Kind.STOP;
        int[] seen = stopped
                ? new int[] {since(episode, o.first()), since(episode, o.last())}
                : new int[] {since(episode, o.last()) + 1, last};
        String what = "less than " + Math.round(100 * share) + " % from";
        return timing(o.series(), what, months, weights, never, seen);
    }

    private static Timing timing(
            String series, String what, double[] months, double[] weights, double never, int[] seen) {
        WeightedSample sample = WeightedSample.of(months, weights);
        return new Timing(
                series,
                what,
                (int) sample.quantile(ALPHA / 2),
                (int) sample.quantile(0.5),
                (int) sample.quantile(1 - ALPHA / 2),
                never,
                seen[0],
                seen[1]);
    }

    private static final int[] UNSEEN = {-1, -1};

    /// Months from the effective one, judged by single months that have a figure.
    private static int[] observedCollapse(Ensemble e, int series) {
        Episode episode = e.episode();
        int before = -1;
        for (Episode.Observation o : monthly(episode, series)) {
            int month = since(episode, o);
            if (month < 0) {
                continue;
            }
            if (Forecast.relative(e, series, o) < Licensing.HALF) {
                return new int[] {before + 1, month};
            }
            before = month;
        }
        return UNSEEN;
    }

    private static int[] observedRecovery(Ensemble e, int series) {
        Episode episode = e.episode();
        for (Episode.Observation o : episode.observations()) {
            if (o.kind() == Episode.Kind.REOPENING
                    && o.series().equals(episode.series().get(series).id())) {
                double months = o.figure().central();
                // The month of the reopening is at most half full when it begins in its second half.
                YearMonth reopened = YearMonth.from(episode.effective().plusDays(Math.round(months * DAYS_PER_MONTH)));
                int month = (int)
                        java.time.temporal.ChronoUnit.MONTHS.between(YearMonth.from(episode.effective()), reopened);
                return new int[] {month, month + 1};
            }
        }
        int lastClosed = -1;
        boolean fell = false;
        for (Episode.Observation o : monthly(episode, series)) {
            int month = since(episode, o);
            if (month < 0) {
                continue;
            }
            boolean low = Forecast.relative(e, series, o) < Licensing.HALF;
            if (fell && !low) {
                return new int[] {lastClosed + 1, month};
            }
            fell |= low;
            lastClosed = low ? month : lastClosed;
        }
        return UNSEEN;
    }

    private static final double DAYS_PER_MONTH = 30.4375;

    private static int since(Episode episode, Episode.Observation o) {
        return since(episode, o.first());
    }

    private static int since(Episode episode, YearMonth month) {
        return (int) java.time.temporal.ChronoUnit.MONTHS.between(YearMonth.from(episode.effective()), month);
    }

    private static List<Episode.Observation> monthly(Episode episode, int series) {
        return episode.volumes().stream()
                .filter(o -> o.months() == 1
                        && o.series().equals(episode.series().get(series).id()))
                .sorted(Comparator.comparing(Episode.Observation::first))
                .toList();
    }

    private static List<Price> prices(Ensemble test, Fit fit) {
        List<Price> all = new ArrayList<>();
        Episode episode = test.episode();
        for (Episode.Observation o : episode.observations()) {
            if (!o.kind().isPrice()) {
                continue;
            }
            int s = Forecast.indexOf(episode, o.series());
            double[] values = new double[test.members().size()];
            double[] weights = fit.weights();
            for (int k = 0; k < values.length; k++) {
                Ensemble.Member m = test.members().get(k);
                values[k] = m.solved() ? m.prices().of(episode, s, o) : 0;
                weights[k] = m.solved() ? weights[k] : 0;
            }
            WeightedSample sample = WeightedSample.of(values, weights);
            all.add(new Price(
                    o.series(),
                    o.first(),
                    sample.quantile(ALPHA / 2),
                    sample.quantile(0.5),
                    sample.quantile(1 - ALPHA / 2),
                    o.figure().value().lo(),
                    o.figure().value().hi()));
        }
        return all;
    }
}
