package dev.chokepoint.deals.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A few questions that narrow the weights of a side until what it would agree to no longer depends on them.
///
/// Asked is always about the control whose interval decides most: where the pick at its lower and at its upper end, all
/// other weights in the middle, differ most. Each answer halves an interval.
/// Source: docs/model/deals.md#policy-weights
public final class WeightInterview {
    /// The most questions.
    public static final int MOST_QUESTIONS = 10;

    /// An interval this share of its upper end is not asked about any more.
    private static final double NARROW = 0.02;

    private final Picks picks;
    private final List<RevealedWeights.Interval> weights;
    private int asked;

    /// Says what weights lead to.
    @FunctionalInterface
    public interface Picks {
        /// The package agreed on with these weights, and what the side whose weights they are gains before weights.
        Picked at(List<Double> weightsUsd);
    }

    /// A package that weights lead to.
    ///
    /// @param options the option of each concession
    /// @param usd what it is worth to the side, before its weights
    public record Picked(List<Integer> options, double usd) {
        public Picked {
            options = List.copyOf(options);
        }
    }

    /// "Would you give this control up if you gained this much by it?"
    ///
    /// @param control its position among the weights
    /// @param usd the amount, the middle of the interval
    public record Asked(int control, double usd) {}

    /// @param weights the intervals to begin with, with finite ends
    public WeightInterview(List<RevealedWeights.Interval> weights, Picks picks) {
        this.weights = new ArrayList<>(weights);
        this.picks = picks;
    }

    /// The intervals as narrow as the answers made them.
    public List<RevealedWeights.Interval> weights() {
        return List.copyOf(weights);
    }

    /// The number of answers so far.
    public int answers() {
        return asked;
    }

    /// The next question; empty where no interval changes what is picked, or enough was asked.
    public Optional<Asked> next() {
        if (asked >= MOST_QUESTIONS) {
            return Optional.empty();
        }
        int widest = -1;
        double most = 0;
        for (int k = 0; k < weights.size(); k++) {
            RevealedWeights.Interval w = weights.get(k);
            if (w.highUsd() - w.lowUsd() <= NARROW * w.highUsd()) {
                continue;
            }
            double change = change(k);
            if (change > most) {
                most = change;
                widest = k;
            }
        }
        return widest < 0 ? Optional.empty() : Optional.of(new Asked(widest, middle(weights.get(widest))));
    }

    /// How much the ends of an interval change the pick, USD; 0 where they lead to the same package.
    private double change(int control) {
        Picked low = picks.at(with(control, weights.get(control).lowUsd()));
        Picked high = picks.at(with(control, weights.get(control).highUsd()));
        return low.options().equals(high.options()) ? 0 : Math.max(1, Math.abs(low.usd() - high.usd()));
    }

    private List<Double> with(int control, double usd) {
        List<Double> all =
                new ArrayList<>(weights.stream().map(WeightInterview::middle).toList());
        all.set(control, usd);
        return all;
    }

    private static double middle(RevealedWeights.Interval w) {
        return (w.lowUsd() + w.highUsd()) / 2;
    }

    /// Takes an answer in: who would give a control up for an amount puts no more than that on it.
    public void answer(Asked question, boolean wouldGive) {
        RevealedWeights.Interval w = weights.get(question.control());
        weights.set(
                question.control(),
                wouldGive
                        ? new RevealedWeights.Interval(w.lowUsd(), question.usd())
                        : new RevealedWeights.Interval(question.usd(), w.highUsd()));
        asked++;
    }
}
