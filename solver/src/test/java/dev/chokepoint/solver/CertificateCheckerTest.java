package dev.chokepoint.solver;

import static dev.chokepoint.solver.Programs.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CertificateCheckerTest {
    /// Typed by hand from the textbook, so that the checker is tested without any solver.
    private static Solution wyndorGlass() {
        return new Solution(
                36, new double[] {2, 6}, new double[] {2, 12, 18}, new double[] {0, 1.5, 1}, new double[] {0, 0});
    }

    @Test
    void theTextbookAnswerPassesWithNothingLeftOver() {
        Certificate certificate = CertificateChecker.check(Programs.wyndorGlass(), wyndorGlass());
        assertThat(certificate.passes()).isTrue();
        assertThat(certificate.primalObjective()).isEqualTo(36);
        assertThat(certificate.dualObjective()).isEqualTo(36);
        assertThat(certificate.primalResidual()).isZero();
        assertThat(certificate.dualResidual()).isZero();
        assertThat(certificate.gap()).isZero();
    }

    @Test
    void aFeasiblePointThatIsNotBestFailsByItsGap() {
        Solution worse = new Solution(
                30, new double[] {0, 6}, new double[] {0, 12, 12}, new double[] {0, 1.5, 1}, new double[] {0, 0});
        Certificate certificate = CertificateChecker.check(Programs.wyndorGlass(), worse);
        assertThat(certificate.passes()).isFalse();
        assertThat(certificate.primalResidual()).isZero();
        assertThat(certificate.gap()).isEqualTo(6.0 / 36, within(1e-12));
    }

    @Test
    void aPointOutsideARowFailsAndTheRowIsNamed() {
        Solution outside = new Solution(
                41, new double[] {2, 7}, new double[] {2, 14, 20}, new double[] {0, 1.5, 1}, new double[] {0, 0});
        Certificate certificate = CertificateChecker.check(Programs.wyndorGlass(), outside);
        assertThat(certificate.passes()).isFalse();
        assertThat(certificate.worst()).contains("primal residual").contains("row plant 2");
    }

    @Test
    void aStatedActivityOrObjectiveThatIsNotTheRealOneFails() {
        Solution activity = new Solution(
                36, new double[] {2, 6}, new double[] {2, 12, 17}, new double[] {0, 1.5, 1}, new double[] {0, 0});
        assertThat(CertificateChecker.check(Programs.wyndorGlass(), activity).passes())
                .isFalse();
        Solution objective = new Solution(
                37, new double[] {2, 6}, new double[] {2, 12, 18}, new double[] {0, 1.5, 1}, new double[] {0, 0});
        assertThat(CertificateChecker.check(Programs.wyndorGlass(), objective).passes())
                .isFalse();
    }

    @Test
    void dualsOfTheWrongSignFail() {
        // The duals of a minimum, −y, as a solver with the other convention would report them.
        Solution flipped = new Solution(
                36, new double[] {2, 6}, new double[] {2, 12, 18}, new double[] {0, -1.5, -1}, new double[] {6, 10});
        Certificate certificate = CertificateChecker.check(Programs.wyndorGlass(), flipped);
        assertThat(certificate.passes()).isFalse();
        assertThat(certificate.dualResidual()).isGreaterThan(0.1);
    }

    @Test
    void notANumberNeverPasses() {
        for (int spoiled = 0; spoiled < 5; spoiled++) {
            double[] columns = {2, 6};
            double[] activity = {2, 12, 18};
            double[] duals = {0, 1.5, 1};
            double[] reduced = {0, 0};
            double objective = spoiled == 4 ? Double.NaN : 36;
            new double[][] {columns, activity, duals, reduced, new double[1]}[spoiled][0] = Double.NaN;
            Solution solution = new Solution(objective, columns, activity, duals, reduced);
            assertThat(CertificateChecker.check(Programs.wyndorGlass(), solution)
                            .passes())
                    .isFalse();
        }
    }

    @Test
    void aPerturbedDualReducedCostOrColumnIsFound() {
        Random random = new Random(2025);
        int perturbed = 0;
        for (int round = 0; round < 60; round++) {
            Lp lp = Programs.random(random, 8, 12, round % 2 == 0);
            Solution right = Programs.optimal(lp).solution();
            for (int k = 0; k < 6; k++) {
                double[] columns = right.columns().clone();
                double[] duals = right.rowDuals().clone();
                double[] reduced = right.reducedCosts().clone();
                double change = (random.nextBoolean() ? 1 : -1) * Math.pow(10, -3 + 4 * random.nextDouble());
                switch (k % 3) {
                    case 0 -> duals[random.nextInt(duals.length)] += change;
                    case 1 -> reduced[random.nextInt(reduced.length)] += change;
                    default -> columns[random.nextInt(columns.length)] += change;
                }
                if (k % 3 == 0 && !touchesColumns(lp, right.rowDuals(), duals)) {
                    continue;
                }
                if (k % 3 == 2 && !touchesRows(lp, right.columns(), columns)) {
                    continue;
                }
                Solution wrong = new Solution(right.objective(), columns, right.rowActivity(), duals, reduced);
                Certificate certificate = CertificateChecker.check(lp, wrong);
                assertThat(certificate.passes()).as(certificate.text()).isFalse();
                perturbed++;
            }
        }
        assertThat(perturbed).isGreaterThan(250);
    }

    /// A row without entries may have any dual of the right sign; a changed dual elsewhere shows in a column.
    private static boolean touchesColumns(Lp lp, double[] before, double[] after) {
        for (int k = 0; k < lp.nonZeros(); k++) {
            if (before[lp.entryRow(k)] != after[lp.entryRow(k)]) {
                return true;
            }
        }
        return false;
    }

    private static boolean touchesRows(Lp lp, double[] before, double[] after) {
        for (int j = 0; j < lp.columns(); j++) {
            if (before[j] != after[j] && lp.columnStart(j) < lp.columnStart(j + 1)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void cancellationInALongRowIsNotTakenForAnErrorOfTheSolver() {
        // 1e16 + 1 + … + 1 (1,000 ones) − 1e16 = 1000 exactly; plain summation gives 0 or 1024 by the order.
        Lp.Builder builder = Lp.minimise();
        int row = builder.row("sum", 1000, 1000);
        double[] values = new double[1002];
        for (int j = 0; j < values.length; j++) {
            values[j] = j == 0 ? 1e16 : j == 1001 ? -1e16 : 1;
            builder.coefficient(row, builder.column("x" + j, 0, values[j], values[j]), 1);
        }
        Solution solution = new Solution(0, values, new double[] {1000}, new double[1], new double[values.length]);
        Certificate certificate = CertificateChecker.check(builder.build(), solution);
        assertThat(certificate.primalResidual()).isZero();
        assertThat(certificate.passes()).isTrue();
    }

    @Test
    void aDualThatPullsTowardsAnInfiniteBoundProvesNothing() {
        Lp.Builder builder = Lp.minimise();
        builder.column("x", 1, -FREE, FREE);
        Solution solution = new Solution(0, new double[] {0}, new double[0], new double[0], new double[] {1});
        Certificate certificate = CertificateChecker.check(builder.build(), solution);
        assertThat(certificate.passes()).isFalse();
        assertThat(certificate.dualResidual()).isEqualTo(1);
    }

    @Test
    void aFractionInAnIntegerColumnAndALooseBoundFail() {
        Lp.Builder builder = Lp.maximise();
        int x = builder.column("x", 1, 0, 2.5);
        builder.integer(x);
        Lp lp = builder.build();
        double[] none = new double[0];
        Solution fraction = new Solution(2.5, new double[] {2.5}, none, none, new double[] {1}, 2.5);
        assertThat(CertificateChecker.check(lp, fraction).integrality()).isEqualTo(0.5);
        assertThat(CertificateChecker.check(lp, fraction).passes()).isFalse();
        Solution loose = new Solution(1, new double[] {1}, none, none, new double[] {1}, 2);
        assertThat(CertificateChecker.check(lp, loose).boundGap()).isEqualTo(1);
        assertThat(CertificateChecker.check(lp, loose).passes()).isFalse();
        Solution right = new Solution(2, new double[] {2}, none, none, new double[] {1}, 2);
        assertThat(CertificateChecker.check(lp, right).passes()).isTrue();
    }

    @Test
    void aSolutionOfAnotherProgramIsRefused() {
        Solution other = new Solution(0, new double[1], new double[3], new double[3], new double[1]);
        assertThatThrownBy(() -> CertificateChecker.check(Programs.wyndorGlass(), other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 column values")
                .hasMessageContaining("2 columns");
    }

    @Test
    void theCheckerSharesNoCodeWithTheSolver() throws IOException {
        for (Class<?> type : new Class<?>[] {CertificateChecker.class, Certificate.class, TwofoldSum.class, Lp.class}) {
            try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                assertThat(in).isNotNull();
                String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(constants).doesNotContain("Highs").doesNotContain("java/lang/foreign");
            }
        }
    }
}
