package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.testkit.SecondSolver;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// HiGHS against GLOP of OR-Tools 9.15, which shares no code with it.
class SecondSolverTest {
    private static final double TOLERANCE = 1e-6;

    @BeforeAll
    static void load() {
        SecondSolver.load();
    }

    @Test
    void bothSolversFindTheSameOptimumOnRandomPrograms() {
        Random random = new Random(20251125);
        for (int round = 0; round < 150; round++) {
            Lp lp = Programs.random(random, 1 + random.nextInt(30), 1 + random.nextInt(40), round % 2 == 0);
            Solution ours = Programs.optimal(lp).solution();
            Solution theirs = second(lp);
            double size = Math.max(1, Math.abs(ours.objective()));
            assertThat(ours.objective()).isEqualTo(theirs.objective(), within(TOLERANCE * size));
            Certificate certificate = CertificateChecker.check(lp, theirs);
            assertThat(certificate.passes()).as(certificate.text()).isTrue();
            assertThat(CertificateChecker.check(lp, ours).dualObjective())
                    .isEqualTo(certificate.dualObjective(), within(TOLERANCE * size));
        }
    }

    private static Solution second(Lp lp) {
        SecondSolver.Answer answer = SecondSolver.solve(
                lp.isMaximise(),
                new SecondSolver.Columns(lp.columns(), lp::cost, lp::columnLower, lp::columnUpper),
                new SecondSolver.Rows(lp.rows(), lp::rowLower, lp::rowUpper),
                new SecondSolver.Entries(lp::columnStart, lp::entryRow, lp::entryValue));
        return new Solution(answer.objective(), answer.columns(), answer.rows(), answer.duals(), answer.reducedCosts());
    }
}
