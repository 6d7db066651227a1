package dev.chokepoint.exposure.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Announced;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RollingHorizonTest {
    private static final double RELATIVE = 1e-7;
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 25);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Beliefs beliefs(Network network, Knowledge knowledge) {
        return Beliefs.of(network, Draw.central(), knowledge, ReopeningRecord.empty(), Beliefs.Rules.standard());
    }

    private static double parties(Plan plan) {
        return plan.welfareByParty().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /// Measures announced before the plan starts hold no news: planning anew in every month changes nothing.
    @Test
    void withoutNewsTheMyopicPlanIsTheForesightPlan() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, LocalDate.of(2030, 1, 1));
            Announced ledger = Announced.random(network, seed, 60);
            Course course = Course.of(network, ledger.asKnown(LocalDate.MAX), Draw.central());
            Beliefs beliefs = beliefs(network, ledger);
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan foresight = equilibrium.solve(course.controls());
                RollingHorizon.Result followed = RollingHorizon.run(equilibrium, beliefs, course, 1);
                RollingHorizon.Result anew = RollingHorizon.runAnew(equilibrium, beliefs, course, 2);
                double size = Math.abs(foresight.objective()) + 1;
                assertThat(followed.plannings()).as("plannings, seed " + seed).hasSize(equilibrium.blocks());
                assertThat(anew.plannings()).hasSize(equilibrium.blocks() * world.months());
                for (RollingHorizon.Result r : new RollingHorizon.Result[] {followed, anew}) {
                    assertThat(r.plan().objective())
                            .as("welfare, seed " + seed)
                            .isCloseTo(foresight.objective(), within(RELATIVE * size));
                    assertThat(parties(r.plan()))
                            .as("parties, seed " + seed)
                            .isCloseTo(r.plan().objective(), within(RELATIVE * size));
                }
            }
        }
    }

    /// News costs something, never helps, and what came about obeys every constraint.
    @Test
    void surprisesCostWelfareAndTheAccountsStillClose() {
        int dearer = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, LocalDate.of(2030, 1, 1));
            Announced ledger = Announced.random(network, seed, 0);
            Course course = Course.of(network, ledger.asKnown(LocalDate.MAX), Draw.central());
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan foresight = equilibrium.solve(course.controls());
                RollingHorizon.Result myopic = RollingHorizon.run(equilibrium, beliefs(network, ledger), course, 2);
                double size = Math.abs(foresight.objective()) + 1;
                assertThat(myopic.plan().objective())
                        .as("welfare, seed " + seed)
                        .isLessThanOrEqualTo(foresight.objective() + RELATIVE * size);
                assertThat(parties(myopic.plan()))
                        .as("parties, seed " + seed)
                        .isCloseTo(myopic.plan().objective(), within(RELATIVE * size));
                dearer += foresight.objective() - myopic.plan().objective() > RELATIVE * size ? 1 : 0;
                double[][] caps = course.controls().totalShares(network.arcs.size(), network.months);
                for (Network.Arc a : network.arcs) {
                    for (int t = 0; t < network.months; t++) {
                        if (Double.isFinite(caps[a.id()][t])) {
                            assertThat(myopic.plan().flow[a.id()][t])
                                    .isLessThanOrEqualTo(caps[a.id()][t] * a.flow() * (1 + 1e-6) + 1e-6);
                        }
                    }
                }
            }
        }
        assertThat(dearer).as("worlds in which a surprise costs something").isGreaterThan(WORLDS / 4);
    }
}
