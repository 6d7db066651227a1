package dev.chokepoint.solver;

import static dev.chokepoint.solver.Programs.FREE;
import static dev.chokepoint.solver.Programs.highs;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InfeasibilityExplainerTest {
    private final InfeasibilityExplainer explainer = new InfeasibilityExplainer(highs());

    @Test
    void theRowsThatContradictEachOtherAreNamedAndTheOthersAreNot() {
        // 250 + 600 = 850 cases of supply, 325 + 300 + 275 = 900 of demand.
        Lp lp = Programs.canneries().withRowBounds(new int[] {0}, new double[] {-FREE}, new double[] {250});
        Conflict conflict = explainer.explain(lp).orElseThrow();
        assertThat(conflict.demands())
                .extracting(Conflict.Demand::name)
                .containsExactlyInAnyOrder(
                        "supply of Seattle",
                        "supply of San Diego",
                        "demand of New York",
                        "demand of Chicago",
                        "demand of Topeka");
        assertThat(conflict.text()).contains("row demand of Topeka ≥ 275.0");
        assertThat(conflict.needsWholeNumbers()).isFalse();
    }

    @Test
    void boundsOfColumnsTakePartAndUnrelatedRowsDoNot() {
        Lp.Builder builder = Lp.maximise();
        int x = builder.column("x", 1, 0, 3);
        int y = builder.column("y", 1, 0, 4);
        int sum = builder.row("sum", 8, FREE);
        builder.coefficient(sum, x, 1);
        builder.coefficient(sum, y, 1);
        for (int i = 0; i < 50; i++) {
            builder.coefficient(builder.row("unrelated " + i, -FREE, 1000 + i), x, 1 + i);
        }
        Conflict conflict = explainer.explain(builder.build()).orElseThrow();
        assertThat(conflict.demands())
                .extracting(Conflict.Demand::text)
                .containsExactlyInAnyOrder("row sum ≥ 8.0", "column x ≤ 3.0", "column y ≤ 4.0");
    }

    @Test
    void wholeNumbersCanBeTheConflict() {
        // 2x = 3 with x whole.
        Lp.Builder builder = Lp.minimise();
        int x = builder.column("x", 1, 0, 10);
        builder.integer(x);
        builder.coefficient(builder.row("twice", 3, 3), x, 2);
        Conflict conflict = explainer.explain(builder.build()).orElseThrow();
        assertThat(conflict.needsWholeNumbers()).isTrue();
        assertThat(conflict.demands()).extracting(Conflict.Demand::name).contains("twice");
    }

    @Test
    void aFeasibleProgramHasNoConflict() {
        assertThat(explainer.explain(Programs.canneries())).isEqualTo(Optional.empty());
    }

    @Test
    void withoutAnyOneDemandTheRestOfAConflictCanHold() {
        Random random = new Random(8);
        int explained = 0;
        for (int round = 0; round < 40; round++) {
            Lp lp = Programs.random(random, 8, 8, false);
            int row = random.nextInt(8);
            double push = lp.rowUpper(row) < FREE ? lp.rowUpper(row) + 60 : lp.rowLower(row) + 500;
            Lp pushed = lp.withRowBounds(new int[] {row}, new double[] {push}, new double[] {FREE});
            Optional<Conflict> conflict = explainer.explain(pushed);
            assertThat(conflict.isPresent()).isEqualTo(highs().solve(pushed) instanceof Outcome.Infeasible);
            if (conflict.isPresent()) {
                explained++;
                assertThat(holds(pushed, conflict.get(), -1)).isFalse();
                for (int left = 0; left < conflict.get().demands().size(); left++) {
                    assertThat(holds(pushed, conflict.get(), left)).isTrue();
                }
            }
        }
        assertThat(explained).isGreaterThan(10);
    }

    /// Builds the program anew with the demands of a conflict only, one left out.
    private static boolean holds(Lp lp, Conflict conflict, int leftOut) {
        double[][] lower = new double[2][Math.max(lp.rows(), lp.columns())];
        double[][] upper = new double[2][Math.max(lp.rows(), lp.columns())];
        for (int part = 0; part < 2; part++) {
            Arrays.fill(lower[part], -FREE);
            Arrays.fill(upper[part], FREE);
        }
        for (int k = 0; k < conflict.demands().size(); k++) {
            Conflict.Demand demand = conflict.demands().get(k);
            if (k != leftOut) {
                double[][] side = demand.side() == Conflict.Side.AT_LEAST ? lower : upper;
                side[demand.kind() == Conflict.Kind.ROW ? 0 : 1][demand.index()] = demand.bound();
            }
        }
        Lp.Builder builder = Lp.minimise();
        for (int i = 0; i < lp.rows(); i++) {
            builder.row(lp.rowName(i), lower[0][i], upper[0][i]);
        }
        for (int j = 0; j < lp.columns(); j++) {
            builder.column(lp.columnName(j), 0, lower[1][j], upper[1][j]);
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                builder.coefficient(lp.entryRow(k), j, lp.entryValue(k));
            }
        }
        return highs().solve(builder.build()) instanceof Outcome.Optimal;
    }
}
