package dev.chokepoint.exposure.leverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeasureShapleyTest {
    private static final double TOLERANCE_USD = 1e-3;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// A product in C takes one unit each of a from A and b from B, and nothing can be stored.
    private static Network complements() {
        return Tiny.of(3, "A", "B", "C")
                .service("a", 5)
                .service("b", 5)
                .service("p", 40)
                .plant("make-a", "a", "A", 100)
                .plant("make-b", "b", "B", 100)
                .plant("make-p", "p", "C", 100, "a", 1, "b", 1)
                .lane("a", "A", "C", 100)
                .lane("b", "B", "C", 100)
                .use("p", "C", 100, -0.5, 4)
                .network();
    }

    @Test
    void oneOfTwoMeasuresThatBlockTheSameProductIsWorthNothingAloneAndHalfTogether() {
        Network network = complements();
        Controls controls = Tiny.both(Tiny.cap(network, "on-a", "a", "A", 0), Tiny.cap(network, "on-b", "b", "B", 0));
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Plan with = equilibrium.solve(controls);
            double loss = equilibrium.solve(Controls.none()).objective() - with.objective();
            assertThat(loss).isGreaterThan(100);
            assertThat(Leverage.of(equilibrium, controls, with))
                    .allSatisfy(r -> assertThat(r.total()).isCloseTo(0, within(TOLERANCE_USD)));
            MeasureShapley.Result result =
                    MeasureShapley.of(equilibrium, controls, controls.measures(), new MeasureShapley.Budget(16, 1));
            assertThat(result.exact()).isTrue();
            assertThat(result.whole()).isCloseTo(loss, within(TOLERANCE_USD));
            assertThat(result.parts())
                    .hasSize(2)
                    .allSatisfy(p -> assertThat(p.total().usd()).isCloseTo(loss / 2, within(TOLERANCE_USD)));
        }
    }

    /// Four measures of a random world: parts add up for every party, and sampling covers the exact value.
    @Test
    void partsAddUpAndTheSampledIntervalHoldsTheExactValue() {
        int covered = 0;
        int asked = 0;
        int sampledWorlds = 0;
        for (long seed = 0; seed < 12; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = new Controls(RandomWorlds.controls(network, seed).restrictions().stream()
                    .map(r -> new Controls.Restriction(
                            r.arc(), r.month(), r.endUse(), "m" + r.arc() % 4, r.issuer(), r.share(), r.inForce()))
                    .toList());
            if (controls.measures().size() < 3) {
                continue;
            }
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
                Map<String, Double> free = equilibrium.welfare(Controls.none());
                Map<String, Double> held = equilibrium.welfare(controls);
                MeasureShapley.Result exact =
                        MeasureShapley.of(equilibrium, controls, controls.measures(), new MeasureShapley.Budget(64, 1));
                assertThat(exact.exact()).isTrue();
                for (String party : free.keySet()) {
                    double sum = exact.parts().stream()
                            .mapToDouble(p -> at(p.onParty(), party).usd())
                            .sum();
                    double size = Math.abs(at(free, party)) + 1;
                    assertThat(sum).isCloseTo(at(free, party) - at(held, party), within(1e-7 * size));
                }
                MeasureShapley.Result sampled = MeasureShapley.of(
                        equilibrium, controls, controls.measures(), new MeasureShapley.Budget(4, seed));
                sampledWorlds += sampled.exact() ? 0 : 1;
                Map<String, MeasureShapley.Part> byMeasure =
                        sampled.parts().stream().collect(Collectors.toMap(MeasureShapley.Part::measure, p -> p));
                for (MeasureShapley.Part p : exact.parts()) {
                    MeasureShapley.Value v = at(byMeasure, p.measure()).total();
                    double slack = 1e-7 * (Math.abs(exact.whole()) + 1);
                    asked++;
                    covered += p.total().usd() >= v.low() - slack && p.total().usd() <= v.high() + slack ? 1 : 0;
                }
            }
        }
        assertThat(asked).isGreaterThan(8);
        assertThat(sampledWorlds).isPositive();
        assertThat(covered).isEqualTo(asked);
    }

    private static <T> T at(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key));
    }

    /// Mean 2, variance 1, n = 3, range 4, ln 80 = 4.382: 2 ± (√(2·4.382/3) + 7·4·4.382/(3·2)), cut to 0 to 4.
    @Test
    void theIntervalIsThatOfTheEmpiricalBernsteinBound() {
        MeasureShapley.Value v = MeasureShapley.bernstein(new double[] {1, 2, 3}, Double.NaN);
        double log = Math.log(80);
        double half = Math.sqrt(2 * log / 3) + 7 * 2 * log / 6;
        assertThat(v.usd()).isCloseTo(2, within(1e-12));
        assertThat(v.high()).isCloseTo(2 + half, within(1e-12));
        assertThat(v.low()).isCloseTo(2 - half, within(1e-12));
        assertThat(MeasureShapley.bernstein(new double[] {1, 2, 3}, 4).high()).isEqualTo(4);
        assertThat(List.of(MeasureShapley.bernstein(new double[] {1, 1, 1}, 0).low()))
                .containsExactly(1.0);
    }

    /// Two goods that have nothing to do with each other, a measure on each: a program with and one without it for
    /// each,
    /// and what each measure is worth is what lifting it alone brings.
    @Test
    void measuresOnGoodsApartAreAskedApart() {
        Network network = Tiny.of(3, "A", "B", "C")
                .service("a", 5)
                .service("b", 5)
                .plant("make-a", "a", "A", 100)
                .plant("make-b", "b", "B", 100)
                .lane("a", "A", "C", 100)
                .lane("b", "B", "C", 100)
                .use("a", "C", 100, -0.5, 4)
                .use("b", "C", 100, -0.5, 8)
                .network();
        Controls controls = Tiny.both(Tiny.cap(network, "on-a", "a", "A", 0), Tiny.cap(network, "on-b", "b", "B", 0.5));
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            MeasureShapley.Result result =
                    MeasureShapley.of(equilibrium, controls, controls.measures(), new MeasureShapley.Budget(16, 1));
            assertThat(result.programs()).isEqualTo(4);
            double held = equilibrium.solve(controls).objective();
            double withoutA =
                    equilibrium.solve(Tiny.cap(network, "on-b", "b", "B", 0.5)).objective();
            assertThat(result.parts())
                    .filteredOn(p -> p.measure().equals("on-a"))
                    .singleElement()
                    .satisfies(p -> {
                        assertThat(p.total().usd()).isCloseTo(withoutA - held, within(TOLERANCE_USD));
                        assertThat(p.issuer()).isEqualTo("A");
                    });
        }
    }
}
