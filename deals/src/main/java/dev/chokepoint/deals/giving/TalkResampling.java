package dev.chokepoint.deals.giving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far a mean over rows could be off because there are few talks: whole talks are drawn anew, with return.
public final class TalkResampling {
    private static final int DRAWS = 2000;
    private static final double TAIL = 0.05;
    private static final int SEED = 1;

    private TalkResampling() {}

    /// A mean with its 90 % interval.
    public record Mean(double value, double low, double high) {}

    /// The mean of figures by row, with its interval.
    ///
    /// @param talks the talk of each row
    public static Mean mean(List<String> talks, double[] figures) {
        Map<String, List<Double>> byTalk = new TreeMap<>();
        double sum = 0;
        for (int i = 0; i < figures.length; i++) {
            byTalk.computeIfAbsent(talks.get(i), t -> new ArrayList<>()).add(figures[i]);
            sum += figures[i];
        }
        List<List<Double>> all = List.copyOf(byTalk.values());
        MersenneTwister random = new MersenneTwister(SEED);
        double[] means = new double[DRAWS];
        for (int d = 0; d < DRAWS; d++) {
            double total = 0;
            int rows = 0;
            for (int k = 0; k < all.size(); k++) {
                List<Double> talk = all.get(random.below(all.size()));
                for (double v : talk) {
                    total += v;
                }
                rows += talk.size();
            }
            means[d] = total / rows;
        }
        Arrays.sort(means);
        return new Mean(sum / figures.length, means[(int) (TAIL * DRAWS)], means[(int) ((1 - TAIL) * DRAWS)]);
    }

    /// How much less one forecast loses than another: the mean difference of their losses.
    static Mean difference(List<Observed> rows, double[] p, double[] reference) {
        boolean[] given = GivingModel.given(rows);
        double[] a = ForecastScores.losses(given, p);
        double[] b = ForecastScores.losses(given, reference);
        double[] d = new double[a.length];
        for (int i = 0; i < d.length; i++) {
            d[i] = a[i] - b[i];
        }
        return mean(rows.stream().map(Observed::talk).toList(), d);
    }
}
