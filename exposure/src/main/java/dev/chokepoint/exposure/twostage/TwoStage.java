package dev.chokepoint.exposure.twostage;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What can be prepared, what can happen, and what can then still be done.
///
/// Loss in scenario s after preparing amounts z: L_s(z) = w_s − Σ_r V_r(z) − Σ_m e_sm z_m over the
/// scenario's recourses
/// r and all actions m.
/// Source: docs/model.md#mitigation
public record TwoStage(List<Action> actions, List<Recourse> recourses, List<Outcome> outcomes) {
    private static final double WHOLE = 1e-9;

    /// A scenario.
    ///
    /// @param worthUsd w_s, the value without the shock, USD
    /// @param credit e_sm, USD per unit of an action that comes back in this scenario besides what its
    ///   recourses make of
    ///     it: what it is still worth at the end, or a price that differs from the one it was bought at
    /// @param recourses indices of its recourses; two scenarios that leave the same to be done share one
    /// @param because where its probability comes from
    public record Outcome(
            String name,
            double probability,
            double worthUsd,
            Map<Integer, Double> credit,
            List<Integer> recourses,
            String because) {
        public Outcome {
            // In the order of the actions: the order of coefficients decides the last bit of an answer.
            credit = Collections.unmodifiableMap(new TreeMap<>(credit));
            recourses = List.copyOf(recourses);
            if (!(probability > 0 && probability <= 1 + WHOLE)) {
                throw new IllegalArgumentException("The probability (" + probability + ") of the scenario (" + name
                        + ") must be above 0 and at most 1.");
            }
        }
    }

    public TwoStage {
        actions = List.copyOf(actions);
        recourses = List.copyOf(recourses);
        outcomes = List.copyOf(outcomes);
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("There must be at least one scenario.");
        }
        double sum = outcomes.stream().mapToDouble(Outcome::probability).sum();
        if (Math.abs(sum - 1) > WHOLE) {
            throw new IllegalArgumentException("The probabilities of the scenarios add up to " + sum + ", not to 1.");
        }
    }

    /// How losses are weighed: (1 − λ) · mean + λ · CVaR_α.
    ///
    /// @param alpha share of outcomes that CVaR leaves out, 0 to below 1
    /// @param weight λ, 0 to 1
    public record Risk(double alpha, double weight) {
        public Risk {
            if (!(alpha >= 0 && alpha < 1)) {
                throw new IllegalArgumentException("The level α (" + alpha + ") of CVaR must be 0 to below 1.");
            }
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("The weight λ (" + weight + ") of risk must be 0 to 1.");
            }
        }

        /// The weighed loss, from losses and probabilities alone.
        public double of(double[] losses, double[] probabilities) {
            double[] weights = weights(losses, probabilities);
            double sum = 0;
            for (int s = 0; s < losses.length; s++) {
                sum += weights[s] * losses[s];
            }
            return sum;
        }

        /// How much each scenario counts at these losses: its probability and its part in the tail.
        public double[] weights(double[] losses, double[] probabilities) {
            double[] tail = tail(losses, probabilities);
            double[] all = new double[losses.length];
            for (int s = 0; s < all.length; s++) {
                all[s] = (1 - weight) * probabilities[s] + weight * tail[s];
            }
            return all;
        }

        /// Probabilities within the worst 1 − α: largest losses first until the tail is full.
        private double[] tail(double[] losses, double[] probabilities) {
            Integer[] order = new Integer[losses.length];
            for (int s = 0; s < order.length; s++) {
                order[s] = s;
            }
            java.util.Arrays.sort(order, (a, b) -> Double.compare(losses[b], losses[a]));
            double left = 1 - alpha;
            double[] tail = new double[losses.length];
            for (int s : order) {
                double taken = Math.min(left, probabilities[s]);
                tail[s] = taken / (1 - alpha);
                left -= taken;
            }
            return tail;
        }

        /// CVaR_α, the mean of the worst 1 − α (Rockafellar and Uryasev 2000).
        public double cvar(double[] losses, double[] probabilities) {
            double[] tail = tail(losses, probabilities);
            double sum = 0;
            for (int s = 0; s < losses.length; s++) {
                sum += tail[s] * losses[s];
            }
            return sum;
        }
    }

    public double[] probabilities() {
        return outcomes.stream().mapToDouble(Outcome::probability).toArray();
    }

    /// Losses by scenario, USD, from the values of all recourses and the amounts prepared.
    double[] losses(double[] values, double[] amounts) {
        double[] losses = new double[outcomes.size()];
        for (int s = 0; s < losses.length; s++) {
            losses[s] = outcomes.get(s).worthUsd();
            for (int r : outcomes.get(s).recourses()) {
                losses[s] -= values[r];
            }
            for (Map.Entry<Integer, Double> e : outcomes.get(s).credit().entrySet()) {
                losses[s] -= e.getValue() * amounts[e.getKey()];
            }
        }
        return losses;
    }

    /// The expected loss.
    public static double mean(double[] losses, double[] probabilities) {
        double sum = 0;
        for (int s = 0; s < losses.length; s++) {
            sum += probabilities[s] * losses[s];
        }
        return sum;
    }
}
