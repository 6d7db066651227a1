package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.ContractMonths;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One draw of the expected case on random worlds: what must hold of every plan that is carried out.
class ExpectedRunTest {
    private static final double RELATIVE = 1e-9;
    private static final int WORLDS = Integer.getInteger("chokepoint.expected.worlds", 60);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    private static ExpectedRun.Result run(Equilibrium equilibrium, Controls controls) {
        ContractMonths contracts = ContractMonths.of(equilibrium);
        List<MonthProgram> programs = new ArrayList<>();
        for (int b = 0; b < equilibrium.blocks(); b++) {
            programs.add(new MonthProgram(equilibrium, b, contracts::militaryPart, solver));
        }
        Flexibility flexibility = new Flexibility(equilibrium.baseline(), equilibrium.program(0), 0.5, 0.08, 3);
        try {
            return ExpectedRun.run(
                    equilibrium, programs, flexibility, new StatedSupply(equilibrium.program(0), controls, 1));
        } finally {
            programs.forEach(MonthProgram::close);
        }
    }

    @Test
    void withoutMeasuresThePlanIsTheBaselineAndNothingIsLost() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan free = equilibrium.solve(Controls.none());
                ExpectedRun.Result result = run(equilibrium, Controls.none());
                double size = Math.abs(free.total()) + 1;
                assertThat(free.total() - result.welfare()).as("seed " + seed).isCloseTo(0, within(RELATIVE * size));
                assertThat(result.plan().welfareByParty().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .as("parties, seed " + seed)
                        .isCloseTo(result.welfare(), within(RELATIVE * size));
            }
        }
    }

    @Test
    void noPlanCarriedOutIsBetterThanTheBestCaseAndFewAreWorseThanTheWorst() {
        int worse = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Plan free = equilibrium.solve(Controls.none());
                Plan best = equilibrium.solve(controls);
                ExpectedRun.Result result = run(equilibrium, controls);
                double worst = Rationing.run(equilibrium, controls).welfare();
                double size = Math.abs(free.total()) + 1;
                assertThat(result.welfare()).as("seed " + seed).isLessThanOrEqualTo(best.total() + RELATIVE * size);
                worse += result.welfare() < worst - RELATIVE * size ? 1 : 0;
            }
        }
        // No theorem: whoever sees one month at a time can hoard more than rationing would
        // (docs/model/expected.md#order).
        assertThat(worse).as("plans worse than the worst case").isLessThan(WORLDS / 4);
    }
}
