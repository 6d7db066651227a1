package dev.chokepoint.exposure.leverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.explanation.LossExplanation;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Two services from A that B cannot do without, of which one weighs ten times the other.
///
/// Demand of q kg a month at USD 10 is q · (10/p)^0.5 up to the choke price of USD 40, at which
/// q/2 are used: q are worth 40 · q/2 + 10 q² · (2/q − 1/q) = 30 q, of which 10 q are what they
/// cost to make. Without them 20 q are lost a month: 60 q in three months.
class LeverageTest {
    private static final double TOLERANCE_SHARE = 0.01;

    private static Network network() {
        return Tiny.of(3, "A", "B")
                .service("little", 10)
                .service("much", 10)
                .plant("make little", "little", "A", 10)
                .plant("make much", "much", "A", 100)
                .lane("little", "A", "B", 10)
                .lane("much", "A", "B", 100)
                .use("little", "B", 10, -0.5, 4)
                .use("much", "B", 100, -0.5, 4)
                .network();
    }

    @Test
    void theMeasureThatCostsMostComesFirstAndALossNamesItsLargestPartFirst() {
        Network network = network();
        Controls controls = Tiny.both(Tiny.cap(network, "a", "little", "A", 0), Tiny.cap(network, "b", "much", "A", 0));
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, TestSolver.load()), TestSolver.load(), 1)) {
            Plan with = equilibrium.solve(controls);
            List<Leverage.Row<MeasureSet.One>> rows = Leverage.of(equilibrium, controls, with);
            assertThat(rows).extracting(r -> r.measures().text()).containsExactly("b", "a");
            assertThat(rows.get(0).total()).isCloseTo(6_000, within(6_000 * TOLERANCE_SHARE));
            assertThat(rows.get(1).total()).isCloseTo(600, within(600 * TOLERANCE_SHARE));
            assertThat(rows.get(0).onParty().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(rows.get(0).total(), within(1e-6));
            Explanation why = LossExplanation.of(
                    "loss", equilibrium.solve(Controls.none()), with, Set.of("B"), controls, Set.of());
            assertThat(why.parts()).extracting(Explanation::what).startsWith("much in B", "little in B");
        }
    }
}
