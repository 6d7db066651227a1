package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which terms lower the loss left out, and what such a choice is worth itself.
///
/// A choice starts from the naive logit and adds the term that lowers the mean loss of rows left out the most, while
/// one lowers it by more than a margin. Nested: rows are forecast by a model whose terms were chosen without their
/// round of talks.
public final class TermSelection {
    /// A gain within the noise of the coding does not count.
    public static final double NOISE = 0.05;

    private final Folds folds;
    private final List<Coding> codings;
    private final List<Term> candidates;
    private int tried;

    private TermSelection(List<Coding> codings, List<Term> candidates, Folds folds) {
        this.codings = List.copyOf(codings);
        this.candidates = List.copyOf(candidates);
        this.folds = folds;
    }

    /// What was tried and what came of it.
    ///
    /// @param base the loss left out of the naive logit with effects of talks
    /// @param alone the loss left out with each term added alone
    /// @param chosen for each margin, what is chosen on all rows and how the choice scores
    /// @param tried how many models were scored with rows left out, those inside of nested choices among them
    public record Study(double base, Map<Term, Double> alone, List<Chosen> chosen, int tried) {
        public Study {
            alone = Map.copyOf(alone);
            chosen = List.copyOf(chosen);
        }
    }

    /// A way to choose, by the least gain that it takes for one.
    ///
    /// @param terms what it chooses on all rows, beyond the naive logit
    /// @param chosenLoss the loss left out of what it chose, which it has seen
    /// @param nested scores of forecasts whose terms were chosen without the rows that are forecast
    /// @param times in how many of the folds each term was chosen
    public record Chosen(
            double margin, List<Term> terms, double chosenLoss, ForecastScores nested, Map<Term, Integer> times) {
        public Chosen {
            terms = List.copyOf(terms);
            times = Map.copyOf(times);
        }
    }

    /// Studies all terms beyond the naive logit; values only where some row has one.
    public static Study study(List<Observed> rows, List<Coding> codings, Folds folds) {
        boolean valued = rows.stream().anyMatch(r -> r.view().worth() instanceof Worth.Valued);
        List<Term> candidates = Stream.of(Term.values())
                .filter(t -> !Design.NAIVE.contains(t))
                .filter(t -> t != Term.VALUE || valued)
                .toList();
        TermSelection selection = new TermSelection(codings, candidates, folds);
        double base = selection.loss(rows, Design.NAIVE);
        Map<Term, Double> alone = new EnumMap<>(Term.class);
        candidates.forEach(t -> alone.put(t, selection.loss(rows, with(Design.NAIVE, t))));
        List<Chosen> chosen = List.of(selection.choice(rows, 0), selection.choice(rows, NOISE));
        return new Study(base, alone, chosen, selection.tried);
    }

    private Chosen choice(List<Observed> rows, double margin) {
        List<Term> terms = choose(rows, margin);
        double seen = loss(rows, terms);
        Map<Term, Integer> times = new EnumMap<>(Term.class);
        double[] p = new double[rows.size()];
        int[] fold = LeftOut.folds(rows, folds);
        for (int f : IntStream.of(fold).distinct().toArray()) {
            List<Observed> rest = LeftOut.without(rows, fold, f);
            List<Term> own = choose(rest, margin);
            own.stream().filter(candidates::contains).forEach(t -> times.merge(t, 1, Integer::sum));
            GivingModel.Fitted learnt = model(own).fit(rest);
            for (int i = 0; i < p.length; i++) {
                if (fold[i] == f) {
                    p[i] = learnt.probability(rows.get(i).view());
                }
            }
        }
        return new Chosen(
                margin, terms.stream().filter(candidates::contains).toList(), seen, ForecastScores.of(rows, p), times);
    }

    private GivingModel model(List<Term> terms) {
        return new GivingModel("chosen", codings, terms, true);
    }

    private List<Term> choose(List<Observed> rows, double margin) {
        List<Term> terms = Design.NAIVE;
        double loss = loss(rows, terms);
        while (true) {
            List<Term> best = terms;
            double least = loss;
            for (Term candidate : candidates) {
                if (!terms.contains(candidate)) {
                    List<Term> more = with(terms, candidate);
                    double of = loss(rows, more);
                    if (of < least && of < loss - margin) {
                        least = of;
                        best = more;
                    }
                }
            }
            if (best.size() == terms.size()) {
                return terms;
            }
            terms = best;
            loss = least;
        }
    }

    private static List<Term> with(List<Term> terms, Term more) {
        List<Term> all = new ArrayList<>(terms);
        all.add(more);
        return all;
    }

    /// The mean loss of rows left out. The deviation of talks is that of all rows, for speed: choices only.
    private double loss(List<Observed> rows, List<Term> terms) {
        tried++;
        List<EveView> views = rows.stream().map(Observed::view).toList();
        Design design = Design.of(codings, terms, views);
        double[][] x = design.rows(views);
        boolean[] y = GivingModel.given(rows);
        int[] talk = GivingModel.talks(rows);
        double tau = RandomInterceptLogit.withLikeliestTau(x, y, talk).tau();
        double[] p = new double[y.length];
        int[] fold = LeftOut.folds(rows, folds);
        for (int f : IntStream.of(fold).distinct().toArray()) {
            int[] kept = IntStream.range(0, y.length).filter(i -> fold[i] != f).toArray();
            RandomInterceptLogit.Fit fit = part(x, y, talk, kept, tau).fit();
            for (int i = 0; i < y.length; i++) {
                if (fold[i] == f) {
                    p[i] = fit.predict(x[i]).probability();
                }
            }
        }
        return ForecastScores.of(rows, p).logLoss();
    }

    private static RandomInterceptLogit part(double[][] x, boolean[] y, int[] talk, int[] kept, double tau) {
        double[][] xs = new double[kept.length][];
        boolean[] ys = new boolean[kept.length];
        int[] talks = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            xs[i] = x[kept[i]];
            ys[i] = y[kept[i]];
            talks[i] = talk[kept[i]];
        }
        return new RandomInterceptLogit(xs, ys, talks, tau);
    }
}
