package dev.chokepoint.exposure.twostage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The two-stage program against closed forms, hand computation and its own extensive form.
class DecompositionTest {
    private static final double TOLERANCE_USD = 1;
    private static final double TOLERANCE_UNITS = 1e-3;
    private static final Decomposition.Limits TIGHT = new Decomposition.Limits(1e-9, () -> false);
    private static final TwoStage.Risk MEAN = new TwoStage.Risk(0, 0);

    private static final LpSolver SOLVER = TestSolver.load();

    private static Action stock(double usd, double most) {
        return new Action("stock", Action.Kind.STOCK, "i", "P", "i in stock", "kg", usd, most, List.of(), "test");
    }

    /// Sells what is in stock at a value until a demand is met; what is left over is worth nothing.
    private static Recourse sale(double value, double demand) {
        Lp.Builder b = Lp.maximise();
        int q = b.column("sold", value, 0, demand);
        int row = b.row("stock", Double.NEGATIVE_INFINITY, 0);
        b.coefficient(row, q, 1);
        return new Recourse(
                b.build(),
                new int[0],
                new double[0],
                List.of(new Recourse.Link(0, true, row, 1)),
                1e6,
                Optional.empty());
    }

    /// Demands of 10, 20, … 100 units of 1 MUSD each, equally likely; a unit in stock costs `usd`.
    private static TwoStage newsvendor(double usd) {
        List<Recourse> recourses = new ArrayList<>();
        List<TwoStage.Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < 10; s++) {
            double demand = 10 * (s + 1);
            recourses.add(sale(1, demand));
            outcomes.add(new TwoStage.Outcome("s" + s, 0.1, demand * 1e6, Map.of(), List.of(s), "test"));
        }
        return new TwoStage(List.of(stock(usd, 1000)), recourses, outcomes);
    }

    @Test
    void aNewsvendorStocksTheQuantileOfDemand() {
        // Critical ratio (p − c) / p = (1 − 0.35) / 1 = 0.65: the smallest demand with F ≥ 0.65 is 70 (F = 0.7).
        // Arrow, Harris and Marschak 1951.
        try (Decomposition d = Decomposition.of(newsvendor(0.35e6), SOLVER, 2)) {
            Plan plan = d.solve(MEAN, Double.POSITIVE_INFINITY, TIGHT);
            assertThat(plan.amounts()[0]).isCloseTo(70, within(TOLERANCE_UNITS));
            // 70 · 0.35 + mean of max(0, demand − 70) = 24.5 + (10 + 20 + 30) / 10 = 30.5 MUSD.
            assertThat(plan.objectiveUsd()).isCloseTo(30.5e6, within(TOLERANCE_USD));
            assertThat(plan.gapUsd()).isLessThan(TOLERANCE_USD);
            // The first unit is wanted whatever happens: 1 MUSD saved per 0.35 spent.
            assertThat(plan.spends().getFirst().firstValue()).isCloseTo(1 / 0.35, within(1e-9));
        }
    }

    @Test
    void aBudgetThatBindsIsWorthWhatTheNextUnitAvoids() {
        try (Decomposition d = Decomposition.of(newsvendor(0.35e6), SOLVER, 1)) {
            // 35 units: the next is wanted with probability 0.7; 0.7 / 0.35 − 1 = 1 USD per USD, net of its cost.
            Plan plan = d.solve(MEAN, 35 * 0.35e6, TIGHT);
            assertThat(plan.amounts()[0]).isCloseTo(35, within(TOLERANCE_UNITS));
            assertThat(plan.budgetValueUsd()).isCloseTo(1, within(1e-9));
            assertThat(plan.spends().getFirst().nextValue()).isCloseTo(2, within(1e-9));
        }
    }

    @Test
    void riskAloneStocksForTheWorst() {
        // CVaR at 0.8 of the ten demands: the mean of the worst two, as long as stock is below 90: slope −1 per unit
        // at 0.35, so stock up to 90; beyond, only the worst tenth gains, half of the tail: 0.5 > 0.35, so 100.
        try (Decomposition d = Decomposition.of(newsvendor(0.35e6), SOLVER, 2)) {
            Plan plan = d.solve(new TwoStage.Risk(0.8, 1), Double.POSITIVE_INFINITY, TIGHT);
            assertThat(plan.amounts()[0]).isCloseTo(100, within(TOLERANCE_UNITS));
        }
        // At 0.6 a unit the last ten are not worth it: 0.5 < 0.6.
        try (Decomposition d = Decomposition.of(newsvendor(0.6e6), SOLVER, 2)) {
            Plan plan = d.solve(new TwoStage.Risk(0.8, 1), Double.POSITIVE_INFINITY, TIGHT);
            assertThat(plan.amounts()[0]).isCloseTo(90, within(TOLERANCE_UNITS));
            assertThat(plan.cvarUsd()).isCloseTo(5e6, within(TOLERANCE_USD)); // (0 + 10) / 2
        }
    }

    @Test
    void cvarByHand() {
        // Losses 1, 2, 3, 10 with 0.4, 0.3, 0.2, 0.1; the worst 0.25 are 10 (0.1) and 0.15 of the 3s:
        // (0.1 · 10 + 0.15 · 3) / 0.25 = 5.8.
        double[] losses = {1, 10, 3, 2};
        double[] p = {0.4, 0.1, 0.2, 0.3};
        assertThat(new TwoStage.Risk(0.75, 1).cvar(losses, p)).isCloseTo(5.8, within(1e-12));
        // Mean = 0.4 + 1 + 0.6 + 0.6 = 2.6; half of each = 4.2.
        assertThat(new TwoStage.Risk(0.75, 0.5).of(losses, p)).isCloseTo(4.2, within(1e-12));
        assertThat(new TwoStage.Risk(0, 1).cvar(losses, p)).isCloseTo(2.6, within(1e-12));
        // Rockafellar and Uryasev: CVaR = min over η of η + E(L − η)+ / (1 − α); the minimum is at a loss.
        double least = Double.POSITIVE_INFINITY;
        for (double eta : losses) {
            double sum = eta;
            for (int s = 0; s < losses.length; s++) {
                sum += p[s] * Math.max(0, losses[s] - eta) / 0.25;
            }
            least = Math.min(least, sum);
        }
        assertThat(new TwoStage.Risk(0.75, 1).cvar(losses, p)).isCloseTo(least, within(1e-12));
    }

    @Test
    void withoutABudgetNothingIsPrepared() {
        try (Decomposition d = Decomposition.of(newsvendor(0.35e6), SOLVER, 1)) {
            Plan plan = d.solve(MEAN, 0, TIGHT);
            assertThat(plan.spends()).isEmpty();
            assertThat(plan.outlayUsd()).isZero();
            assertThat(plan.objectiveUsd()).isCloseTo(55e6, within(TOLERANCE_USD));
            assertThatThrownBy(() -> d.solve(MEAN, -1, TIGHT)).hasMessageContaining("(-1.0 USD) must be 0 or more");
        }
    }

    /// Small random problems: three goods in stock, capacity that rises, several blocks and shared
    /// recourses.
    private static TwoStage random(long seed) {
        Random random = new Random(seed);
        int actions = 2 + random.nextInt(4);
        List<Action> all = new ArrayList<>();
        for (int m = 0; m < actions; m++) {
            all.add(new Action(
                    "a" + m,
                    Action.Kind.STOCK,
                    "i",
                    "P",
                    "a" + m,
                    "kg",
                    1e5 * (1 + 9 * random.nextDouble()),
                    5 + 20 * random.nextDouble(),
                    List.of(),
                    "test"));
        }
        int programs = 1 + random.nextInt(3);
        List<Recourse> recourses = new ArrayList<>();
        List<List<Integer>> variants = new ArrayList<>();
        for (int b = 0; b < programs; b++) {
            Lp.Builder lp = Lp.maximise();
            List<Recourse.Link> links = new ArrayList<>();
            int goods = 2 + random.nextInt(3);
            int[] bounded = new int[goods];
            int[] rows = new int[goods];
            for (int g = 0; g < goods; g++) {
                rows[g] = lp.row("good " + g, Double.NEGATIVE_INFINITY, 5 * random.nextDouble());
                bounded[g] = lp.column("buy " + g, -0.2 * random.nextDouble(), 0, 10);
                lp.coefficient(rows[g], bounded[g], -1);
            }
            for (int k = 0; k < 2 * goods; k++) {
                int x = lp.column("make " + k, 0.5 + random.nextDouble(), 0, 4 * random.nextDouble());
                for (int g = 0; g < goods; g++) {
                    if (random.nextBoolean()) {
                        lp.coefficient(rows[g], x, random.nextDouble());
                    }
                }
                if (random.nextInt(3) == 0) {
                    links.add(new Recourse.Link(random.nextInt(actions), false, x, random.nextDouble()));
                }
            }
            for (int g = 0; g < goods; g++) {
                links.add(new Recourse.Link(random.nextInt(actions), true, rows[g], 0.2 + random.nextDouble()));
            }
            Lp program = lp.build();
            List<Integer> mine = new ArrayList<>();
            for (int v = 0; v < 3; v++) {
                double[] upper = new double[goods];
                for (int g = 0; g < goods; g++) {
                    upper[g] = random.nextInt(3) == 0 ? 0 : 6 * random.nextDouble();
                }
                mine.add(recourses.size());
                recourses.add(new Recourse(program, bounded, upper, links, 1e6, Optional.empty()));
            }
            variants.add(mine);
        }
        int scenarios = 4 + random.nextInt(6);
        List<TwoStage.Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < scenarios; s++) {
            List<Integer> of = new ArrayList<>();
            variants.forEach(v -> of.add(v.get(random.nextInt(v.size()))));
            outcomes.add(new TwoStage.Outcome(
                    "s" + s,
                    1.0 / scenarios,
                    1e7 * random.nextDouble(),
                    Map.of(0, 1e4 * random.nextDouble()),
                    of,
                    "test"));
        }
        return new TwoStage(all, recourses, outcomes);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theDecompositionAgreesWithTheExtensiveForm(long seed) {
        TwoStage problem = random(seed);
        for (TwoStage.Risk risk : List.of(MEAN, new TwoStage.Risk(0.7, 0.5), new TwoStage.Risk(0.8, 1))) {
            try (Decomposition d = Decomposition.of(problem, SOLVER, 2)) {
                for (double budget : new double[] {2e6, Double.POSITIVE_INFINITY}) {
                    Plan plan = d.solve(risk, budget, TIGHT);
                    ExtensiveForm.Answer whole = ExtensiveForm.solve(problem, risk, budget, SOLVER);
                    assertThat(whole.certificate().passes()).isTrue();
                    assertThat(plan.objectiveUsd()).isCloseTo(whole.objectiveUsd(), within(100 * TOLERANCE_USD));
                    assertThat(plan.boundUsd()).isLessThanOrEqualTo(whole.objectiveUsd() + 100 * TOLERANCE_USD);
                    // The plan's own statement from losses and probabilities alone.
                    assertThat(plan.outlayUsd() + risk.of(plan.losses(), problem.probabilities()))
                            .isCloseTo(plan.objectiveUsd(), within(TOLERANCE_USD));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25})
    void theFrontierFallsAndIsConvex(long seed) {
        try (Decomposition d = Decomposition.of(random(seed), SOLVER, 1)) {
            TwoStage.Risk risk = new TwoStage.Risk(0.5, 0.5);
            double[] total = new double[7];
            for (int k = 0; k < total.length; k++) {
                total[k] = d.solve(risk, 5e5 * k, TIGHT).objectiveUsd();
            }
            for (int k = 1; k < total.length; k++) {
                assertThat(total[k]).isLessThanOrEqualTo(total[k - 1] + TOLERANCE_USD);
            }
            for (int k = 2; k < total.length; k++) {
                assertThat(total[k] - 2 * total[k - 1] + total[k - 2]).isGreaterThan(-100 * TOLERANCE_USD);
            }
        }
    }

    @Test
    void theAnswerDoesNotDependOnThreads() {
        TwoStage problem = random(31);
        TwoStage.Risk risk = new TwoStage.Risk(0.7, 0.5);
        try (Decomposition one = Decomposition.of(problem, SOLVER, 1);
                Decomposition three = Decomposition.of(problem, SOLVER, 3)) {
            Plan a = one.solve(risk, 3e6, TIGHT);
            Plan b = three.solve(risk, 3e6, TIGHT);
            assertThat(b.amounts()).isEqualTo(a.amounts());
            assertThat(b.objectiveUsd()).isEqualTo(a.objectiveUsd());
        }
    }

    @Test
    void anEarlyStopGivesAPlanWithItsGap() {
        TwoStage problem = random(3);
        try (Decomposition d = Decomposition.of(problem, SOLVER, 1)) {
            Plan plan = d.solve(MEAN, 3e6, new Decomposition.Limits(0, () -> true));
            ExtensiveForm.Answer whole = ExtensiveForm.solve(problem, MEAN, 3e6, SOLVER);
            assertThat(plan.boundUsd()).isLessThanOrEqualTo(whole.objectiveUsd() + TOLERANCE_USD);
            assertThat(plan.objectiveUsd()).isGreaterThanOrEqualTo(whole.objectiveUsd() - TOLERANCE_USD);
            assertThat(plan.gapUsd()).isPositive();
        }
    }

    @Test
    void wrongNumbersAreTold() {
        assertThatThrownBy(() -> new TwoStage.Risk(1, 0.5)).hasMessageContaining("(1.0)");
        assertThatThrownBy(() -> new TwoStage.Risk(0.9, 1.5)).hasMessageContaining("(1.5)");
        assertThatThrownBy(() -> stock(0, 1)).hasMessageContaining("(0.0 USD per unit)");
        assertThatThrownBy(() -> new TwoStage(List.of(), List.of(), List.of())).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new TwoStage(
                        List.of(), List.of(), List.of(new TwoStage.Outcome("s", 0.5, 0, Map.of(), List.of(), "test"))))
                .hasMessageContaining("add up to 0.5");
    }
}
