package dev.chokepoint.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Solution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plans of seeded random worlds against GLOP of OR-Tools 9.15, which shares no code with HiGHS;
/// `-Dchokepoint.worlds=250` makes them a thousand.
class SecondSolverWorldsTest {
    private static final double RELATIVE = 1e-7;
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 15);
    private static final List<String> OTHER_WAYS =
            List.of("use_dual_simplex: true", "use_preprocessing: false", "use_dual_simplex: false use_scaling: false");
    private static LpSolver solver;

    @BeforeAll
    static void load() {
        try {
            Loader.loadNativeLibraries();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            abort("OR-Tools has no library for this platform here: " + e.getMessage());
        }
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000, 2_000_000, 3_000_000})
    void bothSolversAgreeOnPrimalAndDualObjective(long first) {
        for (long seed = first; seed < first + WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
                List<Equilibrium.Solved> blocks = equilibrium.solved(controls);
                for (int b = 0; b < blocks.size(); b++) {
                    Lp lp = equilibrium.bounded(b, controls);
                    Solution ours = blocks.get(b).solution();
                    Solution theirs = glop(lp);
                    double size = 1 + Math.abs(ours.objective());
                    assertThat(theirs.objective())
                            .as("primal, seed " + seed)
                            .isCloseTo(ours.objective(), within(RELATIVE * size));
                    Certificate mine = CertificateChecker.check(lp, ours);
                    Certificate other = CertificateChecker.check(lp, theirs);
                    assertThat(other.passes()).as(other.text()).isTrue();
                    assertThat(other.dualObjective())
                            .as("dual, seed " + seed)
                            .isCloseTo(mine.dualObjective(), within(RELATIVE * size));
                }
            }
        }
    }

    private static Solution glop(Lp lp) {
        MPSolver glop = MPSolver.createSolver("GLOP");
        MPVariable[] columns = new MPVariable[lp.columns()];
        MPConstraint[] rows = new MPConstraint[lp.rows()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = glop.makeConstraint(lp.rowLower(i), lp.rowUpper(i));
        }
        for (int j = 0; j < columns.length; j++) {
            columns[j] = glop.makeNumVar(lp.columnLower(j), lp.columnUpper(j), "");
            glop.objective().setCoefficient(columns[j], lp.cost(j));
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                rows[lp.entryRow(e)].setCoefficient(columns[j], lp.entryValue(e));
            }
        }
        glop.objective().setOptimizationDirection(lp.isMaximise());
        MPSolver.ResultStatus status = glop.solve();
        for (String other : OTHER_WAYS) {
            // ABNORMAL: GLOP gave up on the numbers, which says nothing about the program.
            if (status == MPSolver.ResultStatus.ABNORMAL) {
                assertThat(glop.setSolverSpecificParametersAsString(other)).isTrue();
                glop.reset();
                status = glop.solve();
            }
        }
        assertThat(status).isEqualTo(MPSolver.ResultStatus.OPTIMAL);
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
            for (int e = lp.columnStart(j); e < lp.columnStart(j + 1); e++) {
                activity[lp.entryRow(e)] += lp.entryValue(e) * x[j];
            }
        }
        double objective = glop.objective().value();
        glop.delete();
        return new Solution(objective, x, activity, duals, reduced);
    }
}
