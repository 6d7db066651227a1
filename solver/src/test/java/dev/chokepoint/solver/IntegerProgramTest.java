package dev.chokepoint.solver;

import static dev.chokepoint.solver.Programs.FREE;
import static dev.chokepoint.solver.Programs.TOLERANCE;
import static dev.chokepoint.solver.Programs.highs;
import static dev.chokepoint.solver.Programs.optimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntegerProgramTest {
    private static Lp knapsack(int[] values, int[] weights, int capacity) {
        Lp.Builder builder = Lp.maximise();
        int row = builder.row("capacity", -FREE, capacity);
        for (int j = 0; j < values.length; j++) {
            int column = builder.column("take " + j, values[j], 0, 1);
            builder.integer(column).coefficient(row, column, weights[j]);
        }
        return builder.build();
    }

    @Test
    void publishedKnapsacksHaveTheirPublishedOptima() {
        // Source: Burkardt, KNAPSACK_01 data sets, P01 (optimum 309 at weight 165), P07 (optimum 1458 at weight
        // 749).
        int[] weights = {23, 31, 29, 44, 53, 38, 63, 85, 89, 82};
        int[] values = {92, 57, 49, 68, 60, 43, 67, 84, 87, 72};
        Solution first = optimal(knapsack(values, weights, 165)).solution();
        assertThat(first.objective()).isEqualTo(309, within(TOLERANCE));
        assertThat(first.columns()).containsExactly(1, 1, 1, 1, 0, 1, 0, 0, 0, 0);
        int[] weights7 = {70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120};
        int[] values7 = {135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240};
        Solution seventh = optimal(knapsack(values7, weights7, 750)).solution();
        assertThat(seventh.objective()).isEqualTo(1458, within(TOLERANCE));
        assertThat(seventh.rowActivity()[0]).isEqualTo(749, within(TOLERANCE));
        assertThat(seventh.bound()).isEqualTo(1458, within(1e-5));
    }

    @Test
    void randomKnapsacksAgreeWithDynamicProgramming() {
        Random random = new Random(14);
        for (int round = 0; round < 25; round++) {
            int count = 5 + random.nextInt(20);
            int[] values = random.ints(count, 1, 100).toArray();
            int[] weights = random.ints(count, 1, 60).toArray();
            int capacity = Arrays.stream(weights).sum() / 2;
            int[] best = new int[capacity + 1];
            for (int j = 0; j < count; j++) {
                for (int c = capacity; c >= weights[j]; c--) {
                    best[c] = Math.max(best[c], best[c - weights[j]] + values[j]);
                }
            }
            assertThat(optimal(knapsack(values, weights, capacity)).solution().objective())
                    .isEqualTo(best[capacity], within(1e-6));
        }
    }

    @Test
    void thePricesAreThoseAtTheChosenWholeNumbers() {
        // A plant of 10 units costs 100 to open (z whole), output x ≤ 10 z, demand 15: two plants, and one more
        // unit costs 2.
        Lp.Builder builder = Lp.minimise();
        int plants = builder.column("plants", 100, 0, 5);
        int output = builder.column("output", 2, 0, FREE);
        builder.integer(plants);
        int capacity = builder.row("capacity", -FREE, 0);
        builder.coefficient(capacity, output, 1);
        builder.coefficient(capacity, plants, -10);
        int demand = builder.row("demand", 15, FREE);
        builder.coefficient(demand, output, 1);
        Lp lp = builder.build();
        Solution solution = optimal(lp).solution();
        assertThat(solution.objective()).isEqualTo(230, within(TOLERANCE));
        assertThat(solution.column(plants)).isEqualTo(2);
        assertThat(solution.rowDual(demand)).isEqualTo(2, within(TOLERANCE));
        assertThat(solution.rowDual(capacity)).isEqualTo(0, within(TOLERANCE));
    }

    @Test
    void anIntegerProgramIsSolvedAgainAfterAChange() {
        Lp lp = knapsack(new int[] {60, 100, 120}, new int[] {10, 20, 30}, 50);
        try (LpSession session = highs().open(lp, SolveOptions.defaults())) {
            // 100 + 120 at weight 50; at capacity 30 it is 60 + 100.
            assertThat(optimal(lp, session.solve()).solution().objective()).isEqualTo(220, within(TOLERANCE));
            session.rowBounds(new int[] {0}, new double[] {-FREE}, new double[] {30});
            assertThat(optimal(session.current(), session.solve()).solution().objective())
                    .isEqualTo(160, within(TOLERANCE));
            session.columnBounds(new int[] {1}, new double[] {0}, new double[] {0});
            assertThat(optimal(session.current(), session.solve()).solution().objective())
                    .isEqualTo(120, within(TOLERANCE));
        }
    }

    @Test
    void noWholeNumberBetweenTheBoundsIsInfeasible() {
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 1, 0.2, 0.8);
        builder.integer(x);
        assertThat(highs().solve(builder.build()))
                .isInstanceOfAny(Outcome.Infeasible.class, Outcome.InfeasibleOrUnbounded.class);
    }

    @Test
    void aTimeLimitLeavesTheBestPointSoFarAndABoundThatHolds() {
        Lp lp = marketSplit(new Random(3), 5, 40);
        Outcome outcome = highs().solve(lp, SolveOptions.defaults().withTimeLimitSeconds(1));
        assertThat(outcome).isInstanceOf(Outcome.LimitReached.class);
        Outcome.LimitReached limit = (Outcome.LimitReached) outcome;
        assertThat(limit.limit()).isEqualTo(Outcome.Limit.TIME);
        assertThat(limit.seconds()).isLessThan(10);
        assertThat(limit.incumbent()).isInstanceOf(Outcome.Incumbent.Found.class);
        Solution found = ((Outcome.Incumbent.Found) limit.incumbent()).solution();
        assertThat(limit.bound()).isLessThan(found.objective());
        Certificate certificate = CertificateChecker.check(lp, found);
        assertThat(certificate.primalResidual()).isLessThan(1e-6);
        assertThat(certificate.integrality()).isZero();
        assertThat(certificate.passes()).isFalse();
    }

    /// Market split programs with slacks, hard for branch and bound and never without a feasible point.
    ///
    /// Source: Cornuéjols and Dawande, "A class of hard small 0–1 programs", 1998.
    private static Lp marketSplit(Random random, int rows, int columns) {
        Lp.Builder builder = Lp.minimise();
        for (int j = 0; j < columns; j++) {
            builder.integer(builder.column("shop " + j, 0, 0, 1));
        }
        for (int i = 0; i < rows; i++) {
            int[] demand = random.ints(columns, 0, 100).toArray();
            int half = Arrays.stream(demand).sum() / 2;
            int row = builder.row("market " + i, half, half);
            for (int j = 0; j < columns; j++) {
                builder.coefficient(row, j, demand[j]);
            }
            builder.coefficient(row, builder.column("above " + i, 1, 0, FREE), -1);
            builder.coefficient(row, builder.column("below " + i, 1, 0, FREE), 1);
        }
        return builder.build();
    }
}
