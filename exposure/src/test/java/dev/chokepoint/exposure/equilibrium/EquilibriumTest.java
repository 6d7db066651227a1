package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.MeasureSet;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EquilibriumTest {
    private static final double TOLERANCE_SHARE = 1e-6;
    private static final double TOLERANCE_USD = 1;
    private static LpSolver solver;
    private Equilibrium equilibrium;
    private Network network;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    @BeforeEach
    void calibrate() {
        World world = SampleWorlds.samariumJets();
        network = Network.of(world, world.asOf());
        equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 2);
    }

    @AfterEach
    void close() {
        equilibrium.close();
    }

    /// Closes a lane for some classes of use in all months.
    private Controls close(String item, double civil, double military) {
        int arc = network.arcs.stream()
                .filter(a -> a.lane().item().equals(item))
                .findFirst()
                .orElseThrow()
                .id();
        List<Controls.Restriction> all = new ArrayList<>();
        for (int t = 0; t < network.months; t++) {
            all.add(new Controls.Restriction(arc, t, EndUse.CIVIL, "m-" + item, "CN", civil, 1));
            all.add(new Controls.Restriction(arc, t, EndUse.MILITARY, "m-" + item, "CN", military, 1));
        }
        return new Controls(all);
    }

    @Test
    void theWorldWithoutControlsReproducesWhatWasObserved() {
        Plan plan = equilibrium.solve(Controls.none());
        for (Network.Works w : network.works) {
            for (double x : plan.output[w.id()]) {
                assertThat(x / w.output()).as(w.recipe().id()).isCloseTo(1, within(TOLERANCE_SHARE));
            }
        }
        for (Network.Arc a : network.arcs) {
            for (double y : plan.flow[a.id()]) {
                assertThat(y / a.flow()).as(a.lane().item()).isCloseTo(1, within(TOLERANCE_SHARE));
            }
        }
        for (Baseline.Residual r : equilibrium.baseline().residualsByItem()) {
            assertThat(r.share()).isCloseTo(0, within(TOLERANCE_SHARE));
        }
    }

    @Test
    void theBaselinePriceIsTheObservedPrice() {
        Plan plan = equilibrium.solve(Controls.none());
        for (double p : plan.priceOf("smco-magnet", "CN").orElseThrow()) {
            assertThat(p).isCloseTo(100, within(1e-3));
        }
    }

    @Test
    void welfareOfThePartiesAddsUpToTheObjective() {
        for (Controls c : List.of(Controls.none(), close("smco-magnet", 0.3, 0), close("eda-seat", 0, 0))) {
            Plan plan = equilibrium.solve(c);
            double sum = plan.welfareByParty().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum).isCloseTo(plan.objective(), within(TOLERANCE_USD));
        }
    }

    /// Stock 2 months and one month under way = 8.19 t of magnets; jets need 4.14 t in 18 months. The
    /// market gives the
    /// unlicensed stock to the jets and civil motors live on licensed imports; without re-routing jets
    /// keep only their
    /// own share: 230 of 2,730 kg a month, 2 + 1 months of it.
    @Test
    void aMilitaryEmbargoStopsJetsOnlyWhereNobodyReRoutes() {
        Controls controls = close("smco-magnet", 1, 0);
        Plan best = equilibrium.solve(controls);
        assertThat(best.outputOf("jet-making", "US").orElseThrow()[17]).isCloseTo(10, within(0.01));
        assertThat(best.outputOf("motor-making", "US").orElseThrow()[17]).isCloseTo(5000, within(500.0));
        Plan worst = Rationing.run(equilibrium, controls).plan();
        assertThat(worst.outputOf("jet-making", "US").orElseThrow()[17]).isZero();
        assertThat(worst.stops())
                .filteredOn(s -> s.recipe().equals("jet-making"))
                .allSatisfy(s -> assertThat(s.stops()).isPresent());
    }

    @Test
    void liftingNeverRaisesTheLossAndForesightNeverLosesMoreThanRationing() {
        double w0 = equilibrium.solve(Controls.none()).objective();
        for (double share : new double[] {0, 0.2, 0.5, 0.8, 1}) {
            Controls controls = close("smco-magnet", share, share);
            Plan best = equilibrium.solve(controls);
            Rationing.Result worst = Rationing.run(equilibrium, controls);
            assertThat(w0 - best.objective()).isGreaterThanOrEqualTo(-TOLERANCE_USD);
            assertThat(worst.welfare()).isLessThanOrEqualTo(best.objective() + TOLERANCE_USD);
        }
    }

    @Test
    void rationingWithoutControlsIsTheBaseline() {
        double w0 = equilibrium.solve(Controls.none()).objective();
        Rationing.Result rationing = Rationing.run(equilibrium, Controls.none());
        assertThat(rationing.welfare()).isCloseTo(w0, within(Math.abs(w0) * 1e-7 + TOLERANCE_USD));
    }

    @Test
    void answersDoNotDependOnWhatWasAskedBefore() {
        Plan first = equilibrium.solve(close("smco-magnet", 0.3, 0));
        equilibrium.solve(close("smco-magnet", 0, 0));
        World world = SampleWorlds.samariumJets();
        Network again = Network.of(world, world.asOf());
        try (Equilibrium fresh = Equilibrium.of(Baseline.of(again, solver), solver, 1)) {
            Plan second = fresh.solve(close("smco-magnet", 0.3, 0));
            assertThat(second.objective()).isEqualTo(first.objective());
            assertThat(second.welfareByParty()).isEqualTo(first.welfareByParty());
        }
    }

    @Test
    void eachSideLosesFromTheOthersControlAndTheIssuerPaysToo() {
        Controls controls = close("smco-magnet", 0.3, 0);
        Plan with = equilibrium.solve(controls);
        List<Leverage.Row<MeasureSet.One>> rows = Leverage.of(equilibrium, controls, with);
        assertThat(rows).hasSize(1);
        Map<String, Double> on = rows.getFirst().onParty();
        assertThat(on.get("US")).isPositive();
        assertThat(rows.getFirst().total()).isPositive();
    }

    private static double sum(Map<String, Double> byParty) {
        return byParty.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Test
    void aScenarioThatDerivesFromAnotherComesToWhatItComesToAlone() {
        Controls root = close("smco-magnet", 0.3, 0);
        Controls asked = close("smco-magnet", 0.5, 0.5);
        Controls behind = close("eda-seat", 0, 0);
        double alone = equilibrium.solve(asked).objective();
        double tolerance = Math.abs(alone) * 1e-9 + TOLERANCE_USD;
        Equilibrium.Derived derived = equilibrium.derivedFrom(root);
        derived.prepare(behind);
        derived.prepare(asked, behind);
        assertThat(derived.solve(asked).objective()).isCloseTo(alone, within(tolerance));
        assertThat(sum(derived.welfare(asked))).isCloseTo(alone, within(tolerance));
        assertThat(derived.solve(root).objective())
                .isCloseTo(equilibrium.solve(root).objective(), within(tolerance));
        assertThat(sum(derived.rents(asked))).isCloseTo(sum(equilibrium.rents(asked)), within(tolerance));
        assertThat(derived.solved(asked)).hasSameSizeAs(equilibrium.solved(asked));
    }

    /// A root from which the equilibrium starts anyway: not only as good, but the same optimum of several.
    @Test
    void whatDerivesFromTheWorldWithoutControlsIsWhatTheEquilibriumTells() {
        Controls asked = close("smco-magnet", 0.3, 0);
        equilibrium.solve(Controls.none());
        Equilibrium.Derived derived = equilibrium.derivedFrom(Controls.none());
        assertThat(derived.welfare(asked)).isEqualTo(equilibrium.welfare(asked));
        assertThat(derived.rents(asked)).isEqualTo(equilibrium.rents(asked));
        assertThat(derived.steps(asked)).isPositive();
    }
}
