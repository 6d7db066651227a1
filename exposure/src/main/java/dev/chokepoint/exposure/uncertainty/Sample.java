package dev.chokepoint.exposure.uncertainty;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.world.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.ranking.NaturalRanking;

/// What came out of a number of draws: bands of each output and the inputs that decide it.
///
/// Outputs have the same keys in every draw. A draw without a certified answer is a failure
/// with
/// its reason; it is counted and has no part in the bands. Source: docs/model.md#draws
public final class Sample {
    /// Below this many draws the outer quantiles are just the smallest and the largest value.
    public static final int FEWEST = 20;

    private static final double FAMILY_ERROR = 0.05;
    private static final int MOST_PARTIAL = 12;
    private static final int DRAWS_PER_PARTIAL = 10;

    /// A draw without an answer.
    public record Failure(int index, String reason) {}

    /// The 5, 50 and 95 % points of an output.
    public record Band(double low, double median, double high) {
        /// The band with its ends drawn out to a figure that lies outside; as it is for NaN.
        public Band holding(double figure) {
            return Double.isNaN(figure) ? this : new Band(Math.min(low, figure), median, Math.max(high, figure));
        }
    }

    /// How an input decides an output.
    ///
    /// @param rank Spearman's rank correlation
    /// @param partial partial rank correlation given the other inputs told with it; equal to `rank` where
    ///   it is
    ///     told alone
    /// @param p probability of a rank correlation of this size by chance, for one input
    /// @param atLow mean of the output in the fifth of draws with the lowest values of the input
    /// @param atHigh the same with the highest values
    public record Influence(Draws.Input input, double rank, double partial, double p, double atLow, double atHigh) {
        public double swing() {
            return Math.abs(atHigh - atLow);
        }
    }

    private final Draws draws;
    private final List<Draws.Input> inputs;
    private final int[] indices;
    private final Map<OutputKey, double[]> values;
    private final List<Failure> failures;
    private final Map<String, double[]> inputRanks = new ConcurrentHashMap<>();

    private Sample(
            Draws draws,
            List<Draws.Input> inputs,
            int[] indices,
            Map<OutputKey, double[]> values,
            List<Failure> failures) {
        this.draws = draws;
        this.inputs = List.copyOf(inputs);
        this.indices = indices;
        this.values = values;
        this.failures = List.copyOf(failures);
    }

    /// A sample from values by draw index, for outputs computed elsewhere.
    public static Sample of(
            Draws draws,
            List<Draws.Input> inputs,
            Map<Integer, Map<OutputKey, Double>> outputs,
            List<Failure> failures) {
        TreeMap<Integer, Map<OutputKey, Double>> inOrder = new TreeMap<>(outputs);
        int[] indices = inOrder.keySet().stream().mapToInt(Integer::intValue).toArray();
        Map<OutputKey, double[]> values = new LinkedHashMap<>();
        int at = 0;
        for (Map<OutputKey, Double> one : inOrder.values()) {
            for (Map.Entry<OutputKey, Double> e : one.entrySet()) {
                values.computeIfAbsent(e.getKey(), k -> {
                            double[] column = new double[indices.length];
                            Arrays.fill(column, Double.NaN);
                            return column;
                        })[at] =
                        e.getValue();
            }
            at++;
        }
        return new Sample(
                draws,
                inputs,
                indices,
                values,
                failures.stream()
                        .sorted(Comparator.comparingInt(Failure::index))
                        .toList());
    }

    /// Solves the draws and gathers their outputs.
    ///
    /// @param threads draws solved at a time; the numbers do not depend on it
    /// @param outputs what to keep of a draw
    /// @param progress told the number of draws done, from any thread
    /// @param stop asked before each draw whether to be content with what is done
    public static Sample run(
            DrawnWorlds worlds,
            Draws draws,
            int threads,
            Function<DrawnWorlds.Drawn, Map<OutputKey, Double>> outputs,
            IntConsumer progress,
            BooleanSupplier stop) {
        return run(worlds, draws, threads, worlds.inputs(), (drawn, draw) -> outputs.apply(drawn), progress, stop);
    }

