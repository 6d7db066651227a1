package dev.chokepoint.exposure.uncertainty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.rank.Percentile;

/// How much narrower the band of an output would be if one input were known.
///
/// With r Spearman's rank correlation of input and output, r² is the share of the variance of the ranks that the input
/// explains by itself, and what is left varies √(1 − r²) as much (exact where both are normal):
///
///     narrowing = (q95 − q05)·(1 − √(1 − r²))
///
/// It is told where r is told apart from chance by Holm's test at 5 % over all inputs ([RankTest]). An input that
/// only widens the output, or acts only together with another, is not seen. Source:
/// docs/model/expected.md#what-decides
///
/// @param amount in units of the output
/// @param share of the distance between the 5 and the 95 % point
/// @param correlation r
/// @param told whether it is told apart from chance
/// @param atLow mean of the output in the fifth of draws with the lowest values of the input
/// @param atHigh the same with the highest
public record Narrowing(
        String input, double amount, double share, double correlation, boolean told, double atLow, double atHigh) {
    /// Below this many draws nothing is looked at.
    public static final int FEWEST = 100;

    private static final int FIFTHS = 5;
    private static final double ERROR = 0.05;

    private record Ranked(String input, double correlation, double atLow, double atHigh) {}

    /// What each input would narrow, most first.
    ///
    /// @param output by draw
    /// @param inputs by name and draw; only their order counts
    /// @return empty where there are fewer than [#FEWEST] draws
    public static List<Narrowing> of(double[] output, Map<String, double[]> inputs) {
        if (output.length < FEWEST) {
            return List.of();
        }
        SpearmansCorrelation ranks = new SpearmansCorrelation();
        List<Ranked> all = new ArrayList<>();
        inputs.forEach((name, values) -> {
            if (values.length != output.length) {
                throw new IllegalArgumentException("The input (" + name + ") has " + values.length
                        + " values, and the output " + output.length + ".");
            }
            double[] sorted = IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(k -> values[k]))
                    .mapToDouble(k -> output[k])
                    .toArray();
            double r = ranks.correlation(values, output);
            // Where nothing varies nothing is correlated.
            all.add(new Ranked(name, Double.isNaN(r) ? 0 : r, mean(sorted, 0), mean(sorted, FIFTHS - 1)));
        });
        all.sort(Comparator.comparingDouble((Ranked r) -> -Math.abs(r.correlation()))
                .thenComparing(Ranked::input));
        int told = RankTest.holm(
                all.stream().mapToDouble(r -> Math.abs(r.correlation())).toArray(), output.length, ERROR);
        double width = width(output);
        return IntStream.range(0, all.size())
                .mapToObj(k -> {
                    Ranked r = all.get(k);
                    double share = 1 - Math.sqrt(Math.max(0, 1 - r.correlation() * r.correlation()));
                    return new Narrowing(
                            r.input(), share * width, share, r.correlation(), k < told, r.atLow(), r.atHigh());
                })
                .toList();
    }

    private static double width(double[] output) {
        Percentile at = new Percentile().withEstimationType(Percentile.EstimationType.R_7);
        at.setData(output);
        return at.evaluate(95) - at.evaluate(5);
    }

    private static double mean(double[] sortedByInput, int fifth) {
        int n = sortedByInput.length;
        return IntStream.range(n * fifth / FIFTHS, n * (fifth + 1) / FIFTHS)
                .mapToDouble(k -> sortedByInput[k])
                .average()
                .orElse(Double.NaN);
    }
}
