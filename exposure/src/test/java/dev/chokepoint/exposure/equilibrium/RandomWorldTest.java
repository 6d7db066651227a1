package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Certificate;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Invariants of the exposure stage on seeded random worlds; `-Dchokepoint.worlds=N` sets how many per test.
class RandomWorldTest {
    private static final double RELATIVE = 1e-7;
    private static final double FLOW_SHARE = 1e-6;
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 25);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_000_000, 2_000_000, 3_000_000})
    void theAccountsCloseAndTheBestCaseIsBest(long first) {
        for (long seed = first; seed < first + WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
                Plan free = equilibrium.solve(Controls.none());
                Plan held = equilibrium.solve(controls);
                double size = Math.abs(free.objective()) + 1;
                for (Plan plan : new Plan[] {free, held}) {
                    double sum = plan.welfareByParty().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    assertThat(sum).as("parties, seed " + seed).isCloseTo(plan.objective(), within(RELATIVE * size));
                    for (Certificate c : plan.certificates()) {
                        assertThat(c.gap()).as("gap, seed " + seed).isLessThan(RELATIVE);
                    }
                }
                for (Network.Works w : network.works) {
                    for (double x : free.output[w.id()]) {
                        assertThat(x)
                                .as("baseline of " + w.recipe().id() + ", seed " + seed)
                                .isCloseTo(w.output(), within(FLOW_SHARE * w.output()));
                    }
                }
                theAccountsCloseUnderTaxes(baseline, controls, seed);
                double loss = free.objective() - held.objective();
                assertThat(loss).as("loss, seed " + seed).isGreaterThanOrEqualTo(-RELATIVE * size);
                Rationing.Result worst = Rationing.run(equilibrium, controls);
                assertThat(worst.welfare())
                        .as("rationing, seed " + seed)
                        .isLessThanOrEqualTo(held.objective() + RELATIVE * size);
                for (String measure : controls.measures()) {
                    assertThat(equilibrium.solve(controls.without(measure)).objective())
                            .as("without " + measure + ", seed " + seed)
                            .isGreaterThanOrEqualTo(held.objective() - RELATIVE * size);
                }
            }
        }
    }

    /// Σ of the parties = objective + tax revenue, with duties and export taxes on a quarter of the lanes.
    private static void theAccountsCloseUnderTaxes(Baseline baseline, Controls controls, long seed) {
        Random random = new Random(seed * 13 + 5);
        List<Shifts.Shift> taxes = new ArrayList<>();
        for (Network.Arc a : baseline.network().arcs) {
            if (random.nextInt(4) == 0) {
                int first = random.nextInt(3);
                Shifts.Span span = new Shifts.Span(first, first + 1 + random.nextInt(6));
                taxes.add(new Shifts.Duty(Set.of(a.id()), span, 0.5 * random.nextDouble(), random.nextBoolean()));
            }
        }
        Set<Integer> all = new HashSet<>();
        baseline.network().arcs.forEach(a -> all.add(a.id()));
        try (Equilibrium taxed = Equilibrium.of(baseline, solver, 1, all, new Shifts(taxes))) {
            Plan plan = taxed.solve(controls);
            double size = Math.abs(plan.objective()) + 1;
            double sum = plan.welfareByParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum)
                    .as("parties under taxes, seed " + seed)
                    .isCloseTo(plan.objective() + plan.taxRevenue(), within(RELATIVE * size));
            for (Certificate c : plan.certificates()) {
                assertThat(c.gap()).as("gap under taxes, seed " + seed).isLessThan(RELATIVE);
            }
        }
    }
}
