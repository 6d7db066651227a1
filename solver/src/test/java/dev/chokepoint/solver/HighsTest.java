package dev.chokepoint.solver;

import static dev.chokepoint.solver.Programs.FREE;
import static dev.chokepoint.solver.Programs.TOLERANCE;
import static dev.chokepoint.solver.Programs.highs;
import static dev.chokepoint.solver.Programs.optimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HighsTest {
    @Test
    void theLibraryIsTheOneThatTheBindingWasWrittenFor() {
        assertThat(highs().version()).startsWith("1.12.");
    }

    @Test
    void aMaximumHasPricesThatSayWhatMoreCapacityIsWorth() {
        Solution solution = optimal(Programs.wyndorGlass()).solution();
        assertThat(solution.objective()).isEqualTo(36, within(TOLERANCE));
        assertThat(solution.columns()).containsExactly(new double[] {2, 6}, within(TOLERANCE));
        assertThat(solution.rowDuals()).containsExactly(new double[] {0, 1.5, 1}, within(TOLERANCE));
        assertThat(solution.rowActivity()).containsExactly(new double[] {2, 12, 18}, within(TOLERANCE));
        assertThat(solution.reducedCosts()).containsExactly(new double[] {0, 0}, within(TOLERANCE));
    }

    @Test
    void aMinimumHasPricesThatSayWhatMoreDemandCosts() {
        Solution solution = optimal(Programs.canneries()).solution();
        assertThat(solution.objective()).isEqualTo(153.675, within(TOLERANCE));
        assertThat(new double[] {solution.rowDual(2), solution.rowDual(3), solution.rowDual(4)})
                .containsExactly(new double[] {0.225, 0.153, 0.126}, within(TOLERANCE));
    }

    @Test
    void aDualIsTheSlopeOfTheObjectiveInTheRightHandSideForBothSenses() {
        Random random = new Random(11);
        int compared = 0;
        for (int round = 0; round < 40; round++) {
            Lp lp = Programs.random(random, 6, 9, round % 2 == 0);
            Solution base = optimal(lp).solution();
            for (int i = 0; i < lp.rows(); i++) {
                double step = 1e-4;
                int[] row = {i};
                Lp up = lp.withRowBounds(
                        row, new double[] {lp.rowLower(i) + step}, new double[] {lp.rowUpper(i) + step});
                Lp down = lp.withRowBounds(
                        row, new double[] {lp.rowLower(i) - step}, new double[] {lp.rowUpper(i) - step});
                if (highs().solve(up) instanceof Outcome.Optimal above
                        && highs().solve(down) instanceof Outcome.Optimal below) {
                    double left = (base.objective() - below.solution().objective()) / step;
                    double right = (above.solution().objective() - base.objective()) / step;
                    assertThat(base.rowDual(i)).isBetween(Math.min(left, right) - 1e-5, Math.max(left, right) + 1e-5);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    @Test
    void contradictingRowsAreInfeasible() {
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 1, 0, 10);
        builder.coefficient(builder.row("at least", 8, FREE), x, 1);
        builder.coefficient(builder.row("at most", -FREE, 5), x, 1);
        assertThat(highs().solve(builder.build())).isInstanceOf(Outcome.Infeasible.class);
    }

    @Test
    void anObjectiveWithoutEndIsUnbounded() {
        Lp.Builder builder = Lp.maximise();
        int x = builder.column("x", 1, 0, FREE);
        int y = builder.column("y", 1, 0, FREE);
        int row = builder.row("difference", -1, 1);
        builder.coefficient(row, x, 1);
        builder.coefficient(row, y, -1);
        assertThat(highs().solve(builder.build())).isInstanceOf(Outcome.Unbounded.class);
    }

    @Test
    void freeColumnsAndEquationsAndRangesHold() {
        // x + y = 3, 1 ≤ x − y ≤ 2, x and y free: min 2x + 3y = 9 − x, largest x = 2.5: 6.5.
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 2, -FREE, FREE);
        int y = builder.column("y", 3, -FREE, FREE);
        int sum = builder.row("sum", 3, 3);
        int difference = builder.row("difference", 1, 2);
        builder.coefficient(sum, x, 1);
        builder.coefficient(sum, y, 1);
        builder.coefficient(difference, x, 1);
        builder.coefficient(difference, y, -1);
        Solution solution = optimal(builder.build()).solution();
        assertThat(solution.objective()).isEqualTo(6.5, within(TOLERANCE));
        assertThat(solution.columns()).containsExactly(new double[] {2.5, 0.5}, within(TOLERANCE));
    }

    @Test
    void anOffsetIsPartOfTheObjective() {
        Lp.Builder builder = Lp.minimise().offset(100);
        builder.column("x", 2, 3, 7);
        assertThat(optimal(builder.build()).solution().objective()).isEqualTo(106, within(TOLERANCE));
    }

    @Test
    void theDegenerateProgramOnWhichTheSimplexMethodCyclesIsSolved() {
        // Source: Beale, "Cycling in the dual simplex algorithm", 1955: min −3/4 a + 150 b − 1/50 c + 6 d has
        // the optimum −1/20.
        Lp.Builder builder = Lp.minimise();
        double[] costs = {-0.75, 150, -0.02, 6};
        double[][] rows = {{0.25, -60, -0.04, 9}, {0.5, -90, -0.02, 3}, {0, 0, 1, 0}};
        double[] limits = {0, 0, 1};
        for (int i = 0; i < rows.length; i++) {
            builder.row("r" + i, -FREE, limits[i]);
        }
        for (int j = 0; j < costs.length; j++) {
            builder.column("x" + j, costs[j], 0, FREE);
            for (int i = 0; i < rows.length; i++) {
                builder.coefficient(i, j, rows[i][j]);
            }
        }
        assertThat(optimal(builder.build()).solution().objective()).isEqualTo(-0.05, within(TOLERANCE));
    }

    @Test
    void theCornersThatTheSimplexMethodMayAllVisitLeadToTheLast() {
        // Source: Klee and Minty, 1972, in the form of Chvátal: max Σ 10^(n−j) x_j, 2 Σ_{j<i} 10^(i−j) x_j +
        // x_i ≤ 100^(i−1); optimum 100^(n−1).
        int n = 6;
        Lp.Builder builder = Lp.maximise();
        for (int i = 1; i <= n; i++) {
            builder.column("x" + i, Math.pow(10, n - i), 0, FREE);
            builder.row("r" + i, -FREE, Math.pow(100, i - 1));
            for (int j = 1; j < i; j++) {
                builder.coefficient(i - 1, j - 1, 2 * Math.pow(10, i - j));
            }
            builder.coefficient(i - 1, i - 1, 1);
        }
        assertThat(optimal(builder.build()).solution().objective()).isEqualTo(1e10, within(1.0));
    }

    @Test
    void anEmptyProgramHasItsOffsetForObjective() {
        Lp lp = Lp.minimise().offset(4).build();
        assertThat(optimal(lp).solution().objective()).isEqualTo(4);
    }

    @Test
    void rowsWithoutColumnsMustAllowZero() {
        Lp.Builder allowed = Lp.minimise();
        allowed.row("r", -1, 1);
        assertThat(optimal(allowed.build()).solution().rowActivity()).containsExactly(0);
        Lp.Builder refused = Lp.minimise();
        refused.row("r", 1, 2);
        assertThat(highs().solve(refused.build())).isInstanceOf(Outcome.Infeasible.class);
    }

    @Test
    void columnsWithoutRowsGoToTheirBetterBound() {
        Lp.Builder builder = Lp.maximise();
        builder.column("x", 2, -1, 5);
        builder.column("y", -3, -1, 5);
        builder.column("z", 0, -1, 5);
        Outcome.Optimal optimal = optimal(builder.build());
        assertThat(optimal.solution().objective()).isEqualTo(13, within(TOLERANCE));
        assertThat(optimal.basis().columns()).isEqualTo(3);
    }

    @Test
    void rowsWithoutEntriesDoNoHarm() {
        Lp.Builder builder = Lp.minimise();
        builder.row("empty", -1, 1);
        builder.column("x", 1, 2, 5);
        assertThat(optimal(builder.build()).solution().objective()).isEqualTo(2, within(TOLERANCE));
        Lp.Builder impossible = Lp.minimise();
        impossible.row("empty", 1, 2);
        impossible.column("x", 1, 2, 5);
        assertThat(highs().solve(impossible.build())).isInstanceOf(Outcome.Infeasible.class);
    }

    @Test
    void verySmallAndVeryLargeNumbersMeetInOneProgram() {
        // 1e12 grams against 1e-11 tonnes-like units: x ≤ 1e12, 1e-11 x + y = 20, min −x·1e-9 + y: x = 1e12, y
        // = 10: 10 − 1000 = −990.
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", -1e-9, 0, 1e12);
        int y = builder.column("y", 1, 0, FREE);
        int row = builder.row("sum", 20, 20);
        builder.coefficient(row, x, 1e-11);
        builder.coefficient(row, y, 1);
        Solution solution = optimal(builder.build()).solution();
        assertThat(solution.objective()).isEqualTo(-990, within(1e-6));
    }

    @Test
    void aCoefficientThatTheSolverDropsIsSeenByTheCertificateWhereItMatters() {
        // 1e-12 x ≤ 0.5 with x up to 1e12: the solver takes the coefficient for zero and lets x go to 1e12.
        Lp.Builder builder = Lp.maximise();
        int x = builder.column("x", 1, 0, 1e12);
        builder.coefficient(builder.row("r", -FREE, 0.5), x, 1e-12);
        Lp lp = builder.build();
        if (highs().solve(lp) instanceof Outcome.Optimal(Solution solution, Basis basis, long steps, double seconds)) {
            boolean right = Math.abs(solution.objective() - 5e11) < 1;
            assertThat(CertificateChecker.check(lp, solution).passes()).isEqualTo(right);
        }
    }

    @Test
    void roundingInLargeNumbersIsNotTakenForInfeasibility() {
        // 0.1 a + 0.2 b = 0.3 · 3e9 with a and b fixed at 3e9: the sum misses the right-hand side by 1e-7 in
        // binary.
        double kilograms = 3e9;
        double sum = 0.3 * kilograms;
        assertThat(Math.abs(0.1 * kilograms + 0.2 * kilograms - sum)).isLessThan(1e-6);
        Lp.Builder builder = Lp.minimise();
        int a = builder.column("a", 1, kilograms, kilograms);
        int b = builder.column("b", 1, kilograms, kilograms);
        int row = builder.row("balance", sum * (1 + 2e-16), sum * (1 + 2e-16));
        builder.coefficient(row, a, 0.1);
        builder.coefficient(row, b, 0.2);
        assertThat(optimal(builder.build()).solution().objective()).isEqualTo(2 * kilograms, within(1e-6));
        Lp.Builder apart = Lp.minimise();
        int c = apart.column("c", 1, kilograms, kilograms);
        apart.coefficient(apart.row("balance", kilograms + 0.01, kilograms + 0.01), c, 1);
        assertThat(highs().solve(apart.build())).isInstanceOf(Outcome.Infeasible.class);
    }

    @Test
    void badlyScaledProgramsAreSolvedAndCertified() {
        Random random = new Random(1);
        for (int round = 0; round < 150; round++) {
            Lp lp = Programs.random(random, 5 + random.nextInt(40), 5 + random.nextInt(60), round % 2 == 0);
            Lp scaled = Programs.scaled(random, lp, 3);
            double best = optimal(lp).solution().objective();
            assertThat(optimal(scaled).solution().objective())
                    .isEqualTo(best, within(1e-5 * Math.max(1, Math.abs(best))));
        }
    }

    @Test
    void numbersThatTheSolverWouldMisreadAreRefusedWithTheirName() {
        Lp.Builder bound = Lp.minimise();
        bound.column("tonnes", 1, 0, 1e20);
        assertThatThrownBy(() -> highs().solve(bound.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0E20")
                .hasMessageContaining("(tonnes)");
        Lp.Builder coefficient = Lp.minimise();
        int column = coefficient.column("tonnes", 1, 0, 1);
        coefficient.coefficient(coefficient.row("balance", 0, 0), column, 1e15);
        assertThatThrownBy(() -> highs().solve(coefficient.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0E15")
                .hasMessageContaining("(balance)");
    }

    @Test
    void theSameProgramGivesTheSameBitsEveryTime() {
        Lp lp = Programs.random(new Random(5), 40, 60, false);
        Solution first = optimal(lp).solution();
        for (int round = 0; round < 5; round++) {
            Solution again = optimal(lp).solution();
            assertThat(again.columns()).containsExactly(first.columns());
            assertThat(again.rowDuals()).containsExactly(first.rowDuals());
        }
    }

    @Test
    void aMissingLibraryIsAClearError() {
        assertThatThrownBy(() -> Highs.load(Path.of("no-such-library.so")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-library.so");
    }
}
