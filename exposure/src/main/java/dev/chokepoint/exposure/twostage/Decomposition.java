package dev.chokepoint.exposure.twostage;

import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.solver.Basis;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Outcome;
import dev.chokepoint.solver.Solution;
import dev.chokepoint.solver.SolveOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Solves a two-stage problem by cuts from re-solves of its recourses (Van Slyke and Wets 1969; one cut
/// for each
/// recourse and round, Birge and Louveaux 1988).
///
/// Cuts do not depend on budget, level or weight of risk, so that a frontier of budgets and other weights
/// re-use them.
/// Every plan is stated with a certified upper and lower bound: the upper from certified values of the
/// recourses, the
/// lower from the certified optimum of the program of cuts. Source: docs/model.md#mitigation
public final class Decomposition implements AutoCloseable {
    /// The largest loss is this many units of money in the program of cuts, so that the solver's tolerances are as fine
    /// for a workshop as for a continent.
    private static final double UNITS_OF_SCALE = 1e4;

    private static final double FREE = Double.POSITIVE_INFINITY;

    /// How far each round goes from the last point towards the optimum of the cuts (Ben-Ameur and Neto
    /// 2007).
    private static final double STEP = 0.5;

    /// The part of the gap that a round must gain to have brought something.
    private static final double LEAST = 0.1;

    /// Every so many rounds all recourses are solved, between them one in `SAMPLED` of each program.
    private static final int WHOLE_ROUND = 4;

    private static final int SAMPLED = 5;

    /// Share of the scale below which a derived cut is not worth keeping.
    private static final double NEWS = 1e-7;

    private static final int MOST_ROUNDS = 200;

    private final TwoStage problem;
    private final LpSolver solver;
    private final Evaluator evaluator;
    private final List<Evaluator.Cut> cuts = new ArrayList<>();
    private final double money; // USD per unit of money of the program of cuts
    private final double[] unit; // amount per unit of money
    private final List<Evaluator.Cut> nothing;
    private final double scale;
    private double residual;

    private Decomposition(TwoStage problem, LpSolver solver, int threads) {
        this.problem = problem;
        this.solver = solver;
        this.evaluator = new Evaluator(problem, solver, threads);
        double[] none = new double[problem.actions().size()];
        this.nothing = see(none);
        double[] losses = problem.losses(reached(nothing), none);
        this.scale = Math.max(1, Arrays.stream(losses).map(Math::abs).max().orElse(0));
        this.money = scale / UNITS_OF_SCALE;
        this.unit = problem.actions().stream()
                .mapToDouble(a -> money / a.usdPerUnit())
                .toArray();
    }

    /// Prepares a problem by valuing its recourses with nothing prepared.
    ///
    /// @param threads recourses solved at a time; the numbers do not depend on it
    public static Decomposition of(TwoStage problem, LpSolver solver, int threads) {
        return new Decomposition(problem, solver, threads);
    }

    /// When to be content.
    ///
    /// @param gap the bounds' difference as a share of the largest loss with nothing prepared
    /// @param stop asked before each round; where it says so, the plan so far is given with the gap it has
    public record Limits(double gap, BooleanSupplier stop) {
        public static final Limits USUAL = new Limits(1e-4, () -> false);

        public Limits {
            if (!(gap >= 0)) {
                throw new IllegalArgumentException("The gap (" + gap + ") must be 0 or more.");
            }
        }
    }

    public TwoStage problem() {
        return problem;
    }

    /// Losses by scenario with nothing prepared, USD.
    public double[] lossesOfNothing() {
        return problem.losses(reached(nothing), new double[unit.length]);
    }

    /// The largest loss with nothing prepared, to which gaps are compared, USD.
    public double scaleUsd() {
        return scale;
    }

    /// How many recourse programs were solved so far.
    public int solves() {
        return evaluator.solves();
    }

    private List<Evaluator.Cut> see(double[] amounts) {
        List<Evaluator.Cut> now = evaluator.evaluate(amounts);
        for (Evaluator.Cut c : now) {
            if (Arrays.equals(c.at(), amounts)) {
                cuts.add(c);
            }
            residual = Math.max(
                    residual,
                    Math.max(c.certificate().primalResidual(), c.certificate().dualResidual()));
        }
        return now;
    }

    /// Keeps cuts of a sample, of derived ones only those that say more at their point than all before.
    private void sampled(List<Evaluator.Cut> found) {
        for (Evaluator.Cut c : found) {
            residual = Math.max(
                    residual,
                    Math.max(c.certificate().primalResidual(), c.certificate().dualResidual()));
            if (!c.derived() || c.value() < model(c.recourse(), c.at()) - NEWS * scale) {
                cuts.add(c);
            }
        }
    }

    /// What the cuts so far allow a recourse to be worth, USD.
    private double model(int recourse, double[] amounts) {
        double least = Double.POSITIVE_INFINITY;
        for (Evaluator.Cut c : cuts) {
            if (c.recourse() == recourse) {
                least = Math.min(least, c.bound(amounts));
            }
        }
        return least;
    }

    private static double[] reached(List<Evaluator.Cut> values) {
        return values.stream().mapToDouble(Evaluator.Cut::reached).toArray();
    }

    /// The best plan within a budget.
    ///
    /// @param budgetUsd 0 or more; infinity for no limit
    /// @throws NoCertifiedAnswerException if a program has no certified optimum
    public Plan solve(TwoStage.Risk risk, double budgetUsd, Limits limits) {
        return solve(risk, budgetUsd, limits, new double[unit.length]);
    }

    /// The same, searched from amounts that are thought to be near the best ones, such as a part of the plan
    /// for a larger budget.
    public Plan solve(TwoStage.Risk risk, double budgetUsd, Limits limits, double[] near) {
        if (!(budgetUsd >= 0)) {
            throw new IllegalArgumentException("The budget (" + budgetUsd + " USD) must be 0 or more.");
        }
        double[] best = new double[unit.length];
        double[] centre = near;
        List<Evaluator.Cut> bestValues = nothing;
        double bestObjective = objective(risk, best, bestValues);
        double bound = Double.NEGATIVE_INFINITY;
        double budgetValue = 0;
        Optional<Basis> basis = Optional.empty();
        boolean whole = false;
        int rounds = 0;
        while (true) {
            Master master = new Master(risk, budgetUsd, basis);
            bound = Math.max(bound, master.bound());
            budgetValue = master.budgetValue();
            basis = Optional.of(master.basis());
            double gap = bestObjective - bound;
            if (gap <= limits.gap() * scale
                    || rounds >= MOST_ROUNDS
                    || limits.stop().getAsBoolean()) {
                break;
            }
            rounds++;
            // A point near the best one at which the cuts promise a good part of the gap: moving few amounts at a
            // time leaves most recourses as they are, and the cuts near the optimum are the ones that matter.
            double[] target = master.amounts();
            double[] at = new double[target.length];
            for (int m = 0; m < at.length; m++) {
                at[m] = whole ? target[m] : centre[m] + STEP * (target[m] - centre[m]);
            }
            if (rounds % WHOLE_ROUND != 0 && evaluator.sampling() && !whole) {
                sampled(evaluator.sample(at, rounds, SAMPLED));
                centre = at;
                continue;
            }
            List<Evaluator.Cut> values = see(at);
            double objective = objective(risk, at, values);
            // Where a step between brought nothing, the next goes all the way: then the cuts must improve.
            whole = objective >= bestObjective - LEAST * gap && !whole;
            centre = at;
            if (objective < bestObjective) {
                bestObjective = objective;
                best = at;
                bestValues = values;
            } else {
                centre = best;
            }
        }
        return plan(risk, budgetUsd, best, bestValues, bestObjective, bound, budgetValue, rounds);
    }

    /// Values a plan of one's own.
    public Plan value(TwoStage.Risk risk, double[] amounts) {
        List<Evaluator.Cut> values = see(amounts);
        double objective = objective(risk, amounts, values);
        return plan(
                risk, Double.POSITIVE_INFINITY, amounts, values, objective, Double.NEGATIVE_INFINITY, Double.NaN, 0);
    }

    private double outlay(double[] amounts) {
        double sum = 0;
        for (int m = 0; m < amounts.length; m++) {
            sum += amounts[m] / unit[m] * money;
        }
        return sum;
    }

    private double objective(TwoStage.Risk risk, double[] amounts, List<Evaluator.Cut> values) {
        return outlay(amounts) + risk.of(problem.losses(reached(values), amounts), problem.probabilities());
    }

    private Plan plan(
            TwoStage.Risk risk,
            double budget,
            double[] amounts,
            List<Evaluator.Cut> values,
            double objective,
            double bound,
            double budgetValue,
            int rounds) {
        double[] losses = problem.losses(reached(values), amounts);
        double[] p = problem.probabilities();
        double[] first = marginal(risk, nothing, new double[unit.length]);
        double[] next = marginal(risk, values, amounts);
        List<Plan.Spend> spends = new ArrayList<>();
        for (int m = 0; m < amounts.length; m++) {
            double usd = amounts[m] / unit[m] * money;
            if (usd > 1e-9 * scale || usd >= 1) {
                spends.add(new Plan.Spend(m, amounts[m], usd, first[m], next[m]));
            }
        }
        spends.sort((a, b) -> Double.compare(b.usd(), a.usd()));
        return new Plan(
                budget,
                spends,
                amounts,
                outlay(amounts),
                losses,
                TwoStage.mean(losses, p),
                risk.cvar(losses, p),
                objective,
                bound,
                budgetValue,
                residual,
                rounds,
                evaluator.solves());
    }

    /// Weighed loss avoided per USD of each action, with nothing prepared, at most.
    public double[] firstValues(TwoStage.Risk risk) {
        return marginal(risk, nothing, new double[unit.length]);
    }

    private double[] marginal(TwoStage.Risk risk, List<Evaluator.Cut> values, double[] amounts) {
        double[] weights = risk.weights(problem.losses(reached(values), amounts), problem.probabilities());
        double[] byRecourse = new double[problem.recourses().size()];
        for (int s = 0; s < weights.length; s++) {
            for (int r : problem.outcomes().get(s).recourses()) {
                byRecourse[r] += weights[s];
            }
        }
        double[] all = new double[unit.length];
        for (int s = 0; s < weights.length; s++) {
            double w = weights[s];
            problem.outcomes().get(s).credit().forEach((m, usd) -> all[m] += w * usd * unit[m] / money);
        }
        for (Evaluator.Cut c : values) {
            c.slopes().forEach((m, slope) -> all[m] += byRecourse[c.recourse()] * slope * unit[m] / money);
        }
        return all;
    }

    /// The program of all cuts so far.
    ///
    /// min Σ x_m + (1 − λ) Σ p_s L_s + λ (η + Σ p_s u_s / (1 − α)), x_m = money spent on action m,
    /// L_s + Σ_r θ_r + Σ_m e_sm z_m = w_s, u_s ≥ L_s − η, u_s ≥ 0, θ_r ≤ each cut, Σ x_m ≤ B (Rockafellar
    /// and Uryasev 2000).
    private final class Master {
        private final Lp lp;
        private final Solution solution;
        private final Basis basis;
        private final Certificate certificate;
        private final int budgetRow;

        Master(TwoStage.Risk risk, double budgetUsd, Optional<Basis> start) {
            Lp.Builder b = Lp.minimise();
            for (int m = 0; m < unit.length; m++) {
                Action a = problem.actions().get(m);
                b.column("spend " + a.id(), 1, 0, a.mostUsd() / money);
            }
            int outcomes = problem.outcomes().size();
            int[] theta = new int[problem.recourses().size()];
            for (int r = 0; r < theta.length; r++) {
                theta[r] = b.column("value " + r, 0, -FREE, FREE);
            }
            int[] loss = new int[outcomes];
            for (int s = 0; s < outcomes; s++) {
                TwoStage.Outcome o = problem.outcomes().get(s);
                loss[s] = b.column("loss " + s, (1 - risk.weight()) * o.probability(), -FREE, FREE);
                int row = b.row("loss " + s, o.worthUsd() / money, o.worthUsd() / money);
                b.coefficient(row, loss[s], 1);
                o.recourses().forEach(r -> b.coefficient(row, theta[r], 1));
                o.credit().forEach((m, usd) -> b.coefficient(row, m, usd * unit[m] / money));
            }
            if (risk.weight() > 0) {
                int eta = b.column("value at risk", risk.weight(), -FREE, FREE);
                for (int s = 0; s < outcomes; s++) {
                    double p = problem.outcomes().get(s).probability();
                    int u = b.column(
                            "excess " + s, risk.weight() * p / (1 - risk.alpha()), 0, Double.POSITIVE_INFINITY);
                    int row = b.row("excess " + s, 0, Double.POSITIVE_INFINITY);
                    b.coefficient(row, u, 1);
                    b.coefficient(row, loss[s], -1);
                    b.coefficient(row, eta, 1);
                }
            }
            budgetRow = b.row("budget", Double.NEGATIVE_INFINITY, budgetUsd / money);
            for (int m = 0; m < unit.length; m++) {
                b.coefficient(budgetRow, m, 1);
            }
            for (Evaluator.Cut c : cuts) {
                double right = c.value() / money;
                for (Map.Entry<Integer, Double> e : c.slopes().entrySet()) {
                    right -= e.getValue() * c.at()[e.getKey()] / money;
                }
                int row = b.row("cut " + c.recourse(), Double.NEGATIVE_INFINITY, right);
                b.coefficient(row, theta[c.recourse()], 1);
                c.slopes().forEach((m, slope) -> b.coefficient(row, m, -slope * unit[m] / money));
            }
            lp = b.build();
            try (var session = solver.open(lp, SolveOptions.defaults())) {
                start.flatMap(old -> extended(old, lp)).ifPresent(session::basis);
                Outcome outcome = session.solve();
                if (!(outcome instanceof Outcome.Optimal optimal)) {
                    throw new NoCertifiedAnswerException("The program of cuts has no optimum: " + outcome + ".");
                }
                solution = optimal.solution();
                basis = optimal.basis();
            }
            certificate = CertificateChecker.check(lp, solution);
            if (!certificate.passes()) {
                throw new NoCertifiedAnswerException(
                        "The certificate of the program of cuts does not pass: " + certificate.text());
            }
            residual = Math.max(residual, Math.max(certificate.primalResidual(), certificate.dualResidual()));
        }

        double bound() {
            return certificate.dualObjective() * money;
        }

        double budgetValue() {
            return Math.max(0, -solution.rowDual(budgetRow));
        }

        Basis basis() {
            return basis;
        }

        double[] amounts() {
            double[] all = new double[unit.length];
            for (int m = 0; m < all.length; m++) {
                double most = problem.actions().get(m).mostUsd() / money;
                all[m] = Math.clamp(solution.column(m), 0, most) * unit[m];
            }
            return all;
        }
    }

    /// A basis for a program that has only more rows at its end.
    private static Optional<Basis> extended(Basis old, Lp lp) {
        if (old.columns() != lp.columns() || old.rows() > lp.rows()) {
            return Optional.empty();
        }
        List<Basis.Status> columns = new ArrayList<>();
        for (int j = 0; j < lp.columns(); j++) {
            columns.add(old.column(j));
        }
        List<Basis.Status> rows = new ArrayList<>();
        for (int i = 0; i < lp.rows(); i++) {
            rows.add(i < old.rows() ? old.row(i) : Basis.Status.BASIC);
        }
        return Optional.of(Basis.of(columns, rows));
    }

    /// What each action of a plan avoids, the others in place: the objective without it less the plan's,
    /// by action.
    ///
    /// @param most only this many, the dearest
    /// @param stop asked before each; those that are left are not in the answer
    public Map<Integer, Double> worthOfEach(TwoStage.Risk risk, Plan plan, int most, BooleanSupplier stop) {
        Map<Integer, Double> all = new LinkedHashMap<>();
        for (Plan.Spend s : plan.spends().stream().limit(most).toList()) {
            if (stop.getAsBoolean()) {
                break;
            }
            double[] without = plan.amounts().clone();
            without[s.action()] = 0;
            List<Evaluator.Cut> values = see(without);
            double loss = risk.of(problem.losses(reached(values), without), problem.probabilities());
            all.put(s.action(), loss - (plan.objectiveUsd() - plan.outlayUsd()));
        }
        return all;
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
