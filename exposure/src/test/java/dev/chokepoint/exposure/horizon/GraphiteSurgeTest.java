package dev.chokepoint.exposure.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Announced;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Natural graphite, 2023: licences announced on 20 October, effective on 1 December.
class GraphiteSurgeTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static RollingHorizon.Result run(LocalDate announced, ReopeningRecord record) {
        World world = SampleWorlds.naturalGraphite();
        Network network = Network.of(world, world.asOf());
        Announced ledger = new Announced(List.of(new Announced.Act(
                "CN-2023-39",
                "CN",
                "graphite-flake",
                "CN",
                "*",
                LaneControls.Effect.LICENSED,
                announced,
                LocalDate.of(2023, 12, 1),
                LocalDate.MAX)));
        Course course = Course.of(network, ledger.asKnown(LocalDate.MAX), Draw.central());
        Beliefs beliefs = Beliefs.of(network, Draw.central(), ledger, record, Beliefs.Rules.standard());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            return RollingHorizon.run(equilibrium, beliefs, course, 1);
        }
    }

    private static final double NORMAL = 12_306;

    /// Published: 12.3 kt a month before, 40.5 kt in November, 2.7 kt in December. The plan sees the announcement
    /// when it plans November. Nothing is fitted: the belief is the record of gallium, known since 21 September
    /// 2023, the rest what the bundled world assumes of every material. The prediction was 44.8 kt; the tolerance,
    /// a factor of two, is what this test stands for.
    @Test
    void announcedLicencesAreStockedUpAgainst() {
        RollingHorizon.Result r = run(LocalDate.of(2023, 10, 20), SampleWorlds.recordBeforeGraphite());
        double[] flow = r.plan().flowOf("graphite-flake", "CN", "ROW").orElseThrow();
        for (int t = 0; t < 4; t++) {
            assertThat(flow[t]).isCloseTo(NORMAL, within(1.0));
        }
        assertThat(flow[4]).isBetween(40_518 / 2.0, 40_518 * 2.0);
        assertThat(flow[5]).isLessThan(0.5 * NORMAL);
    }

    @Test
    void whatIsNotAnnouncedIsNotStockedUpAgainst() {
        RollingHorizon.Result r = run(LocalDate.of(2023, 12, 1), SampleWorlds.recordBeforeGraphite());
        double[] flow = r.plan().flowOf("graphite-flake", "CN", "ROW").orElseThrow();
        assertThat(flow[4]).isCloseTo(NORMAL, within(1.0));
    }

    /// A market that has seen licences come promptly stocks up less than one that has seen nothing.
    @Test
    void aPromptRecordCalmsTheMarket() {
        LocalDate announced = LocalDate.of(2023, 10, 20);
        double[] seen = run(announced, SampleWorlds.recordBeforeGraphite())
                .plan()
                .flowOf("graphite-flake", "CN", "ROW")
                .orElseThrow();
        double[] unseen = run(announced, ReopeningRecord.empty())
                .plan()
                .flowOf("graphite-flake", "CN", "ROW")
                .orElseThrow();
        assertThat(unseen[4]).isGreaterThan(1.5 * seen[4]);
    }
}