    /// The same where more is drawn than the figures of the world.
    ///
    /// @param inputs all that is drawn
    /// @param outputs what to keep of a solved draw, given the draw for the further figures
    public static Sample run(
            DrawnWorlds worlds,
            Draws draws,
            int threads,
            List<Draws.Input> inputs,
            BiFunction<DrawnWorlds.Drawn, Draw, Map<OutputKey, Double>> outputs,
            IntConsumer progress,
            BooleanSupplier stop) {
        Map<Integer, Map<OutputKey, Double>> done = new ConcurrentHashMap<>();
        Map<Integer, Failure> failed = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger finished = new AtomicInteger();
        Runnable work = () -> {
            for (int k = next.getAndIncrement();
                    k < draws.count() && !stop.getAsBoolean();
                    k = next.getAndIncrement()) {
                Draw draw = draws.draw(k);
                try (DrawnWorlds.Drawn drawn = worlds.draw(draw)) {
                    done.put(k, outputs.apply(drawn, draw));
                } catch (IllegalStateException | IllegalArgumentException e) {
                    failed.put(k, new Failure(k, String.valueOf(e.getMessage())));
                }
                progress.accept(finished.incrementAndGet());
            }
        };
        ExecutorService pool = Executors.newFixedThreadPool(Math.clamp(threads, 1, draws.count()), r -> {
            Thread thread = new Thread(r, "draws");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int w = 0; w < Math.clamp(threads, 1, draws.count()); w++) {
                running.add(pool.submit(work));
            }
            for (Future<?> one : running) {
                Tasks.result(one, "A draw");
            }
        } finally {
            pool.shutdownNow();
        }
        return of(draws, inputs, done, List.copyOf(failed.values()));
    }

    public Draws draws() {
        return draws;
    }

    public List<Draws.Input> inputs() {
        return inputs;
    }

    /// The number of draws with an answer.
    public int count() {
        return indices.length;
    }

    public List<Failure> failures() {
        return failures;
    }

    public List<OutputKey> outputs() {
        return List.copyOf(values.keySet());
    }

    /// An output in the order of the draws that have an answer.
    public double[] values(OutputKey output) {
        double[] column = values.get(output);
        if (column == null) {
            throw new IllegalArgumentException("The output (" + output.text() + ") was not kept.");
        }
        return column.clone();
    }

    /// The band of a number that varies smoothly.
    public Band band(OutputKey output) {
        return band(output, Percentile.EstimationType.R_7);
    }

    /// The band of a number that stands for a step, such as a month: each point is a value that occurred.
    public Band steps(OutputKey output) {
        return band(output, Percentile.EstimationType.R_1);
    }

    private Band band(OutputKey output, Percentile.EstimationType type) {
        double[] column =
                Arrays.stream(values(output)).filter(v -> !Double.isNaN(v)).toArray();
        Percentile at = new Percentile().withEstimationType(type);
        at.setData(column);
        return new Band(at.evaluate(5), at.evaluate(50), at.evaluate(95));
    }

    /// The share of draws in which an output is below a number.
    public double shareBelow(OutputKey output, double limit) {
        return Arrays.stream(values(output)).filter(v -> v < limit).count() / (double) Math.max(1, count());
    }

    /// The size of a rank correlation beyond which it is told: by chance one of all inputs passes it in 5
    /// % of
    /// samples of this size (Bonferroni).
    public double threshold() {
        int n = count();
        if (n < 4 || inputs.isEmpty()) {
            return 1;
        }
        double t = new TDistribution(n - 2.0).inverseCumulativeProbability(1 - FAMILY_ERROR / 2 / inputs.size());
        return t / Math.sqrt(n - 2 + t * t);
    }

