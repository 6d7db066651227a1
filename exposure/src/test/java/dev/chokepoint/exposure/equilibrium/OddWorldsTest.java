package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Worlds that are odd but not wrong are answered, and what is wrong is said.
class OddWorldsTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Plan solve(Network network, Controls controls) {
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = e.solve(controls);
            assertThat(Rationing.run(e, controls).welfare())
                    .isLessThanOrEqualTo(plan.total() + 1e-6 * (1 + Math.abs(plan.total())));
            assertThat(plan.certificates()).allMatch(c -> c.passes());
            return plan;
        }
    }

    @Test
    void aWorldInWhichNobodyWantsAnythingMakesNothing() {
        Network network = Tiny.of(3, "A", "B")
                .item("m", Stage.METAL, 10)
                .works("mine", "m", "A", 0, 50, 0)
                .lane("m", "A", "B", 0)
                .use("m", "B", 0, -0.5, 4)
                .network();
        Plan plan = solve(network, Controls.none());
        assertThat(plan.objective()).isZero();
        assertThat(plan.output[0]).containsOnly(0);
    }

    /// 0.2 kg of seed for each kg: 100 kg are harvested, 20 sown, 80 eaten.
    @Test
    void aProcessThatNeedsItsOwnOutputIsANetProcess() {
        Network network = Tiny.of(3, "A")
                .item("grain", Stage.MATERIAL, 10)
                .works("sow", "grain", "A", 100, 100, 0, "grain", 0.2)
                .use("grain", "A", 80, -0.5, 4)
                .network();
        Plan plan = solve(network, Controls.none());
        assertThat(plan.output[0]).containsExactly(new double[] {100, 100, 100}, within(1e-5));
        assertThat(plan.used[0]).containsExactly(new double[] {80, 80, 80}, within(1e-5));
    }

    @Test
    void placesWithoutAnyLaneLiveByThemselves() {
        Network network = Tiny.of(3, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .plant("make", "s", "B", 30)
                .use("s", "A", 100, -0.5, 4)
                .use("s", "B", 30, -0.5, 4)
                .network();
        Plan plan = solve(network, Controls.none());
        assertThat(plan.used[1]).containsExactly(new double[] {30, 30, 30}, within(1e-5));
    }

    @Test
    void withAllLanesClosedWhoMakesNothingUsesNothing() {
        Network network = Tiny.of(3, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 60)
                .use("s", "A", 40, -0.5, 4)
                .use("s", "B", 60, -0.5, 4)
                .network();
        Plan plan = solve(network, Tiny.cap(network, "all", "s", "A", 0));
        assertThat(plan.used[1]).containsExactly(new double[] {0, 0, 0}, within(1e-9));
        assertThat(plan.used[0][0]).isGreaterThan(40 - 1e-6);
        assertThat(plan.priceOf("s", "B").orElseThrow()[0]).isGreaterThanOrEqualTo(40 - 1e-6);
    }

    /// A laboratory and a cement works in one program: items are scaled apart, so both come out right.
    @Test
    void capacitiesOfATrillionthAndATrillionStandTogether() {
        Network network = Tiny.of(2, "A")
                .service("trace", 1e12)
                .service("bulk", 1e-9)
                .service("p", 3)
                .plant("small", "trace", "A", 1e-12)
                .plant("large", "bulk", "A", 1e12)
                .works("join", "p", "A", 1, 1, 0, "trace", 1e-12, "bulk", 1e9)
                .use("p", "A", 1, -0.5, 4)
                .use("bulk", "A", 1e12 - 1e9, -0.5, 4)
                .network();
        Plan plan = solve(network, Controls.none());
        assertThat(plan.used[0][0]).isCloseTo(1, within(1e-6));
        assertThat(plan.output[0][0]).isCloseTo(1e-12, within(1e-18));
        assertThat(plan.output[1][0]).isCloseTo(1e12, within(1e6));
    }

    @Test
    void aFigureThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> Tiny.of(2, "A").service("s", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Controls.Restriction(0, 0, EndUse.CIVIL, "m", "A", Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
