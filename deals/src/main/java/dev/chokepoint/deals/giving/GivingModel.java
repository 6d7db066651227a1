package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The forecast of which concessions are given: a logit of what was named, age and kind with an effect of each talk.
///
/// @param talks whether talks have effects of their own, with a deviation of largest marginal likelihood; without
///     them it is the small logit of the naive forecasts, taken at its mode
public record GivingModel(String name, List<Coding> codings, List<Term> terms, boolean talks) implements Forecaster {
    public GivingModel {
        codings = List.copyOf(codings);
        terms = List.copyOf(terms);
    }

    /// The model that is used. It holds no term beyond the naive logit: none lowered the loss left out by more than
    /// the noise of the coding (docs/backtests/deals.md).
    public static GivingModel of(List<Coding> codings) {
        return new GivingModel("model", codings, Design.NAIVE, true);
    }

    /// The small logit of the naive forecasts.
    public static GivingModel smallLogit(Coding coding) {
        return new GivingModel("small logit", List.of(coding), Design.NAIVE, false);
    }

    /// The model with one more term.
    public GivingModel with(Term term) {
        List<Term> more = new ArrayList<>(terms);
        more.add(term);
        return new GivingModel(name + " with " + term.words(), codings, more, talks);
    }

    GivingModel named(String other) {
        return new GivingModel(other, codings, terms, talks);
    }

    @Override
    public Fitted fit(List<Observed> rows) {
        List<EveView> views = rows.stream().map(Observed::view).toList();
        Design design = Design.of(codings, terms, views);
        double[][] x = design.rows(views);
        boolean[] y = given(rows);
        int[] talk = talks(rows);
        RandomInterceptLogit.Fit fit = talks
                ? RandomInterceptLogit.withLikeliestTau(x, y, talk)
                : new RandomInterceptLogit(x, y, talk, 0).fit();
        return new Fitted(design, fit, talks);
    }

    static boolean[] given(List<Observed> rows) {
        boolean[] y = new boolean[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = rows.get(i).given();
        }
        return y;
    }

    static int[] talks(List<Observed> rows) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        return rows.stream()
                .mapToInt(r -> {
                    numbers.putIfAbsent(r.talk(), numbers.size());
                    return numbers.get(r.talk());
                })
                .toArray();
    }

    /// The model with its coefficients.
    public static final class Fitted implements Forecast {
        private final Design design;
        private final RandomInterceptLogit.Fit fit;
        private final boolean integrated;

        Fitted(Design design, RandomInterceptLogit.Fit fit, boolean integrated) {
            this.design = design;
            this.fit = fit;
            this.integrated = integrated;
        }

        /// The forecast for a concession of a talk that was not learnt from.
        public Predictive predict(EveView view) {
            return fit.predict(design.row(view));
        }

        @Override
        public double probability(EveView view) {
            Predictive p = predict(view);
            return integrated ? p.probability() : Predictive.logistic(p.mean());
        }

        /// The deviation of talks.
        public double tau() {
            return fit.tau();
        }

        /// The coefficients.
        public List<Coefficient> coefficients() {
            List<Coefficient> all = new ArrayList<>();
            List<String> names = design.names();
            for (int k = 0; k < names.size(); k++) {
                all.add(new Coefficient(names.get(k), fit.coefficient(k), fit.deviation(k)));
            }
            return all;
        }
    }

    /// A coefficient on the scale of the logit.
    ///
    /// @param deviation its posterior standard deviation
    public record Coefficient(String name, double value, double deviation) {}
}
