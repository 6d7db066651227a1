package dev.chokepoint.deals.weights;

import java.util.ArrayList;
import java.util.List;

/// Which package a side regrets least, whatever its weights are within intervals.
///
/// A side's gain is linear in its weights, u(S; w) = v(S) − Σ w f(S), so that the largest regret, max over w and T of
/// u(T; w) − u(S; w), is taken at an end of every interval. Source: Savage 1951; docs/model/deals.md#policy-weights
public final class MinimaxRegret {
    private MinimaxRegret() {}

    /// A package as one side sees it.
    ///
    /// @param usd what it is worth before weights
    /// @param parts the part of each control's weight that it costs
    public record Choice(double usd, List<Double> parts) {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /// The largest regret of every choice, in their order, USD.
    ///
    /// @param weights the interval of each control's weight, with finite ends
    public static List<Double> regrets(List<Choice> choices, List<RevealedWeights.Interval> weights) {
        List<Double> all = new ArrayList<>();
        for (Choice s : choices) {
            double most = 0;
            for (Choice t : choices) {
                double regret = t.usd() - s.usd();
                for (int k = 0; k < weights.size(); k++) {
                    double more = t.parts().get(k) - s.parts().get(k);
                    regret -= more
                            * (more > 0
                                    ? weights.get(k).lowUsd()
                                    : weights.get(k).highUsd());
                }
                most = Math.max(most, regret);
            }
            all.add(most);
        }
        return all;
    }

    /// The position of the choice with the least largest regret, the first of those that tie.
    public static int pick(List<Choice> choices, List<RevealedWeights.Interval> weights) {
        List<Double> regrets = regrets(choices, weights);
        int best = 0;
        for (int c = 1; c < regrets.size(); c++) {
            if (regrets.get(c) < regrets.get(best)) {
                best = c;
            }
        }
        return best;
    }
}
