package dev.chokepoint.exposure.rationing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Physical;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import org.junit.jupiter.api.Test;

/// A month at a time: 100 kg of s a month go from A to B, where a plant makes as much p of them.
class ContractMonthsTest {
    private static final LpSolver SOLVER = TestSolver.load();
    private static final double TOLERANCE_KG = 1e-6;
    private static final double[] FREE = {Double.POSITIVE_INFINITY};

    private static Network network(double stock) {
        return Tiny.of(3, "A", "B")
                .item("s", Stage.MATERIAL, 10)
                .service("p", 50)
                .plant("make-s", "s", "A", 100)
                .plant("make-p", "p", "B", 100, "s", 1)
                .lane("s", "A", "B", 100)
                .stock("s", "B", stock)
                .use("p", "B", 100, -0.5, 4)
                .network();
    }

    private static int plant(Network network, String item) {
        return network.works.stream()
                .filter(w -> network.items.get(network.nodeItem[w.node()]).id().equals(item))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whatALaneMayCarryIsAShareOfItsUsualFlow() {
        Network network = network(0);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, SOLVER), SOLVER, 1)) {
            ContractMonths months = ContractMonths.of(equilibrium);
            ContractMonths.Served held = months.serve(0, new double[] {0.6}, FREE);
            assertThat(held.flow()).containsExactly(new double[] {60}, within(TOLERANCE_KG));
            assertThat(held.made()[plant(network, "p")]).isCloseTo(60, within(TOLERANCE_KG));
            ContractMonths.Served free = months.serve(1, FREE, FREE);
            assertThat(free.made()[plant(network, "p")]).isCloseTo(100, within(TOLERANCE_KG));
        }
    }

    /// Nothing arrives: of 150 kg in stock 100 are used in the first month and 50 in the second; where really 120 were
    /// left after the first, 100 are.
    @Test
    void theNextMonthStartsFromWhatReallyCameAbout() {
        Network network = network(150);
        Baseline baseline = Baseline.of(network, SOLVER);
        try (Equilibrium equilibrium = Equilibrium.of(baseline, SOLVER, 1)) {
            int p = plant(network, "p");
            ContractMonths simulated = ContractMonths.of(equilibrium);
            assertThat(simulated.serve(0, new double[] {0}, FREE).made()[p]).isCloseTo(100, within(TOLERANCE_KG));
            assertThat(simulated.serve(1, new double[] {0}, FREE).made()[p]).isCloseTo(50, within(TOLERANCE_KG));

            ContractMonths replaced = ContractMonths.of(equilibrium);
            replaced.serve(0, new double[] {0}, FREE);
            Physical came = Physical.empty(baseline);
            for (int n = 0; n < network.nodes(); n++) {
                came.stock()[n][0][0] = network.stock[n] > 0 ? 120 : 0;
            }
            replaced.replace(0, came);
            assertThat(replaced.serve(1, new double[] {0}, FREE).made()[p]).isCloseTo(100, within(TOLERANCE_KG));
            assertThat(replaced.serve(2, new double[] {0}, FREE).made()[p]).isCloseTo(20, within(TOLERANCE_KG));
        }
    }
}
