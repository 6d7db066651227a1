package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Forecasts of rows by what was learnt from other talks.
final class LeftOut {
    private LeftOut() {}

    static List<Talk> talks(List<Observed> rows) {
        return rows.stream().map(r -> r.view().concession().talk()).distinct().toList();
    }

    /// The number of the fold of each row.
    static int[] folds(List<Observed> rows, Folds folds) {
        Map<String, Integer> of = folds.of(talks(rows));
        return rows.stream().mapToInt(r -> of.get(r.talk())).toArray();
    }

    /// The probability of each row, learnt without its fold.
    static double[] probabilities(List<Observed> rows, Folds folds, Forecaster forecaster) {
        double[] p = new double[rows.size()];
        int[] fold = folds(rows, folds);
        for (int f : IntStream.of(fold).distinct().toArray()) {
            Forecaster.Forecast learnt = forecaster.fit(without(rows, fold, f));
            for (int i = 0; i < p.length; i++) {
                if (fold[i] == f) {
                    p[i] = learnt.probability(rows.get(i).view());
                }
            }
        }
        return p;
    }

    /// The forecast of each row, learnt without its fold.
    static List<Predictive> predictives(List<Observed> rows, Folds folds, GivingModel model) {
        Predictive[] all = new Predictive[rows.size()];
        int[] fold = folds(rows, folds);
        for (int f : IntStream.of(fold).distinct().toArray()) {
            GivingModel.Fitted learnt = model.fit(without(rows, fold, f));
            for (int i = 0; i < all.length; i++) {
                if (fold[i] == f) {
                    all[i] = learnt.predict(rows.get(i).view());
                }
            }
        }
        return List.of(all);
    }

    static List<Observed> without(List<Observed> rows, int[] fold, int left) {
        List<Observed> rest = new ArrayList<>();
        for (int i = 0; i < fold.length; i++) {
            if (fold[i] != left) {
                rest.add(rows.get(i));
            }
        }
        return rest;
    }

    /// The rows of talks before which enough others had ended, with what is learnt from those alone.
    ///
    /// @param least how many talks must have ended before the eve
    static Earlier earlierOnly(List<Observed> rows, int least, List<? extends Forecaster> forecasters) {
        List<Observed> judged = new ArrayList<>();
        List<List<Double>> p = new ArrayList<>();
        forecasters.forEach(f -> p.add(new ArrayList<>()));
        for (Talk talk : talks(rows)) {
            List<Observed> before = rows.stream()
                    .filter(r -> r.view().concession().talk().ended().isBefore(talk.eve()))
                    .toList();
            if (talks(before).size() < least) {
                continue;
            }
            List<Observed> of =
                    rows.stream().filter(r -> r.talk().equals(talk.id())).toList();
            judged.addAll(of);
            for (int f = 0; f < forecasters.size(); f++) {
                Forecaster.Forecast learnt = forecasters.get(f).fit(before);
                for (Observed row : of) {
                    p.get(f).add(learnt.probability(row.view()));
                }
            }
        }
        return new Earlier(
                judged,
                p.stream()
                        .map(l -> l.stream().mapToDouble(Double::doubleValue).toArray())
                        .toList());
    }

    /// Rows with the probabilities of several forecasts.
    record Earlier(List<Observed> rows, List<double[]> probabilities) {}
}
