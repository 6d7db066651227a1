package dev.chokepoint.answer.mitigation;

import dev.chokepoint.answer.Means;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Decomposition;
import dev.chokepoint.exposure.twostage.Plan;
import dev.chokepoint.exposure.twostage.TwoStage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// The best plan that was found, how good it is for certain, and what other budgets would do.
///
/// @param before with nothing prepared; `after` with the plan, without its outlay
/// @param plan with its certified bound
/// @param proof what the search took, and its gap
/// @param chosen what the plan does
/// @param frontier the best plans found for budgets up to that of the plan, smallest first
/// @param candidates what the first USD avoids most by with nothing else prepared
public record MitigationPlan(
        Risk before,
        Risk after,
        Plan plan,
        Proof proof,
        List<Choice> chosen,
        List<Point> frontier,
        List<Choice> candidates) {
    private static final double GAP = 1e-4;
    private static final double[] FRONTIER = {0, 0.0625, 0.125, 0.25, 0.5, 1};
    private static final int MOST_WORTH = 12;
    private static final int MOST_CANDIDATES = 40;

    /// Part of the time that the plan itself may take; the rest is for the frontier and the worth of each action.
    private static final double PLAN_SHARE = 0.7;

    public MitigationPlan {
        chosen = List.copyOf(chosen);
        frontier = List.copyOf(frontier);
        candidates = List.copyOf(candidates);
    }

    /// Expected loss, CVaR and the two weighed, USD.
    public record Risk(double expectedUsd, double cvarUsd, double weighedUsd) {}

    /// What the search took, and how close it came.
    ///
    /// @param shareOfAvoided the gap as a share of what the plan avoids net of its outlay; NaN if that is nothing
    /// @param endedEarly whether the time limit ended the search above its usual gap
    public record Proof(double shareOfAvoided, int programs, double seconds, boolean endedEarly) {}

    /// An action with what it avoids.
    ///
    /// @param avoidedUsd weighed loss that it avoids, the rest of the plan in place; NaN where not computed
    /// @param firstValue USD avoided by the first USD with nothing else prepared; `nextValue` by the next USD
    public record Choice(
            Action action, double amount, double usd, double avoidedUsd, double firstValue, double nextValue) {}

    /// What the best plan found for a budget comes to at most; no plan comes to less than `boundUsd`.
    public record Point(
            double budgetUsd,
            double outlayUsd,
            double expectedUsd,
            double cvarUsd,
            double objectiveUsd,
            double boundUsd) {
        /// The plan of a smaller budget is within this one too: it stands where it comes to less.
        public Point orSmaller(Point smaller) {
            return smaller.objectiveUsd < objectiveUsd
                    ? new Point(
                            budgetUsd,
                            smaller.outlayUsd,
                            smaller.expectedUsd,
                            smaller.cvarUsd,
                            smaller.objectiveUsd,
                            boundUsd)
                    : this;
        }
    }

    /// Solves a problem within a time.
    ///
    /// @throws IllegalArgumentException if nothing can be prepared
    static MitigationPlan of(TwoStage problem, MitigationQuestion wanted, Means means, TimeLimit limit) {
        if (problem.actions().isEmpty()) {
            throw new IllegalArgumentException("Nothing can be prepared: no good of this world is used there.");
        }
        TwoStage.Risk risk = new TwoStage.Risk(wanted.alpha(), wanted.weight());
        try (Decomposition search = Decomposition.of(problem, means.solver(), means.threads())) {
            double[] p = problem.probabilities();
            double[] nothing = search.lossesOfNothing();
            Plan plan = search.solve(
                    risk, wanted.budgetUsd(), until(limit.now() + PLAN_SHARE * limit.left(), means, limit));
            double seconds = limit.now();
            means.tell(String.format(
                    Locale.ROOT, "plan after %.0f s, %d rounds, %d programs", seconds, plan.rounds(), plan.solves()));
            Risk before = new Risk(TwoStage.mean(nothing, p), risk.cvar(nothing, p), risk.of(nothing, p));
            List<Point> frontier = frontier(search, risk, plan, before, wanted, means, limit);
            Map<Integer, Double> worth = search.worthOfEach(risk, plan, MOST_WORTH, means.stop());
            double avoided = before.weighedUsd() - plan.objectiveUsd();
            return new MitigationPlan(
                    before,
                    new Risk(plan.expectedUsd(), plan.cvarUsd(), plan.objectiveUsd() - plan.outlayUsd()),
                    plan,
                    new Proof(
                            avoided > 0 ? plan.gapUsd() / avoided : Double.NaN,
                            search.solves(),
                            seconds,
                            plan.gapUsd() > GAP * search.scaleUsd()),
                    plan.spends().stream()
                            .map(s -> new Choice(
                                    problem.actions().get(s.action()),
                                    s.amount(),
                                    s.usd(),
                                    worth.getOrDefault(s.action(), Double.NaN),
                                    s.firstValue(),
                                    s.nextValue()))
                            .toList(),
                    frontier,
                    candidates(problem, search.firstValues(risk)));
        }
    }

    private static List<Point> frontier(
            Decomposition search,
            TwoStage.Risk risk,
            Plan plan,
            Risk before,
            MitigationQuestion wanted,
            Means means,
            TimeLimit limit) {
        double most = Double.isFinite(wanted.budgetUsd()) ? wanted.budgetUsd() : plan.outlayUsd();
        List<Point> frontier = new ArrayList<>();
        int left = FRONTIER.length - 1;
        for (double share : FRONTIER) {
            // An equal part of the time left for each point still to come, and two parts for what comes after them.
            Plan at = share == 1
                    ? plan
                    : search.solve(
                            risk,
                            share * most,
                            until(limit.now() + limit.left() / (left-- + 2), means, limit),
                            Arrays.stream(plan.amounts()).map(a -> share * a).toArray());
            // A part of the plan is within the budget, and losses are convex: it comes to no more than the chord.
            double outlay = share * plan.outlayUsd();
            double objective = between(share, before.weighedUsd(), plan.objectiveUsd());
            boolean part = share < 1 && objective < at.objectiveUsd() && outlay <= share * most;
            Point point = new Point(
                    share * most,
                    part ? outlay : at.outlayUsd(),
                    part ? between(share, before.expectedUsd(), plan.expectedUsd()) : at.expectedUsd(),
                    part ? between(share, before.cvarUsd(), plan.cvarUsd()) : at.cvarUsd(),
                    part ? objective : at.objectiveUsd(),
                    at.boundUsd());
            frontier.add(frontier.isEmpty() ? point : point.orSmaller(frontier.getLast()));
        }
        return frontier;
    }

    private static double between(double share, double at0, double at1) {
        return at0 + share * (at1 - at0);
    }

    private static Decomposition.Limits until(double end, Means means, TimeLimit limit) {
        return new Decomposition.Limits(GAP, () -> means.stop().getAsBoolean() || limit.now() > end);
    }

    private static List<Choice> candidates(TwoStage problem, double[] first) {
        return IntStream.range(0, first.length)
                .boxed()
                .filter(m -> first[m] > 0)
                .sorted(Comparator.comparingDouble((Integer m) -> -first[m]))
                .limit(MOST_CANDIDATES)
                .map(m -> new Choice(problem.actions().get(m), 0, 0, Double.NaN, first[m], Double.NaN))
                .toList();
    }
}