    /// The inputs whose rank correlation with an output is beyond [#threshold], by their swing, largest
    /// first.
    public List<Influence> deciding(OutputKey output) {
        double[] column = values(output);
        double[] ranks = standardised(column);
        double limit = threshold();
        record Found(Draws.Input input, double r) {}
        List<Found> found = new ArrayList<>();
        for (Draws.Input input : inputs) {
            double r = dot(ranks, ranksOf(input.name()));
            if (Math.abs(r) >= limit) {
                found.add(new Found(input, r));
            }
        }
        found.sort(Comparator.comparingDouble((Found f) -> -Math.abs(f.r()))
                .thenComparing(f -> f.input().name()));
        int told = Math.min(found.size(), MOST_PARTIAL);
        int partial = Math.min(told, count() / DRAWS_PER_PARTIAL);
        double[] given = partial < 2
                ? new double[0]
                : partial(
                        ranks,
                        found.stream().limit(partial).map(f -> f.input().name()).toList());
        List<Influence> all = new ArrayList<>();
        for (int k = 0; k < told; k++) {
            Found f = found.get(k);
            double[] u = shares(f.input().name());
            all.add(new Influence(
                    f.input(),
                    f.r(),
                    k < given.length ? given[k] : f.r(),
                    chance(f.r()),
                    meanWhere(column, u, 0),
                    meanWhere(column, u, 4)));
        }
        all.sort(Comparator.comparingDouble((Influence i) -> -i.swing())
                .thenComparing(i -> i.input().name()));
        return List.copyOf(all);
    }

    private double chance(double r) {
        int n = count();
        double t = Math.abs(r) * Math.sqrt((n - 2) / Math.max(1e-300, 1 - r * r));
        return 2 * (1 - new TDistribution(n - 2.0).cumulativeProbability(t));
    }

    /// Correlation of ranks with the output's, each given all others, from the inverse of the correlation
    /// matrix.
    private double[] partial(double[] output, List<String> names) {
        List<double[]> columns = new ArrayList<>();
        columns.add(output);
        names.forEach(n -> columns.add(ranksOf(n)));
        RealMatrix correlation = new Array2DRowRealMatrix(columns.size(), columns.size());
        for (int i = 0; i < columns.size(); i++) {
            for (int j = 0; j < columns.size(); j++) {
                correlation.setEntry(i, j, dot(columns.get(i), columns.get(j)));
            }
        }
        LUDecomposition lu = new LUDecomposition(correlation);
        if (!lu.getSolver().isNonSingular()) {
            return new double[0];
        }
        RealMatrix inverse = lu.getSolver().getInverse();
        double[] all = new double[names.size()];
        for (int k = 0; k < all.length; k++) {
            all[k] = -inverse.getEntry(0, k + 1) / Math.sqrt(inverse.getEntry(0, 0) * inverse.getEntry(k + 1, k + 1));
        }
        return all;
    }

    private double meanWhere(double[] column, double[] u, int fifth) {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < column.length; k++) {
            if (Math.min(4, (int) (u[k] * 5)) == fifth && !Double.isNaN(column[k])) {
                sum += column[k];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    private double[] shares(String name) {
        return Arrays.stream(indices).mapToDouble(k -> draws.share(name, k)).toArray();
    }

    private double[] ranksOf(String name) {
        return inputRanks.computeIfAbsent(name, n -> standardised(shares(n)));
    }

    /// Ranks with mean 0 and length 1; all zero where nothing varies.
    private static double[] standardised(double[] column) {
        double[] clean = column.clone();
        for (int k = 0; k < clean.length; k++) {
            clean[k] = Double.isNaN(clean[k]) ? Double.NEGATIVE_INFINITY : clean[k];
        }
        double[] ranks = clean.length == 0 ? clean : new NaturalRanking().rank(clean);
        double mean = Arrays.stream(ranks).average().orElse(0);
        double length = 0;
        for (int k = 0; k < ranks.length; k++) {
            ranks[k] -= mean;
            length += ranks[k] * ranks[k];
        }
        double norm = Math.sqrt(length);
        for (int k = 0; k < ranks.length; k++) {
            ranks[k] = norm == 0 ? 0 : ranks[k] / norm;
        }
        return ranks;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
