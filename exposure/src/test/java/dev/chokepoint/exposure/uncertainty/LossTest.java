package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Duty;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Loss is one number: that of a draw at central values is that of the headline, with the revenue of duties on both
/// sides.
class LossTest {
    private static final double RELATIVE = 1e-6;
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// A makes 100 of a service at USD 10 for B, which levies a quarter of the price; a measure of A closes the lane.
    private static World dutiable() {
        return Tiny.of(3, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4)
                .duty("old", "*", "*", "B", false, new Duty.Rate(LocalDate.MIN, Tiny.one(0.25, "share")))
                .world();
    }

    private static LaneControls.Determiner closing(String from) {
        return (item, a, b, endUse, on) -> a.id().equals(from)
                ? List.of(new LaneControls.Binding("M", from, LaneControls.Effect.CLOSED, LONG_AGO, LONG_AGO))
                : List.of();
    }

    private static void sameAsTheHeadline(World world, LaneControls.Determiner determiner, String what) {
        try (DrawnWorlds worlds = DrawnWorlds.of(world, world.asOf(), determiner, solver, Assumptions.standard(), 1)) {
            DrawnWorlds.Drawn central = worlds.central();
            Rationing.Result worst = Rationing.run(central.equilibrium(), central.controls());
            Map<OutputKey, Double> outputs = Outputs.losses(central, worst);
            double headline = central.free().total() - central.best().total();
            double size = 1 + Math.abs(central.free().total());
            assertThat(outputs.get(new OutputKey.TotalLoss(OutputKey.Case.BEST)))
                    .as(what)
                    .isCloseTo(headline, within(RELATIVE * size));
            assertThat(outputs.get(new OutputKey.TotalLoss(OutputKey.Case.WORST)))
                    .as(what)
                    .isCloseTo(central.free().total() - worst.welfare(), within(RELATIVE * size));
            double parties = world.parties().stream()
                    .mapToDouble(p -> outputs.getOrDefault(new OutputKey.PartyLoss(p.id()), 0.0))
                    .sum();
            assertThat(parties).as("parties, " + what).isCloseTo(headline, within(RELATIVE * size));
            double together = Leverage.byIssuer(central.equilibrium(), central.controls(), central.best()).stream()
                    .mapToDouble(Leverage.Row::total)
                    .sum();
            assertThat(together).as("the one issuer, " + what).isCloseTo(headline, within(RELATIVE * size));
        }
    }

    /// With the lane closed B loses the duty's 250 a month beside what it buys.
    @Test
    void aDrawAtCentralValuesIsTheHeadlineWhereDutiesAreLevied() {
        World world = dutiable();
        sameAsTheHeadline(world, closing("A"), "duties");
        try (DrawnWorlds worlds =
                DrawnWorlds.of(world, world.asOf(), closing("A"), solver, Assumptions.standard(), 1)) {
            DrawnWorlds.Drawn central = worlds.central();
            assertThat(central.free().taxRevenue()).isCloseTo(3 * 250, within(RELATIVE * 750));
            assertThat(central.best().taxRevenue()).isZero();
            double market = central.free().objective() - central.best().objective();
            assertThat(central.free().lossUnder(central.best())).isCloseTo(market + 750, within(RELATIVE * market));
        }
    }

    @Test
    void aDrawAtCentralValuesIsTheHeadlineInRandomWorlds() {
        for (long seed = 300; seed < 304; seed++) {
            World world = RandomWorlds.of(seed);
            sameAsTheHeadline(world, closing(world.lanes().getFirst().from()), "seed " + seed);
        }
    }
}
