package dev.chokepoint.data.trained;

import dev.chokepoint.evidence.signals.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/// Fits logistic models on one set of examples: the weights that make
/// Σ count · log(1 + exp(∓z)) + ½ Σ ridge · (weight − start)² smallest, where z = intercept + Σ weight · signal.
///
/// Convex, so that the same examples give the same weights in every run.
final class LogisticFit {
    /// The signals of one case.
    ///
    /// @param count how many cases it counts for
    record Example(Map<String, Double> signals, double count) {}

    /// Weights smaller than this change no answer and are left out.
    private static final double LEAST_WEIGHT = 0.005;

    private final Map<String, Integer> columns = new HashMap<>();
    private final Row[] rows;

    /// @param least signals of fewer examples are left out, unless one of the starts has them
    LogisticFit(List<Example> examples, int least, List<Weights> starts) {
        Map<String, Integer> often = new HashMap<>();
        for (Example e : examples) {
            e.signals().keySet().forEach(s -> often.merge(s, 1, Integer::sum));
        }
        TreeSet<String> names = new TreeSet<>();
        often.forEach((name, n) -> {
            if (n >= least || starts.stream().anyMatch(w -> w.weights().containsKey(name))) {
                names.add(name);
            }
        });
        names.forEach(n -> columns.put(n, columns.size()));
        rows = new Row[examples.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(examples.get(i));
        }
    }

    private Row row(Example e) {
        int[] at = new int[e.signals().size()];
        double[] value = new double[at.length];
        int n = 0;
        for (Map.Entry<String, Double> s : e.signals().entrySet()) {
            Integer c = columns.get(s.getKey());
            if (c != null) {
                at[n] = c;
                value[n++] = s.getValue();
            }
        }
        return new Row(Arrays.copyOf(at, n), Arrays.copyOf(value, n), e.count());
    }

    /// @param counts whether the example of that number counts
    /// @param holds whether what is asked holds for the example of that number
    /// @param ridge how strongly the weight of a signal is held to where it starts
    /// @param start where the weights start and what they are held to
    Weights fit(IntPredicate counts, IntPredicate holds, ToDoubleFunction<String> ridge, Weights start) {
        double[] from = new double[columns.size() + 1];
        double[] held = new double[columns.size() + 1];
        columns.forEach((name, c) -> {
            from[c] = start.weights().getOrDefault(name, 0.0);
            held[c] = ridge.applyAsDouble(name);
        });
        from[columns.size()] = start.intercept();
        double[] sign = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sign[i] = !counts.test(i) ? 0 : holds.test(i) ? 1 : -1;
        }
        double[] moved = QuasiNewton.minimum(new Loss(rows, sign, from, held), from.length);
        Map<String, Double> weights = new TreeMap<>(start.weights());
        columns.forEach((name, c) -> weights.put(name, from[c] + moved[c]));
        weights.values().removeIf(w -> Math.abs(w) < LEAST_WEIGHT);
        return new Weights(from[columns.size()] + moved[columns.size()], weights);
    }

    /// One example by columns.
    private static final class Row {
        private final int[] at;
        private final double[] value;
        private final double count;

        Row(int[] at, double[] value, double count) {
            this.at = at;
            this.value = value;
            this.count = count;
        }

        double score(double[] weights) {
            double z = weights[weights.length - 1];
            for (int i = 0; i < at.length; i++) {
                z += weights[at[i]] * value[i];
            }
            return z;
        }

        /// Minus the log-likelihood; its gradient is added to `gradient`.
        double loss(double holds, double[] weights, double[] gradient) {
            double m = holds * score(weights);
            double miss = -count * holds / (1 + Math.exp(m));
            for (int i = 0; i < at.length; i++) {
                gradient[at[i]] += miss * value[i];
            }
            gradient[gradient.length - 1] += miss;
            return count * (m > 0 ? Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m)) - m);
        }
    }

    /// What is made smallest, over how far the weights move from where they start.
    private record Loss(Row[] rows, double[] sign, double[] from, double[] held) implements QuasiNewton.Smooth {
        @Override
        public double at(double[] moved, double[] gradient) {
            double[] weights = from.clone();
            double value = 0;
            for (int i = 0; i < moved.length; i++) {
                weights[i] += moved[i];
                value += held[i] * moved[i] * moved[i] / 2;
                gradient[i] = held[i] * moved[i];
            }
            for (int i = 0; i < rows.length; i++) {
                if (sign[i] != 0) {
                    value += rows[i].loss(sign[i], weights, gradient);
                }
            }
            return value;
        }
    }
}
