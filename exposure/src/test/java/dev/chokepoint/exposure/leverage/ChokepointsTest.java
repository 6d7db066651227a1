package dev.chokepoint.exposure.leverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChokepointsTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    @Test
    void theRankingIsThatOfClosingEachItemByItself() {
        for (long seed = 100; seed < 106; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan free = equilibrium.solve(Controls.none());
                List<Double> all = new ArrayList<>();
                world.lanes().stream()
                        .map(l -> List.of(l.item(), l.from()))
                        .distinct()
                        .forEach(k ->
                                all.add(free.lossUnder(equilibrium.solve(Tiny.cap(network, "m", k.get(0), k.get(1), 0)))
                                        / network.months));
                all.sort((a, b) -> Double.compare(b, a));
                Chokepoints.Ranking ranking = Chokepoints.rank(equilibrium, 3);
                assertThat(ranking.candidates()).isEqualTo(all.size());
                for (int k = 0; k < ranking.points().size(); k++) {
                    assertThat(ranking.points().get(k).total())
                            .isCloseTo(all.get(k), within(1e-7 * (Math.abs(free.total()) + 1)));
                    assertThat(ranking.points().get(k).worst())
                            .isGreaterThanOrEqualTo(
                                    ranking.points().get(k).total() - 1e-7 * (Math.abs(free.total()) + 1));
                }
            }
        }
    }

    @Test
    void thePathRunsFromTheClosedLaneToTheProduct() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Chokepoints.Ranking ranking = Chokepoints.rank(equilibrium, 2);
            assertThat(ranking.candidates()).isEqualTo(2);
            assertThat(ranking.points().getFirst().item()).isEqualTo("eda-seat");
            assertThat(ranking.points().get(0).path())
                    .extracting(Chokepoints.Step::item)
                    .containsExactly("eda-seat", "chip-design");
            assertThat(ranking.points().get(1).path())
                    .extracting(Chokepoints.Step::item)
                    .startsWith("smco-magnet");
            assertThat(ranking.points().get(1).path().getLast().item()).isIn("motor", "jet");
        }
    }
}
