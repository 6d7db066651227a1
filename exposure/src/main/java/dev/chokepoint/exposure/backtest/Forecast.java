package dev.chokepoint.exposure.backtest;

import dev.chokepoint.base.Unit;
import java.time.YearMonth;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/// The distribution of what will be observed, from the draws of an episode and the weights of a fit.
///
/// Each draw stands for [#REPLICATES] possible statistics: the model's volume times what months vary by and what the
/// model leaves out (see [Fit]). Volumes are shares of the baseline.
final class Forecast {
    /// Statistics drawn for each draw of the model.
    static final int REPLICATES = 16;

    private Forecast() {}

    static int indexOf(Episode episode, String series) {
        for (int s = 0; s < episode.series().size(); s++) {
            if (episode.series().get(s).id().equals(series)) {
                return s;
            }
        }
        throw new IllegalArgumentException(
                "The series (" + series + ") must be one of the episode " + episode.id() + ".");
    }

    /// An observed volume as a share of the baseline.
    static double relative(Ensemble e, int series, Episode.Observation o) {
        return o.figure().unit().equals(Unit.SHARE)
                ? o.figure().central()
                : o.figure().central() / e.baseline(series);
    }

    /// The model's mean over the months of an observation.
    static double mean(double[] byMonth, Episode episode, Episode.Observation o) {
        int first = episode.monthOf(o.first());
        int last = episode.monthOf(o.last());
        if (first < 0 || last >= byMonth.length) {
            throw new IllegalArgumentException("The figure about " + o.first() + " to " + o.last() + " of the series ("
                    + o.series() + ") must lie in the months of the world of " + episode.id() + ".");
        }
        return mean(byMonth, first, last);
    }

    private static double mean(double[] byMonth, int first, int last) {
        double sum = 0;
        for (int t = first; t <= last; t++) {
            sum += byMonth[t];
        }
        return sum / (last - first + 1);
    }

    /// A volume with an error of its logarithm; one of nothing has one, too.
    private static double varied(double volume, double error) {
        return Math.max(0, (volume + Fit.OFFSET) * Math.exp(error) - Fit.OFFSET);
    }

    /// Standard deviation of the logarithm of a month's volume around the model's.
    static double spread(Episode.Series series, Ensemble.Member m) {
        return Math.hypot(series.noise().central(), m.parameters().getOrDefault(Parameter.MISFIT, 0.0));
    }

    /// What the statistic of some months may say, as a share of the baseline.
    static WeightedSample volume(Ensemble e, Fit fit, int series, Episode.Observation o) {
        return volume(e, fit, series, o.first(), o.last());
    }

    static WeightedSample volume(Ensemble e, Fit fit, int series, YearMonth from, YearMonth to) {
        Episode episode = e.episode();
        int first = episode.monthOf(from);
        int last = episode.monthOf(to);
        double[] weights = fit.weights();
        double[] values = new double[weights.length * REPLICATES];
        double[] share = new double[values.length];
        for (int k = 0; k < weights.length; k++) {
            Ensemble.Member m = e.members().get(k);
            if (!m.solved()) {
                continue;
            }
            double s = spread(episode.series().get(series), m);
            double whole = mean(m.flows()[series], first, last);
            for (int r = 0; r < REPLICATES; r++) {
                SplittableRandom random = new SplittableRandom(((long) k * REPLICATES + r) * 7_919 + series);
                random.split();
                share[k * REPLICATES + r] = weights[k];
                if (e.reading().isExpected()) {
                    values[k * REPLICATES + r] = varied(whole, s * random.nextGaussian());
                    continue;
                }
                double sum = 0;
                for (int t = 0; t <= last; t++) {
                    double noise = random.nextGaussian(); // also for earlier months: a month keeps its number
                    if (t >= first) {
                        sum += varied(m.flows()[series][t], s * noise);
                    }
                }
                values[k * REPLICATES + r] = sum / (last - first + 1);
            }
        }
        return WeightedSample.of(values, share);
    }

    /// The price that was seen: the middle of the quotes, by their logarithms.
    static double seenPrice(Episode.Observation o) {
        return Math.sqrt(o.figure().value().lo() * o.figure().value().hi());
    }

    /// Months from the day of the forecast to the end of what a figure is about, 0 or more.
    static int monthsSince(Episode episode, Episode.Observation o) {
        return (int)
                Math.max(0, java.time.temporal.ChronoUnit.MONTHS.between(YearMonth.from(episode.known()), o.last()));
    }

    /// What quotes of some months may say, over the price before.
    static WeightedSample price(Ensemble e, Fit fit, Episode.Observation o) {
        int s = indexOf(e.episode(), o.series());
        double spread = e.reading().noise().over(monthsSince(e.episode(), o));
        double[] weights = fit.weights();
        double[] values = new double[weights.length * REPLICATES];
        double[] share = new double[values.length];
        for (int k = 0; k < weights.length; k++) {
            Ensemble.Member m = e.members().get(k);
            if (!m.solved()) {
                continue;
            }
            double said = m.prices().of(e.episode(), s, o);
            SplittableRandom random = new SplittableRandom(k * 7_919L + s);
            random.split();
            for (int r = 0; r < REPLICATES; r++) {
                values[k * REPLICATES + r] = said * Math.exp(spread * random.nextGaussian());
                share[k * REPLICATES + r] = weights[k];
            }
        }
        return WeightedSample.of(values, share);
    }

    /// The first month from the effective one on in which less than half of the baseline passes, counted from the
    /// effective month; empty where there is none.
    static OptionalInt collapse(double[] byMonth, Episode episode) {
        return below(byMonth, episode, Licensing.HALF);
    }

    /// The first month from the effective one on with less than a share of the baseline.
    static OptionalInt below(double[] byMonth, Episode episode, double share) {
        int from = episode.monthOf(YearMonth.from(episode.effective()));
        for (int t = from; t < byMonth.length; t++) {
            if (byMonth[t] < share) {
                return OptionalInt.of(t - from);
            }
        }
        return OptionalInt.empty();
    }

    /// The first month after the collapse in which half of the baseline or more passes again.
    static OptionalInt recovery(double[] byMonth, Episode episode) {
        int from = episode.monthOf(YearMonth.from(episode.effective()));
        OptionalInt collapse = collapse(byMonth, episode);
        if (collapse.isEmpty()) {
            return OptionalInt.empty();
        }
        for (int t = from + collapse.getAsInt(); t < byMonth.length; t++) {
            if (byMonth[t] >= Licensing.HALF) {
                return OptionalInt.of(t - from);
            }
        }
        return OptionalInt.empty();
    }
}
