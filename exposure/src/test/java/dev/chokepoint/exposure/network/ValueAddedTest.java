package dev.chokepoint.exposure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Nobody is paid for working.
class ValueAddedTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// Metal of USD 30 is brought from A for a fifth of its price; 0.3 kg of it go into a magnet of USD 10 in B.
    private static Tiny magnets(double metal, double carriage) {
        return Tiny.of(3, "A", "B")
                .item("metal", Stage.METAL, metal)
                .item("magnet", Stage.MAGNET, 10)
                .plant("smelt", "metal", "A", 30)
                .plant("sinter", "magnet", "B", 100, "metal", 0.3)
                .lane("metal", "A", "B", 30, carriage, 0)
                .use("magnet", "B", 100, -0.5, 4);
    }

    @Test
    void aPlantThatWorksAtALossIsRefusedWithItsFigures() {
        Network sound = magnets(30, 0.1).network();
        assertThat(Baseline.of(sound, solver)
                        .priceAt(sound.findNode("metal", "B").orElseThrow()))
                .isEqualTo(33);
        // 0.3 · 30 is below 10, 0.3 · 36 is above it.
        Network atALoss = magnets(30, 0.2).network();
        assertThatThrownBy(() -> Baseline.of(atALoss, solver))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The inputs of one kg of (magnet) by (sinter) in (B) cost USD 10.8 there with carriage and"
                        + " duties, more than the USD 10 that comes out is worth: metal 0.3 × USD 36.");
    }

    /// A second way that would lose USD 5 a unit did not work in the baseline. It had a cost of −5 and was run for
    /// that.
    @Test
    void aPlantThatWouldWorkAtALossStaysIdleAtBaselinePrices() {
        Network network = Tiny.of(3, "A", "B")
                .item("metal", Stage.METAL, 30)
                .item("magnet", Stage.MAGNET, 10)
                .plant("smelt", "metal", "A", 30)
                .plant("sinter", "magnet", "A", 100, "metal", 0.3)
                .works("waste", "magnet", "A", 0, 50, 0, "metal", 0.5)
                .lane("magnet", "A", "B", 100)
                .use("magnet", "B", 100, -0.5, 4)
                .network();
        try (Equilibrium e = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            for (double share : new double[] {1, 0.5, 0}) {
                Plan plan = e.solve(Tiny.cap(network, "m", "magnet", "A", share));
                assertThat(Arrays.stream(plan.outputOf("waste", "A").orElseThrow())
                                .sum())
                        .isZero();
            }
            assertThat(e.solve(Controls.none()).outputOf("waste", "A").orElseThrow())
                    .containsOnly(0);
        }
    }

    /// Prices of the metal and of the magnet are drawn apart, 20..40 and 8..12 USD: in a draw where 0.3 of the metal
    /// with carriage costs more than the magnet, the magnet costs what the metal does, and nothing else moves.
    @Test
    void inADrawWhatIsMadeCostsAtLeastItsInputs() {
        World exact = magnets(30, 0.1).world();
        World world = withPrices(exact, new Uncertain.Likely(20, 30, 40), new Uncertain.Likely(8, 10, 12));
        Draws draws = Draws.of(3, 40);
        int raised = 0;
        for (int k = 0; k < draws.count(); k++) {
            Network network = Network.of(world, world.asOf(), draws.draw(k), Assumptions.standard());
            Baseline baseline = Baseline.of(network, solver);
            double metal = baseline.priceAt(network.findNode("metal", "B").orElseThrow());
            double magnet = baseline.priceAt(network.findNode("magnet", "B").orElseThrow());
            double drawn = network.itemPrice[network.findItem("magnet").orElseThrow()];
            assertThat(magnet).isCloseTo(Math.max(drawn, 0.3 * metal), within(1e-9));
            raised += magnet > drawn ? 1 : 0;
        }
        assertThat(raised).isBetween(5, 35);
    }

    private static World withPrices(World w, Uncertain metal, Uncertain magnet) {
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), w.asOf(), w.discount()),
                w.parties(),
                w.places(),
                new World.Production(w.items(), w.recipes(), w.plants()),
                new World.Trade(w.lanes(), w.duties(), w.contents()),
                new World.Market(
                        w.stocks(),
                        w.demands(),
                        List.of(new Price("metal", figure(metal)), new Price("magnet", figure(magnet)))),
                w.licences(),
                w.sources());
    }

    private static Vintages figure(Uncertain value) {
        return Vintages.of(Figure.assumed(value, "USD/kg", "2024", "invented for a test"));
    }
}
