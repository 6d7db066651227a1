package dev.chokepoint.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// HiGHS against GLOP of OR-Tools 9.15, which shares no code with it.
class SecondSolverTest {
    private static final double TOLERANCE = 1e-6;

    @BeforeAll
    static void loadGlop() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            abort("OR-Tools has no library for this platform here: " + e.getMessage());
        }
    }

    @Test
    void bothSolversFindTheSameOptimumOnRandomPrograms() {
        Random random = new Random(20251125);
        for (int round = 0; round < 150; round++) {
            Lp lp = Programs.random(random, 1 + random.nextInt(30), 1 + random.nextInt(40), round % 2 == 0);
            Solution ours = Programs.optimal(lp).solution();
            Solution theirs = glop(lp);
            double size = Math.max(1, Math.abs(ours.objective()));
            assertThat(ours.objective()).isEqualTo(theirs.objective(), within(TOLERANCE * size));
            Certificate certificate = CertificateChecker.check(lp, theirs);
            assertThat(certificate.passes()).as(certificate.text()).isTrue();
            assertThat(CertificateChecker.check(lp, ours).dualObjective())
                    .isEqualTo(certificate.dualObjective(), within(TOLERANCE * size));
        }
    }

    private static Solution glop(Lp lp) {
        MPSolver solver = MPSolver.createSolver("GLOP");
        MPVariable[] columns = new MPVariable[lp.columns()];
        MPConstraint[] rows = new MPConstraint[lp.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = solver.makeConstraint(lp.rowLower(i), lp.rowUpper(i));
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = solver.makeNumVar(lp.columnLower(j), lp.columnUpper(j), "");
            solver.objective().setCoefficient(columns[j], lp.cost(j));
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                rows[lp.entryRow(k)].setCoefficient(columns[j], lp.entryValue(k));
            }
        }
        solver.objective().setOptimizationDirection(lp.isMaximise());
        assertThat(solver.solve()).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
        double[] x = new double[columns.length];
        double[] reduced = new double[columns.length];
        double[] duals = new double[rows.length];
        double[] activity = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            duals[i] = rows[i].dualValue();
        }
        for (int j = 0; j < columns.length; j++) {
            x[j] = columns[j].solutionValue();
            reduced[j] = columns[j].reducedCost();
            for (int k = lp.columnStart(j); k < lp.columnStart(j + 1); k++) {
                activity[lp.entryRow(k)] += lp.entryValue(k) * x[j];
            }
        }
        double objective = solver.objective().value();
        solver.delete();
        return new Solution(objective, x, activity, duals, reduced);
    }
}
