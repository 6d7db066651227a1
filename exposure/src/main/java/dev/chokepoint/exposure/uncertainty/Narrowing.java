package dev.chokepoint.exposure.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.rank.Percentile;

/// How much narrower the band of an output would be if one input were known.
///
/// Draws are cut into fifths by the input; w is the mean over the fifths of the distance between the 5 and the
/// 95 % point of the output. Were the input of no account, the fifths would be random ones, with mean width w0 (20,000
/// of them):
///
///     narrowing = w0 − w,   p1 = (1 + #{random fifths no wider than w})/(1 + 20,000)
///
/// p2 is the probability of its rank correlation with the output by chance ([RankTest]), which sees a drift of the
/// whole band sooner. It is told where p = min(1, 2·min(p1, p2)) passes Holm's test at 5 % over all inputs. What the
/// input does together with others counts as
/// far as it shows without them. Source: docs/model/expected.md#what-decides
///
/// @param amount w0 − w, in units of the output; below 0 only by chance
/// @param share of w0
/// @param chance p
/// @param told whether it is told apart from chance
/// @param atLow mean of the output in the fifth with the lowest values of the input
/// @param atHigh the same with the highest
public record Narrowing(
        String input, double amount, double share, double chance, boolean told, double atLow, double atHigh) {
    /// Below this many draws a fifth is too small to have a band.
    public static final int FEWEST = 100;

    private static final int FIFTHS = 5;
    private static final int RANDOM = 20_000;
    private static final long SEED = 1;
    private static final double ERROR = 0.05;

    private record Unjudged(String input, double width, double chance, double atLow, double atHigh) {}

    /// What each input would narrow, most first.
    ///
    /// @param output by draw
    /// @param inputs by name and draw; only their order counts
    /// @return empty where there are fewer than [#FEWEST] draws
    public static List<Narrowing> of(double[] output, Map<String, double[]> inputs) {
        if (output.length < FEWEST) {
            return List.of();
        }
        double[] random = randomWidths(output);
        double mean = Arrays.stream(random).average().orElse(0);
        SpearmansCorrelation ranks = new SpearmansCorrelation();
        List<Unjudged> all = new ArrayList<>();
        inputs.forEach((name, values) -> {
            if (values.length != output.length) {
                throw new IllegalArgumentException("The input (" + name + ") has " + values.length
                        + " values, and the output " + output.length + ".");
            }
            Integer[] order = order(values);
            double[] sorted = Arrays.stream(order).mapToDouble(k -> output[k]).toArray();
            double width = width(sorted);
            int notWider = Arrays.binarySearch(random, Math.nextUp(width));
            double byWidth = (1.0 + (notWider < 0 ? -notWider - 1 : notWider)) / (1 + RANDOM);
            double byRank = RankTest.probability(ranks.correlation(values, output), output.length);
            all.add(new Unjudged(
                    name,
                    width,
                    Math.min(1, 2 * Math.min(byWidth, byRank)),
                    mean(sorted, 0),
                    mean(sorted, FIFTHS - 1)));
        });
        all.sort(Comparator.comparingDouble(Unjudged::chance)
                .thenComparingDouble(Unjudged::width)
                .thenComparing(Unjudged::input));
        List<Narrowing> judged = new ArrayList<>();
        boolean told = true;
        for (int k = 0; k < all.size(); k++) {
            Unjudged u = all.get(k);
            told &= u.chance() <= ERROR / (all.size() - k);
            double amount = mean - u.width();
            judged.add(new Narrowing(
                    u.input(), amount, mean > 0 ? amount / mean : 0, u.chance(), told, u.atLow(), u.atHigh()));
        }
        judged.sort(Comparator.comparing((Narrowing n) -> !n.told())
                .thenComparingDouble(n -> -n.amount())
                .thenComparing(Narrowing::input));
        return List.copyOf(judged);
    }

    private static Integer[] order(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparingDouble(k -> values[k]));
        return order;
    }

    /// Mean widths of random fifths, sorted.
    private static double[] randomWidths(double[] output) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] shuffled = output.clone();
        double[] widths = new double[RANDOM];
        for (int r = 0; r < RANDOM; r++) {
            for (int k = shuffled.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                double moved = shuffled[k];
                shuffled[k] = shuffled[other];
                shuffled[other] = moved;
            }
            widths[r] = width(shuffled);
        }
        Arrays.sort(widths);
        return widths;
    }

    private static int start(int length, int fifth) {
        return length * fifth / FIFTHS;
    }

    private static double width(double[] sortedByInput) {
        int n = sortedByInput.length;
        double sum = 0;
        for (int f = 0; f < FIFTHS; f++) {
            double[] part = Arrays.copyOfRange(sortedByInput, start(n, f), start(n, f + 1));
            Percentile at = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
            at.setData(part);
            sum += part.length * (at.evaluate(95) - at.evaluate(5));
        }
        return sum / n;
    }

    private static double mean(double[] sortedByInput, int fifth) {
        int n = sortedByInput.length;
        return Arrays.stream(sortedByInput, start(n, fifth), start(n, fifth + 1))
                .average()
                .orElse(Double.NaN);
    }
}
