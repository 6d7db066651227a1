package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Tasks;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A solver that has answered other questions gives the same answer to the last digit as one that has not.
class NoStateLeaksTest {
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    @Test
    void answersDoNotDependOnTheQuestionsBefore() {
        for (long seed = 0; seed < 40; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium used = Equilibrium.of(baseline, solver, 1);
                    Equilibrium fresh = Equilibrium.of(baseline, solver, 1)) {
                Random random = new Random(seed);
                for (int k = 0; k < 6; k++) {
                    used.solved(RandomWorlds.controls(network, random.nextInt(1000)));
                }
                List<Equilibrium.Solved> after = used.solved(controls);
                List<Equilibrium.Solved> first = fresh.solved(controls);
                for (int b = 0; b < first.size(); b++) {
                    assertThat(after.get(b).solution().columns())
                            .as("plan of block " + b + ", seed " + seed)
                            .isEqualTo(first.get(b).solution().columns());
                    assertThat(after.get(b).solution().rowDuals())
                            .as("prices of block " + b + ", seed " + seed)
                            .isEqualTo(first.get(b).solution().rowDuals());
                }
            }
        }
    }

    /// Wherever a scenario is solved from (the anchor, the world without controls, another scenario), it is worth the
    /// same.
    @Test
    void whatAScenarioIsWorthDoesNotDependOnWhereItIsSolvedFrom() {
        for (long seed = 0; seed < 20; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls anchor = RandomWorlds.controls(network, seed);
            Controls other = RandomWorlds.controls(network, seed + 500);
            try (Equilibrium plain = Equilibrium.of(baseline, solver, 1);
                    Equilibrium anchored = Equilibrium.of(baseline, solver, 1)) {
                anchored.anchor(anchor);
                for (Controls asked : List.of(Controls.none(), anchor, other)) {
                    double worth = plain.solve(asked).objective();
                    assertThat(anchored.solve(asked).objective())
                            .as("seed " + seed)
                            .isCloseTo(worth, within(1e-9 * Math.abs(worth)));
                    double parts = 0;
                    for (int b = 0; b < anchored.blocks(); b++) {
                        Future<Equilibrium.Contribution> next = anchored.contribution(b, anchor, Optional.empty());
                        parts += Tasks.result(anchored.contribution(b, asked, Optional.of(next)), "A block")
                                .welfare()
                                .values()
                                .stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
                    }
                    assertThat(parts)
                            .as("seed " + seed)
                            .isCloseTo(welfare(plain, asked), within(1e-6 * Math.abs(worth)));
                }
            }
        }
    }

    private static double welfare(Equilibrium equilibrium, Controls controls) {
        return equilibrium.welfare(controls).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /// A question without a feasible plan leaves nothing behind in the session that it was asked in.
    @Test
    void aQuestionWithoutAnAnswerLeavesTheNextOneAlone() {
        Network network = Tiny.of(2, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 60)
                .use("s", "A", 40, -0.5, 4)
                .use("s", "B", 60, -0.5, 4)
                .network();
        Shifts required = new Shifts(List.of(new Shifts.Required("treaty", Set.of(0), new Shifts.Span(0, 2), 30)));
        Baseline baseline = Baseline.of(network, solver);
        Controls half = Tiny.cap(network, "half", "s", "A", 0.8);
        try (Equilibrium used = Equilibrium.of(baseline, solver, 1, Set.of(0), required);
                Equilibrium fresh = Equilibrium.of(baseline, solver, 1, Set.of(0), required)) {
            for (int k = 0; k < 3; k++) {
                assertThatThrownBy(() -> used.solved(Tiny.cap(network, "all", "s", "A", 0)))
                        .isInstanceOf(NoCertifiedAnswerException.class)
                        .hasMessageContaining("treaty");
            }
            assertThat(used.solved(half).getFirst().solution().columns())
                    .isEqualTo(fresh.solved(half).getFirst().solution().columns());
            assertThat(used.solved(half).getFirst().solution().rowDuals())
                    .isEqualTo(fresh.solved(half).getFirst().solution().rowDuals());
        }
    }
}
