package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What cutting curves into steps can cost.
class CutBoundTest {
    private static final double TOLERANCE_USD = 1e-6;
    private static final double RELATIVE = 1e-7;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// 100 of a service at USD 10, ε = −1, choke 4, a tax of 30 %: the last step that pays 9.9 + 3 ends at
    /// 100·4^(−1/6) = 79.37; on the curve 1000/q itself 1000/12.9 = 77.52 would be bought, which is worth
    ///
    ///     ∫ (1000/q − 12.9) dq from 77.52 to 79.37 = 1000 ln(79.37/77.52) − 12.9·1.85 < 0
    ///
    /// less than nothing: so much is gained by stopping there. It is the whole difference, because only
    /// one agent has a curve and the price is the cost on the step.
    @Test
    void theBoundIsTheWholeDifferenceWhereOneCurveMeetsAFixedCost() {
        Network network = Tiny.of(1, "A", "B")
                .service("s", 10)
                .works("make", "s", "A", 100, 130, 0)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -1, 4)
                .network();
        Shifts tax = new Shifts(java.util.List.of(new Shifts.Duty(Set.of(0), new Shifts.Span(0, 1), 0.3, false)));
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1, Set.of(0), tax)) {
            Plan plan = e.solve(Controls.none());
            double step = 100 * Math.pow(4, -1.0 / 6);
            assertThat(plan.used[0][0]).isCloseTo(step, within(1e-6 * step));
            double best = 1000 / 12.9;
            double gained = 12.9 * (step - best) - 1000 * Math.log(step / best);
            assertThat(gained).isPositive();
            assertThat(plan.cutMost()).isCloseTo(gained, within(TOLERANCE_USD));
            assertThat(plan.cutLeast()).isZero();
        }
    }

    /// In the baseline each operating stock stands in the middle of a step, at its best on the curve, and
    /// demand on a breakpoint: what the curves add is known. On random worlds under random controls the
    /// range is in order and small against welfare.
    @Test
    void theBaselineIsKnownExactlyAndRangesAreInOrder() {
        for (long seed = 0; seed < 50; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan free = e.solve(Controls.none());
                Plan held = e.solve(RandomWorlds.controls(network, seed));
                double size = Math.abs(free.objective()) + 1;
                assertThat(free.cutMost()).as("seed " + seed).isCloseTo(free.cutLeast(), within(RELATIVE * size));
                assertThat(held.cutLeast()).as("seed " + seed).isNotNegative();
                assertThat(held.cutMost()).as("seed " + seed).isBetween(held.cutLeast() - RELATIVE * size, 0.05 * size);
            }
        }
    }
}
