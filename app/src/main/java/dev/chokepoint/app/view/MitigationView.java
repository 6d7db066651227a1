package dev.chokepoint.app.view;

import dev.chokepoint.app.view.scope.Manifest;
import dev.chokepoint.base.Numbers;
import java.util.List;
import java.util.Map;

/// What to prepare under a budget, as `--format json` and the page show it.
///
/// @param whom whose losses are lowered, in words
/// @param market which market is planned with, in words
/// @param budgetUsd the budget; infinity where there is none
/// @param alpha level of CVaR, `weight` λ of it against the mean
/// @param before expected loss and CVaR with nothing prepared, USD; `after` the same with the plan
/// @param scenarios equally likely scenarios; `draws` draws of the figures on which they run in turn
/// @param delays where the delays of licensing come from, by measure
public record MitigationView(
        Manifest manifest,
        String whom,
        String market,
        double budgetUsd,
        double alpha,
        double weight,
        int scenarios,
        int draws,
        Map<String, String> delays,
        Risk before,
        Risk after,
        double outlayUsd,
        Proof proof,
        double budgetValueUsd,
        List<Chosen> chosen,
        List<Point> frontier,
        List<Chosen> candidates,
        List<String> notes) {

    /// What is said where nothing is prepared: that nothing is worth it only where the search is finished.
    public String nothingChosen() {
        if (proof.isFinished()) {
            return "Nothing is worth preparing" + (budgetUsd == 0 ? " without a budget." : ".");
        }
        return "No plan that pays was found, but the search is not finished: one may still save up to "
                + Numbers.usd(proof.gapUsd()) + ".";
    }

    /// Expected loss, CVaR and the two weighed, USD.
    public record Risk(double expectedUsd, double cvarUsd, double weighedUsd) {}

    /// How good the plan is for certain.
    ///
    /// @param objectiveUsd outlay and weighed loss, from certified values
    /// @param boundUsd no plan within the budget comes to less
    /// @param gapUsd the difference
    /// @param shareOfAvoided the gap as a share of what the plan avoids net of its outlay
    /// @param residual worst residual of all certificates
    public record Proof(
            double objectiveUsd,
            double boundUsd,
            double gapUsd,
            double shareOfAvoided,
            double residual,
            int rounds,
            int programs,
            double seconds) {
        /// The share of the objective that counts as rounding.
        private static final double ROUNDING = 1e-6;

        /// Whether no plan can be better than the one found.
        public boolean isFinished() {
            return gapUsd <= Math.max(1, ROUNDING * Math.abs(objectiveUsd));
        }
    }

    /// An action.
    ///
    /// @param avoidedUsd weighed loss that it avoids, the rest of the plan in place; NaN where not computed
    /// @param firstValue USD avoided by the first USD with nothing else prepared; `nextValue` by the next
    ///   USD
    public record Chosen(
            String id,
            String kind,
            String what,
            double amount,
            double most,
            String unit,
            double usd,
            double avoidedUsd,
            double firstValue,
            double nextValue,
            String because) {}

    /// A point of the frontier: what the best plan found for a budget comes to at most; no plan comes to less than
    /// `boundUsd`.
    public record Point(
            double budgetUsd,
            double outlayUsd,
            double expectedUsd,
            double cvarUsd,
            double objectiveUsd,
            double boundUsd) {}
}
