package dev.chokepoint.exposure.backtest;

import dev.chokepoint.exposure.uncertainty.DrawWeights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Parameters as they stand after some episodes: every draw weighted by how well it tells what happened in them.
///
/// The weight of draw k is Π over the episodes and their volumes y of N(ln(y + c); ln(m_k + c), s_k), with y and the
/// model's m_k in shares of the baseline, c = 0.1 and s_k² = noise² + misfit_k². Where few draws carry all the weight
/// the logarithms are multiplied by the largest β ≤ 1 that leaves an effective sample of [#LEAST]: less is learnt than
/// could be, never more. Only the episodes given here are read.
///
/// Source: docs/model.md#back-tests; Gelman and others, Bayesian Data Analysis, 3rd ed., 10.4 (importance weights)
public final class Fit {
    /// The part of the baseline added before logarithms are taken, so that a month without exports has one.
    static final double OFFSET = 0.1;
    /// Least effective number of draws, where there are ten times as many.
    static final int LEAST = 30;

    /// What is learnt from, and how much at most.
    ///
    /// @param least effective number of draws that must be left
    /// @param share the same as a share of the draws, where that is less
    /// @param prices whether quotes are learnt from, too
    record Learning(int least, double share, boolean prices) {
        static final Learning VOLUMES = new Learning(LEAST, 0.1, false);

        double effective(int draws) {
            return Math.min(least, draws * share);
        }
    }

    private final List<String> episodes;
    private final DrawWeights weights;
    private final int figures;

    private Fit(List<String> episodes, DrawWeights weights, int figures) {
        this.episodes = List.copyOf(episodes);
        this.weights = weights;
        this.figures = figures;
    }

    /// Nothing fitted: all draws count alike.
    static Fit none(int draws) {
        return new Fit(List.of(), DrawWeights.alike(draws), 0);
    }

    /// Fits to what was published of some episodes by a day.
    ///
    /// @param published the last day of publication that counts; `LocalDate.MAX` for all
    static Fit to(List<Ensemble> ensembles, LocalDate published) {
        return to(ensembles, published, Learning.VOLUMES);
    }

    static Fit to(List<Ensemble> ensembles, LocalDate published, Learning learning) {
        int draws = ensembles.getFirst().members().size();
        double[] logs = new double[draws];
        int figures = 0;
        List<String> ids = new ArrayList<>();
        for (Ensemble e : ensembles) {
            if (e.episode().series().stream().noneMatch(Episode.Series::fitted)) {
                continue;
            }
            int before = figures;
            for (Episode.Observation o : e.episode().observations()) {
                if (o.published().isAfter(published)) {
                    continue;
                }
                boolean volume = o.kind() == Episode.Kind.VOLUME
                        && !o.first().isBefore(e.episode().judgedFrom());
                boolean price = learning.prices() && o.kind().isPrice();
                if (e.episode().seriesOf(o.series()).fitted()
                        && (volume || price || o.kind() == Episode.Kind.REOPENING)) {
                    figures++;
                    add(logs, e, o);
                }
            }
            for (int k = 0; k < draws; k++) {
                if (!e.members().get(k).solved()) {
                    logs[k] = Double.NEGATIVE_INFINITY;
                }
            }
            if (figures > before) {
                ids.add(e.episode().id());
            }
        }
        if (figures == 0) {
            return none(draws);
        }
        if (Arrays.stream(logs).allMatch(l -> l == Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("No draw has a certified plan in all episodes of the fit.");
        }
        return new Fit(ids, DrawWeights.of(logs, learning.effective(draws)), figures);
    }

    private static void add(double[] logs, Ensemble e, Episode.Observation o) {
        for (int k = 0; k < logs.length; k++) {
            Ensemble.Member m = e.members().get(k);
            if (m.solved()) {
                logs[k] += switch (o.kind()) {
                    case VOLUME -> volume(e, m, o);
                    case REOPENING -> reopening(m, o);
                    case PRICE, TRADED -> price(e, m, o);
                    case STOP, RUNNING -> 0;
                };
            }
        }
    }

    private static double volume(Ensemble e, Ensemble.Member m, Episode.Observation o) {
        int s = Forecast.indexOf(e.episode(), o.series());
        double seen = Forecast.relative(e, s, o);
        double said = Forecast.mean(m.flows()[s], e.episode(), o);
        return normal(
                Math.log(seen + OFFSET),
                Math.log(said + OFFSET),
                Forecast.spread(e.episode().series().get(s), m));
    }

    private static double reopening(Ensemble.Member m, Episode.Observation o) {
        double months = Math.min(m.licensing().monthsToHalf(), LONGEST);
        double misfit = m.parameters().getOrDefault(Parameter.MISFIT, 1.0);
        return normal(Math.log(o.figure().central() + OFFSET), Math.log(months + OFFSET), misfit);
    }

    private static double price(Ensemble e, Ensemble.Member m, Episode.Observation o) {
        int s = Forecast.indexOf(e.episode(), o.series());
        double said = m.prices().of(e.episode(), s, o);
        double own = Math.log(o.figure().value().hi() / o.figure().value().lo()) / QUOTE_RANGE;
        return normal(
                Math.log(Forecast.seenPrice(o)),
                Math.log(said),
                Math.hypot(own, e.reading().noise().over(Forecast.monthsSince(e.episode(), o))));
    }

    /// A range of quotes stands for four standard deviations.
    private static final double QUOTE_RANGE = 4;

    private static final double LONGEST = 60;

    private static double normal(double x, double mean, double sd) {
        double z = (x - mean) / sd;
        return -0.5 * z * z - Math.log(sd);
    }

    /// The episodes of which at least one figure was used.
    public List<String> episodes() {
        return episodes;
    }

    double[] weights() {
        return weights.weights();
    }

    /// β: 1 where all was learnt that the figures say.
    public double beta() {
        return weights.beta();
    }

    /// Number of figures used.
    public int figures() {
        return figures;
    }

    /// Effective number of draws, 1/Σw².
    public double effective() {
        return weights.effective();
    }

    /// Each parameter's distribution after the fit.
    Map<Parameter, WeightedSample> parameters(Ensemble any) {
        Map<Parameter, WeightedSample> all = new EnumMap<>(Parameter.class);
        for (Parameter p : Parameter.values()) {
            if (!any.members().getFirst().parameters().containsKey(p)) {
                continue;
            }
            double[] values = any.members().stream()
                    .mapToDouble(m -> m.parameters().getOrDefault(p, Double.NaN))
                    .toArray();
            all.put(p, WeightedSample.of(values, weights.weights()));
        }
        return all;
    }
}
