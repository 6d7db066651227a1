package dev.chokepoint.exposure.twostage;

import java.util.List;

/// The best thing to prepare under a budget, with the proof of how good it is.
///
/// All money in USD. The objective is outlay + (1 − λ) · expected loss + λ · CVaR_α.
///
/// @param budgetUsd infinity for none
/// @param spends one for each action that is taken, largest first
/// @param losses by scenario
/// @param cvarUsd CVaR_α of the losses
/// @param objectiveUsd what the plan comes to, from certified values and probabilities alone
/// @param boundUsd no plan within the budget comes to less, from certified duals
/// @param budgetValueUsd by how much one more USD of budget lowers the objective at most
/// @param residual the worst primal or dual residual of all certificates used
/// @param solves recourse programs solved so far
@SuppressWarnings("ArrayRecordComponent")
public record Plan(
        double budgetUsd,
        List<Spend> spends,
        double[] amounts,
        double outlayUsd,
        double[] losses,
        double expectedUsd,
        double cvarUsd,
        double objectiveUsd,
        double boundUsd,
        double budgetValueUsd,
        double residual,
        int rounds,
        int solves) {
    /// An action that is taken.
    ///
    /// @param amount units
    /// @param usd spent
    /// @param firstValue weighed loss avoided per USD by the first USD, nothing else being prepared, at
    ///   most
    /// @param nextValue the same by the next USD, the plan being in place
    public record Spend(int action, double amount, double usd, double firstValue, double nextValue) {}

    public Plan {
        spends = List.copyOf(spends);
    }

    /// How far the plan can be from the best one, USD.
    public double gapUsd() {
        return Math.max(0, objectiveUsd - boundUsd);
    }
}
