package dev.chokepoint.deals.uncertainty;

import dev.chokepoint.deals.bargaining.Bargain;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.DealValuer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// How named deals stand in one world drawn from the uncertain figures.
///
/// All packages of a draw are valued in the same world, so that differences between them are not noise. The
/// frontier of a draw is that of all recombinations of the candidates: in each group the packages that some
/// candidate has there. Source: docs/model.md#deals
///
/// @param start what both sides have where the rule starts from, USD over no deal
/// @param gains per named deal, both sides' gains over no deal, USD
/// @param onFrontier per named deal, whether no recombination beats it
/// @param acceptable per named deal, whether both sides like it at least as much as the start
/// @param picked per named deal, whether Nash's rule picks it or one as good
/// @param regret per named deal, how much more Nash's pick gives each side, USD
/// @param programs packages of groups that were valued
public record DrawnDeals(
        double[] start,
        List<double[]> gains,
        boolean[] onFrontier,
        boolean[] acceptable,
        boolean[] picked,
        List<double[]> regret,
        int programs) {
    /// Differences below this are not told apart, USD.
    private static final double SAME_USD = 1e3;

    private static final double SAME_PRODUCT = 1e-6;

    public DrawnDeals {
        gains = List.copyOf(gains);
        regret = List.copyOf(regret);
    }

    /// Values the deals in a world.
    ///
    /// @param named the deals to follow
    /// @param candidates packages whose parts may be recombined; the named ones and nothing are always
    ///     among them
    /// @param alone what each side does alone, where the rule starts from
    public static DrawnDeals of(
            DealValuer valuer, List<List<Integer>> named, List<List<Integer>> candidates, List<Integer> alone) {
        List<Double> start = valuer.value(alone).utilities();
        List<List<Integer>> all = new ArrayList<>(named);
        all.addAll(candidates);
        all.add(valuer.statusQuo());
        DealValuer.Search search = valuer.frontier(group -> {
            Set<List<Integer>> parts = new LinkedHashSet<>();
            for (List<Integer> p : all) {
                List<Integer> only = new ArrayList<>(valuer.statusQuo());
                group.concessions().forEach(k -> only.set(k, p.get(k)));
                // Named deals may cross red lines; what is recombined may not.
                if (!valuer.space().crossesRedLine(only)) {
                    parts.add(only);
                }
            }
            return valuer.valued(List.copyOf(parts));
        });
        return of(named.stream().map(valuer::value).toList(), search.frontier().points(), start, search.valued());
    }

    /// How deals that were valued stand beside those that no other beats.
    ///
    /// @param frontier what the rule picks from
    /// @param none what both sides have where the rule starts from
    /// @param programs packages of groups that were valued
    public static DrawnDeals of(
            List<ValuedPackage> named, List<ValuedPackage> frontier, List<Double> none, int programs) {
        Settlement nash = Bargain.nash(2).among(frontier, none);
        List<Double> reference = nash.agreements().isEmpty()
                ? none
                : nash.agreements().getFirst().utilities();
        double product = product(reference, none);
        List<double[]> gains = new ArrayList<>();
        List<double[]> regret = new ArrayList<>();
        boolean[] onFrontier = new boolean[named.size()];
        boolean[] acceptable = new boolean[named.size()];
        boolean[] picked = new boolean[named.size()];
        for (int d = 0; d < named.size(); d++) {
            ValuedPackage p = named.get(d);
            gains.add(new double[] {p.utility(0), p.utility(1)});
            regret.add(new double[] {reference.get(0) - p.utility(0), reference.get(1) - p.utility(1)});
            onFrontier[d] = frontier.stream()
                    .noneMatch(q -> q.utility(0) >= p.utility(0) - SAME_USD
                            && q.utility(1) >= p.utility(1) - SAME_USD
                            && (q.utility(0) > p.utility(0) + SAME_USD || q.utility(1) > p.utility(1) + SAME_USD));
            acceptable[d] = p.utility(0) >= none.get(0) - SAME_USD && p.utility(1) >= none.get(1) - SAME_USD;
            picked[d] = !nash.agreements().isEmpty()
                    && acceptable[d]
                    && product(p.utilities(), none) >= (1 - SAME_PRODUCT) * product;
        }
        return new DrawnDeals(
                new double[] {none.get(0), none.get(1)}, gains, onFrontier, acceptable, picked, regret, programs);
    }

    private static double product(List<Double> utilities, List<Double> none) {
        return Math.max(0, utilities.get(0) - none.get(0)) * Math.max(0, utilities.get(1) - none.get(1));
    }

    /// Spearman's rank correlation of two series without ties in the first; ties in the second share a rank.
    ///
    /// Source: Spearman 1904, as the correlation of mean ranks
    public static double rankCorrelation(double[] a, double[] b) {
        if (a.length != b.length || a.length < 2) {
            throw new IllegalArgumentException(
                    "The series must be of one length (" + a.length + ", " + b.length + ") of at least 2.");
        }
        double[] x = ranks(a);
        double[] y = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? 0 : xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to + 1 < order.length && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0;
            }
            from = to + 1;
        }
        return ranks;
    }

    /// The `p`-quantile of a series, by the nearest rank.
    public static double quantile(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.clamp((int) Math.ceil(p * sorted.length) - 1, 0, sorted.length - 1)];
    }
}
