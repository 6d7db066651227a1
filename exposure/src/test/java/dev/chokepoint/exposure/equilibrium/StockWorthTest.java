package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.StockWorth;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Stock that nobody may buy loses its worth, and what cannot be stored is not.
class StockWorthTest {
    private static final double TOLERANCE_KG = 1e-6;
    private static final double TOLERANCE_USD = 1e-6;
    private static final double RELATIVE = 1e-7;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// A maker in A who earns half of the price on what it sells to B and nowhere else, a month's stock at both.
    private static Network oneCustomer(int months, Stage stage, int lag) {
        return Tiny.of(months, "A", "B")
                .item("chip", stage, 10)
                .works("make", "chip", "A", 100, 120, 0.5)
                .lane("chip", "A", "B", 100, 0, lag)
                .stock("chip", "A", 100)
                .stock("chip", "B", 100)
                .use("chip", "B", 100, -1, 8)
                .network();
    }

    private static double[] made(Plan plan) {
        return plan.outputOf("make", "A").orElseThrow();
    }

    private static double[] held(Plan plan, Network network, String place) {
        return plan.stock[network.findNode("chip", place).orElseThrow()];
    }

    /// Before, it went on at full output to the end and held 19 months of it at 99 % of the price.
    @Test
    void aMakerWhoMayNotSellStopsInBothCases() {
        Network network = oneCustomer(18, Stage.PRODUCT, 0);
        Controls closed = Tiny.cap(network, "m", "chip", "A", 0);
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan best = e.solve(closed);
            Rationing.Result worst = Rationing.run(e, closed);
            for (Plan plan : new Plan[] {best, worst.plan()}) {
                assertThat(Arrays.stream(made(plan)).sum()).isLessThan(3); // its stock may be filled up to its room
                assertThat(held(plan, network, "A")[17]).isLessThanOrEqualTo(102 + TOLERANCE_KG);
            }
            assertThat(worst.welfare()).isLessThanOrEqualTo(best.total() * (1 + RELATIVE));
        }
    }

    /// The lane reopens in month 12 for what flowed before: then it is needed again.
    @Test
    void aMakerWhoMaySellAgainStartsAgain() {
        Network network = oneCustomer(18, Stage.PRODUCT, 0);
        Controls closed = new Controls(Tiny.cap(network, "m", "chip", "A", 0).restrictions().stream()
                .map(r -> r.month() < 12
                        ? r
                        : new Controls.Restriction(
                                r.arc(), r.month(), r.endUse(), r.measure(), r.issuer(), 1, r.inForce()))
                .toList());
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            double[] made = made(e.solve(closed));
            assertThat(Arrays.stream(made, 0, 11).sum()).isLessThan(3);
            assertThat(Arrays.stream(made, 13, 18).min().orElseThrow()).isGreaterThan(95);
        }
    }

    /// One month, USD 5 a unit to make, 100 in stock, nothing may be sold. 102 have a worth of 10 at the end
    /// ([StockWorth#ROOM]); the 103rd would have none. Holding a unit costs 0.1 and the convenience of the step of
    /// the steady level is 0.1 = (1 − δ)·p + h with δ = 1; so the two units made earn 2·(10 − 5).
    @Test
    void theLastUnitMadeIsTheLastThatHasAWorth() {
        Network network = oneCustomer(1, Stage.PRODUCT, 0);
        Controls closed = Tiny.cap(network, "m", "chip", "A", 0);
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan plan = e.solve(closed);
            assertThat(made(plan)[0]).isCloseTo(2, within(TOLERANCE_KG));
            assertThat(held(plan, network, "A")[0]).isCloseTo(102, within(TOLERANCE_KG));
            double worth = plan.welfareOf("A");
            double steps = steadyConvenience();
            assertThat(worth).isCloseTo(102 * 10 - 2 * 5 + steps, within(TOLERANCE_USD));
        }
    }

    /// Convenience less the cost of holding of 102 units with a steady level of 100, unit worth 0.1: up to 25 units at
    /// 20 (the cap), to 50 and 80 at 1/(0.25·0.5) = 8 and 2.5, to 100/1.02 at 1.275, to 102 at 1; holding costs 1.
    private static double steadyConvenience() {
        double first = 25 * 19;
        double second = 25 * 7;
        double third = 30 * 1.5;
        double fourth = (100 / 1.02 - 80) * 0.275;
        return 0.1 * (first + second + third + fourth);
    }

    /// Goods under way count with what is held: B has 100 in stock and usually 200 under way, so (1 + ROOM)·300 kg have
    /// a worth, and a maker who earns on each unit ships no more than that.
    @Test
    void goodsUnderWayCountWithWhatIsHeld() {
        Network network = oneCustomer(6, Stage.PRODUCT, 2);
        Baseline baseline = Baseline.of(network, solver);
        int b = network.findNode("chip", "B").orElseThrow();
        StockWorth worth = StockWorth.of(baseline);
        double[] left = new double[network.nodes()];
        left[b] = 1000;
        assertThat(worth.worthy(left)[b]).isCloseTo(306, within(TOLERANCE_KG));
        left[b] = 150;
        assertThat(worth.worthy(left)[b]).isCloseTo(150, within(TOLERANCE_KG));
        try (Equilibrium e = Equilibrium.of(baseline, solver, 1)) {
            Plan plan = e.solve(Controls.none());
            assertThat(plan.flowOf("chip", "A", "B").orElseThrow())
                    .containsExactly(new double[] {100, 100, 100, 100, 100, 100}, within(TOLERANCE_KG));
        }
    }

    /// Licences that run already run on; no more are sold than are used, and none for later.
    @Test
    void whatCannotBeStoredIsNeverHeldBeyondWhatRunsAtTheStart() {
        Network network = Tiny.of(6, "A", "B")
                .item("licence", Stage.SOFTWARE, 10)
                .works("make", "licence", "A", 100, 1000, 0.9)
                .lane("licence", "A", "B", 100)
                .stock("licence", "B", 200)
                .use("licence", "B", 100, -0.2, 8)
                .network();
        assertThat(network.stock[network.findNode("licence", "A").orElseThrow()])
                .isZero();
        int a = network.findNode("licence", "A").orElseThrow();
        int b = network.findNode("licence", "B").orElseThrow();
        Controls late = new Controls(Tiny.cap(network, "m", "licence", "A", 0).restrictions().stream()
                .filter(r -> r.month() >= 2)
                .toList());
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan best = e.solve(late);
            Rationing.Result worst = Rationing.run(e, late);
            for (Plan plan : new Plan[] {best, worst.plan()}) {
                for (int t = 0; t < 6; t++) {
                    assertThat(plan.stock[b][t]).isLessThanOrEqualTo(204 + TOLERANCE_KG);
                    assertThat(plan.stock[a][t]).isLessThanOrEqualTo(TOLERANCE_KG);
                }
                assertThat(Arrays.stream(plan.outputOf("make", "A").orElseThrow(), 2, 6)
                                .sum())
                        .isLessThanOrEqualTo(TOLERANCE_KG);
            }
        }
    }

    /// On random worlds: the same rule in both cases keeps their order, the accounts close, nothing that cannot be
    /// stored piles up.
    @Test
    void bothCasesKeepTheRuleOnRandomWorlds() {
        for (long seed = 0; seed < 60; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = RandomWorlds.controls(network, seed);
            Baseline baseline = Baseline.of(network, solver);
            StockWorth worth = StockWorth.of(baseline);
            try (Equilibrium e = Equilibrium.of(baseline, solver, 1)) {
                Plan best = e.solve(controls);
                Rationing.Result worst = Rationing.run(e, controls);
                double size = Math.abs(best.total()) + 1;
                assertThat(worst.welfare()).as("seed " + seed).isLessThanOrEqualTo(best.total() + RELATIVE * size);
                double parties = best.welfareByParty().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertThat(parties).as("seed " + seed).isCloseTo(best.total(), within(RELATIVE * size));
                for (Plan plan : new Plan[] {best, worst.plan()}) {
                    for (int n = 0; n < network.nodes(); n++) {
                        double most = Arrays.stream(plan.stock[n]).max().orElseThrow();
                        assertThat(most)
                                .as(network.nodeName(n) + ", seed " + seed)
                                .isLessThanOrEqualTo(worth.mostHeld(n) * (1 + RELATIVE) + TOLERANCE_KG);
                    }
                }
            }
        }
    }
}
