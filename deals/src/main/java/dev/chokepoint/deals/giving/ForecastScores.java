package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How good probabilities were.
///
/// @param logLoss mean negative log of the probability of what came, nats; probabilities are held within 0.001 and
///     0.999
/// @param brier mean squared error
/// @param auc the share of pairs of a given and another row that are in order, ties half; not a number without pairs
/// @param aucInTalk the same over pairs of one talk
public record ForecastScores(int rows, int given, double logLoss, double brier, double auc, double aucInTalk) {
    private static final double LEAST = 0.001;

    /// Scores probabilities.
    ///
    /// @param talks the talk of each row
    public static ForecastScores of(List<String> talks, boolean[] given, double[] p) {
        if (talks.size() != given.length || p.length != given.length || p.length == 0) {
            throw new IllegalArgumentException("The talks (" + talks.size() + "), outcomes (" + given.length
                    + ") and probabilities (" + p.length + ") must be as many, and not none.");
        }
        double squares = 0;
        int yes = 0;
        for (int i = 0; i < p.length; i++) {
            double error = (given[i] ? 1 : 0) - p[i];
            squares += error * error;
            yes += given[i] ? 1 : 0;
        }
        double sum = 0;
        for (double l : losses(given, p)) {
            sum += l;
        }
        Map<String, List<Integer>> byTalk = new LinkedHashMap<>();
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            byTalk.computeIfAbsent(talks.get(i), t -> new ArrayList<>()).add(i);
            all.add(i);
        }
        return new ForecastScores(
                p.length,
                yes,
                sum / p.length,
                squares / p.length,
                auc(List.of(all), given, p),
                auc(List.copyOf(byTalk.values()), given, p));
    }

    static ForecastScores of(List<Observed> rows, double[] p) {
        return of(rows.stream().map(Observed::talk).toList(), GivingModel.given(rows), p);
    }

    /// The loss of each row.
    static double[] losses(boolean[] given, double[] p) {
        double[] losses = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            double held = Math.clamp(p[i], LEAST, 1 - LEAST);
            losses[i] = -Math.log(given[i] ? held : 1 - held);
        }
        return losses;
    }

    private static double auc(List<List<Integer>> sets, boolean[] given, double[] p) {
        double won = 0;
        long pairs = 0;
        for (List<Integer> set : sets) {
            for (int a : set) {
                for (int b : set) {
                    if (given[a] && !given[b]) {
                        won += p[a] > p[b] ? 1 : p[a] == p[b] ? 0.5 : 0;
                        pairs++;
                    }
                }
            }
        }
        return pairs == 0 ? Double.NaN : won / pairs;
    }
}
