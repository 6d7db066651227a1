package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.CertificateChecker;
import dev.chokepoint.solver.Lp;
import dev.chokepoint.solver.LpSolver;
import dev.chokepoint.solver.Solution;
import dev.chokepoint.testkit.SecondSolver;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plans of seeded random worlds against GLOP of OR-Tools 9.15, which shares no code with HiGHS;
/// `-Dchokepoint.worlds=250` makes them a thousand.
class SecondSolverWorldsTest {
    private static final double RELATIVE = 1e-7;
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 15);
    private static LpSolver solver;

    @BeforeAll
    static void load() {
        SecondSolver.load();
        solver = TestSolver.load();
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
                    Solution theirs = second(lp);
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

    private static Solution second(Lp lp) {
        SecondSolver.Answer answer = SecondSolver.solve(
                lp.isMaximise(),
                new SecondSolver.Columns(lp.columns(), lp::cost, lp::columnLower, lp::columnUpper),
                new SecondSolver.Rows(lp.rows(), lp::rowLower, lp::rowUpper),
                new SecondSolver.Entries(lp::columnStart, lp::entryRow, lp::entryValue));
        return new Solution(answer.objective(), answer.columns(), answer.rows(), answer.duals(), answer.reducedCosts());
    }
}
