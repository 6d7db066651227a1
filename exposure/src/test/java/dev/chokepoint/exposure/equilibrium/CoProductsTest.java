package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A process with several outputs: zinc that brings germanium with it.
class CoProductsTest {
    private static final double TOLERANCE_USD = 1e-6;
    private static final double TOLERANCE_UNITS = 1e-6;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// P makes 100 zinc at USD 10 and with it 50 germanium at USD 20; Q takes the zinc, P uses the
    /// germanium (ε = −1, choke 1.5). One unit of zinc with its germanium costs 10 + 0.5·20 = 20.
    private static Network zinc() {
        return Tiny.of(1, "P", "Q")
                .service("zn", 10)
                .service("ge", 20)
                .plant("smelt", "zn", "P", 100)
                .beside("smelt", "ge", 0.5)
                .lane("zn", "P", "Q", 100)
                .use("zn", "Q", 100, -0.5, 4)
                .use("ge", "P", 50, -1, 1.5)
                .network();
    }

    @Test
    void theBaselineIsReproduced() {
        try (Equilibrium e = Equilibrium.of(Baseline.of(zinc(), solver), solver, 1)) {
            Plan plan = e.solve(Controls.none());
            assertThat(plan.output[0][0]).isCloseTo(100, within(TOLERANCE_UNITS));
            assertThat(plan.used[1][0]).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(e.baseline().residualsByItem()).allMatch(r -> r.share() < 1e-9);
        }
    }

    /// Half of the zinc may leave. More smelting for the germanium alone would earn 0.5·30 < 20 at most,
    /// so 50 are smelted; 25 germanium are left, fewer than the 50/1.5 wanted at the choke price of 30,
    /// so that is their price; zinc at P pays the rest of the cost: 20 − 0.5·30 = 5.
    @Test
    void aClosedMainProductStarvesTheCoProduct() {
        Network network = zinc();
        Controls half = Tiny.cap(network, "half", "zn", "P", 0.5);
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = e.solve(half);
            assertThat(plan.output[0][0]).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(plan.used[1][0]).isCloseTo(25, within(TOLERANCE_UNITS));
            assertThat(plan.priceOf("ge", "P").orElseThrow()[0]).isCloseTo(30, within(TOLERANCE_USD));
            assertThat(plan.priceOf("zn", "P").orElseThrow()[0]).isCloseTo(5, within(TOLERANCE_USD));
            double sum = plan.welfareByParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum).isCloseTo(plan.objective(), within(TOLERANCE_USD));
            assertThat(plan.certificates()).allMatch(c -> c.passes());
            Rationing.Result worst = Rationing.run(e, half);
            assertThat(worst.plan().used[1][0]).isCloseTo(25, within(TOLERANCE_UNITS));
            assertThat(worst.welfare()).isLessThanOrEqualTo(plan.objective() + TOLERANCE_USD);
        }
    }

    /// A dearer co-product pays for smelting whose zinc is thrown away: with zinc closed and germanium at a
    /// choke price of 4·20 = 80, smelting goes on as long as 0.5·p ≥ 20, that is to the step of the demand
    /// curve that falls below USD 40; zinc is worth nothing and no price is negative.
    @Test
    void unwantedOutputIsThrownAwayAtPriceZero() {
        Network network = Tiny.of(1, "P", "Q")
                .service("zn", 10)
                .service("ge", 20)
                .plant("smelt", "zn", "P", 100)
                .beside("smelt", "ge", 0.5)
                .lane("zn", "P", "Q", 100)
                .use("zn", "Q", 100, -0.5, 4)
                .use("ge", "P", 50, -1, 4)
                .network();
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = e.solve(Tiny.cap(network, "none", "zn", "P", 0));
            double wanted = 0;
            for (Curve.Step s : Curve.steps(50, 20, -1, 4, network.assumptions.growth())) {
                wanted += s.height() > 40 ? s.width() : 0;
            }
            assertThat(plan.used[1][0]).isCloseTo(wanted, within(TOLERANCE_UNITS));
            assertThat(plan.output[0][0]).isCloseTo(wanted / 0.5, within(TOLERANCE_UNITS));
            assertThat(plan.priceOf("ge", "P").orElseThrow()[0]).isCloseTo(40, within(TOLERANCE_USD));
            assertThat(plan.priceOf("zn", "P").orElseThrow()[0]).isCloseTo(0, within(TOLERANCE_USD));
        }
    }

    /// Main product civil, co-product mostly military: what comes out together is told apart together.
    /// With ore for civil use alone the military get no germanium; the 35 that still come are more than
    /// the civil use takes, so germanium is worth nothing and zinc bears the whole cost of 20, twice its
    /// price: 100·2^(−1/2) are bought.
    @Test
    void endUseIsCarriedThroughBothOutputs() {
        Network network = Tiny.of(4, "M", "P")
                .service("ore", 1)
                .service("zn", 10)
                .service("ge", 20)
                .plant("dig", "ore", "M", 200)
                .lane("ore", "M", "P", 200)
                .plant("smelt", "zn", "P", 100, "ore", 2)
                .beside("smelt", "ge", 0.5)
                .use("zn", "P", 100, -0.5, 4)
                .use("ge", "P", EndUse.MILITARY, 30, -0.5, 4)
                .use("ge", "P", EndUse.CIVIL, 20, -0.5, 4)
                .network();
        Controls civilOnly = new Controls(Tiny.cap(network, "civil", "ore", "M", 0).restrictions().stream()
                .filter(r -> r.endUse() == EndUse.MILITARY)
                .toList());
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan free = e.solve(Controls.none());
            assertThat(free.used[1][0]).isCloseTo(30, within(TOLERANCE_UNITS));
            assertThat(Rationing.run(e, Controls.none()).plan().used[1][3]).isCloseTo(30, within(TOLERANCE_UNITS));
            Plan held = e.solve(civilOnly);
            assertThat(held.used[0][0]).isCloseTo(100 / Math.sqrt(2), within(TOLERANCE_UNITS));
            assertThat(held.output[1][0]).isCloseTo(100 / Math.sqrt(2), within(TOLERANCE_UNITS));
            assertThat(held.used[1][0]).isCloseTo(0, within(TOLERANCE_UNITS));
            assertThat(held.used[2][0]).isGreaterThan(20 - 1e-6);
            Rationing.Result worst = Rationing.run(e, civilOnly);
            assertThat(worst.plan().used[1][3]).isCloseTo(0, within(TOLERANCE_UNITS));
            assertThat(worst.welfare()).isLessThanOrEqualTo(held.objective() + TOLERANCE_USD);
        }
    }

    @Test
    void theOutputIsNoCoProductOfItself() {
        assertThatThrownBy(() -> new Recipe(
                        "smelt", "smelt", "zn", List.of(), List.of(new Recipe.CoProduct("zn", Tiny.one(1, "kg/kg")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("zn");
    }
}
