package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DualFaceTest {
    private static final double RELATIVE = 1e-6;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// One supplier at 10 USD, demand 100 with ε = −1 and choke 8: what may be shipped is cut exactly to where the
    /// third step of the curve ends, so the price may be anything between that step's height and the next one's.
    private static final double Q0 = 100;

    private static final double P0 = 10;

    private static Network kinked() {
        return Tiny.of(1, "A", "B")
                .service("s", P0)
                .plant("make", "s", "A", Q0)
                .lane("s", "A", "B", Q0)
                .use("s", "B", Q0, -1, 8)
                .network();
    }

    private static double endOfStep(List<Curve.Step> steps, int count) {
        return steps.stream().limit(count).mapToDouble(Curve.Step::width).sum();
    }

    @Test
    void aCapAtTheEndOfAStepLeavesThePriceOpenBetweenTwoSteps() {
        Network network = kinked();
        List<Curve.Step> steps = Curve.steps(Q0, P0, -1, 8, 0.25);
        double q = endOfStep(steps, 3);
        Controls controls = Tiny.cap(network, "m", "s", "A", q / Q0);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                DualFace face = DualFace.of(equilibrium, controls)) {
            DualFace.Range price = face.price("s", "B", EndUse.CIVIL, 0);
            assertThat(price.high()).isCloseTo(steps.get(2).height(), within(RELATIVE * P0));
            assertThat(price.low()).isCloseTo(steps.get(3).height(), within(RELATIVE * P0));
            // The rent of the lane goes to the importer's side (ρ = 0) together with the surplus: only the split
            // between lane and consumers moves, and both are B's; A sells at its cost either way.
            Map<String, DualFace.Range> welfare = face.welfare();
            assertThat(Objects.requireNonNull(welfare.get("B")).isPoint(RELATIVE * Q0 * P0))
                    .isTrue();
            double sum = welfare.values().stream()
                    .mapToDouble(r -> (r.low() + r.high()) / 2)
                    .sum();
            assertThat(sum).isCloseTo(equilibrium.solve(controls).objective(), within(RELATIVE * Q0 * P0));
        }
    }

    @Test
    void insideAStepThePriceIsItsHeight() {
        Network network = kinked();
        List<Curve.Step> steps = Curve.steps(Q0, P0, -1, 8, 0.25);
        double q = endOfStep(steps, 3) + steps.get(3).width() / 2;
        Controls controls = Tiny.cap(network, "m", "s", "A", q / Q0);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                DualFace face = DualFace.of(equilibrium, controls)) {
            DualFace.Range price = face.price("s", "B", EndUse.CIVIL, 0);
            assertThat(price.low()).isCloseTo(steps.get(3).height(), within(RELATIVE * P0));
            assertThat(price.high()).isCloseTo(steps.get(3).height(), within(RELATIVE * P0));
        }
    }

    /// On the curve itself 1000/q is paid for q: with the curves in, the range runs over the step in which q lies,
    /// holds
    /// that price, and A's welfare (its price is its cost of 10) stays a point.
    @Test
    void withCurvesTheRangeHoldsThePriceOfTheCurveItself() {
        Network network = kinked();
        List<Curve.Step> steps = Curve.steps(Q0, P0, -1, 8, 0.25);
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            for (double q = 14; q < 98; q += 3.7) {
                double from = 0;
                int k = 0;
                while (from + steps.get(k).width() < q) {
                    from += steps.get(k).width();
                    k++;
                }
                double to = from + steps.get(k).width();
                Controls controls = Tiny.cap(network, "m", "s", "A", q / Q0);
                try (DualFace strict = DualFace.of(equilibrium, controls);
                        DualFace face = DualFace.withCurves(equilibrium, controls)) {
                    DualFace.Range step = strict.price("s", "B", EndUse.CIVIL, 0);
                    assertThat(step.high() - step.low()).isLessThan(RELATIVE * P0);
                    DualFace.Range price = face.price("s", "B", EndUse.CIVIL, 0);
                    assertThat(price.low()).isCloseTo(Q0 * P0 / to, within(RELATIVE * P0));
                    assertThat(price.high()).isCloseTo(Q0 * P0 / from, within(RELATIVE * P0));
                    assertThat(Q0 * P0 / q).as("q = " + q).isBetween(price.low(), price.high());
                    assertThat(Objects.requireNonNull(face.welfare().get("A")).isPoint(RELATIVE * Q0 * P0))
                            .isTrue();
                    // What one more kg is worth lies between the same ends, less 9.9 of cost.
                    DualFace.Range marginal = face.marginal("m");
                    double cost = P0 * (1 - Assumptions.standard().traderMargin());
                    assertThat(marginal.low()).isCloseTo(Q0 * P0 / to - cost, within(RELATIVE * P0));
                    assertThat(marginal.high()).isCloseTo(Q0 * P0 / from - cost, within(RELATIVE * P0));
                }
            }
        }
    }

    /// Taking the curves in never narrows a range.
    @Test
    void withCurvesEveryRangeHoldsThatOfTheStepsOnRandomWorlds() {
        for (long seed = 40; seed < 46; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                    DualFace strict = DualFace.of(equilibrium, controls);
                    DualFace face = DualFace.withCurves(equilibrium, controls)) {
                double size = Math.abs(equilibrium.solve(controls).objective()) + 1;
                Map<String, DualFace.Range> steps = strict.welfare();
                face.welfare().forEach((party, range) -> {
                    DualFace.Range narrow = Objects.requireNonNull(steps.get(party));
                    assertThat(range.low()).as(party).isLessThanOrEqualTo(narrow.low() + RELATIVE * size);
                    assertThat(range.high()).as(party).isGreaterThanOrEqualTo(narrow.high() - RELATIVE * size);
                    assertThat(range.high() - range.low()).isLessThan(size);
                });
            }
        }
    }

    /// One percent of the baseline is 1 kg: worth the height of the next step less the 9.9 USD at which the lane's
    /// first step costs nothing more than the good, which is 10 USD less the trader's margin of 1 %.
    @Test
    void theMarginalHasALeftAndARightEnd() {
        Network network = kinked();
        List<Curve.Step> steps = Curve.steps(Q0, P0, -1, 8, 0.25);
        double q = endOfStep(steps, 3);
        Controls controls = Tiny.cap(network, "m", "s", "A", q / Q0);
        double cost = P0 * (1 - Assumptions.standard().traderMargin());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                DualFace face = DualFace.of(equilibrium, controls)) {
            DualFace.Range marginal = face.marginal("m");
            assertThat(marginal.low()).isCloseTo(steps.get(3).height() - cost, within(RELATIVE * P0));
            assertThat(marginal.high()).isCloseTo(steps.get(2).height() - cost, within(RELATIVE * P0));
        }
    }

    @Test
    void everyRangeHoldsTheReportedNumberOnRandomWorlds() {
        for (long seed = 40; seed < 52; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = RandomWorlds.controls(network, seed);
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1);
                    DualFace face = DualFace.of(equilibrium, controls)) {
                Plan plan = equilibrium.solve(controls);
                double size = Math.abs(plan.objective()) + 1;
                Map<String, DualFace.Range> ranges = face.welfare();
                double low = 0;
                double high = 0;
                for (Map.Entry<String, DualFace.Range> e : ranges.entrySet()) {
                    double at = plan.welfareOf(e.getKey());
                    assertThat(at)
                            .as(e.getKey() + ", seed " + seed)
                            .isBetween(
                                    e.getValue().low() - RELATIVE * size,
                                    e.getValue().high() + RELATIVE * size);
                    assertThat(e.getValue().high() - e.getValue().low())
                            .as(e.getKey() + ", seed " + seed)
                            .isLessThan(size);
                    low += e.getValue().low();
                    high += e.getValue().high();
                }
                assertThat(plan.objective()).isBetween(low - RELATIVE * size, high + RELATIVE * size);
                Lane lane = network.arcs.getFirst().lane();
                double price = plan.priceOf(lane.item(), lane.to()).orElseThrow()[2];
                DualFace.Range range = face.price(lane.item(), lane.to(), EndUse.MILITARY, 2);
                assertThat(price).isBetween(range.low() - 1e-5 * (1 + price), range.high() + 1e-5 * (1 + price));
            }
        }
    }
}
