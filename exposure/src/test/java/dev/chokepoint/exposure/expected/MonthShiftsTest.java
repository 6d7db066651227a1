package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Quotas, required deliveries and reserves month by month, on a lane of 100 kg a month from A, which can make 120 kg,
/// to B: what a month may ship under them is counted by hand.
class MonthShiftsTest {
    private static final double TOLERANCE_KG = 1e-6;
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Network services() {
        return Tiny.of(4, "A", "B")
                .service("s", 10)
                .works("make", "s", "A", 100, 120, 0)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -1, 8)
                .network();
    }

    private static Plan run(Network network, Controls controls, Shifts.Shift... shifts) {
        DrawnBehaviour central = Behaviours.stated().draw(Draws.median(), 0);
        Equilibrium equilibrium =
                Equilibrium.of(Baseline.of(network, solver), solver, 1, Set.of(), new Shifts(List.of(shifts)));
        try (MonthMarket market = new MonthMarket(equilibrium, central, solver)) {
            return market.run(new StatedSupply(market.equilibrium().program(0), controls, 1))
                    .plan();
        }
    }

    private static double[] shipped(Controls controls, Shifts.Shift... shifts) {
        return run(services(), controls, shifts).flowOf("s", "A", "B").orElseThrow();
    }

    private static Shifts.Quota quota(int first, int end, double kg, boolean monthly) {
        return new Shifts.Quota("q", Set.of(0), new Shifts.Span(first, end), kg, monthly);
    }

    private static Shifts.Required required(int first, int end, double kg) {
        return new Shifts.Required("r", Set.of(0), new Shifts.Span(first, end), kg);
    }

    @Test
    void aMonthlyQuotaBindsEachMonthOfItsSpanAndNoOther() {
        assertThat(shipped(Controls.none(), quota(1, 3, 60, true)))
                .containsExactly(new double[] {100, 60, 60, 100}, within(TOLERANCE_KG));
    }

    @Test
    void aQuotaOverTheSpanIsUsedAsGoodsComeAndWhatIsShippedBeforeItDoesNotCount() {
        assertThat(shipped(Controls.none(), quota(0, 3, 150, false)))
                .containsExactly(new double[] {100, 50, 0, 100}, within(TOLERANCE_KG));
        assertThat(shipped(Controls.none(), quota(1, 4, 150, false)))
                .containsExactly(new double[] {100, 100, 50, 0}, within(TOLERANCE_KG));
    }

    @Test
    void theTighterOfTwoQuotasBinds() {
        assertThat(shipped(Controls.none(), quota(0, 4, 80, true), quota(0, 2, 100, false)))
                .containsExactly(new double[] {80, 20, 80, 80}, within(TOLERANCE_KG));
    }

    @Test
    void aRequiredDeliveryIsShippedBeyondWhatIsWantedInItsSpan() {
        assertThat(shipped(Controls.none(), required(1, 3, 110)))
                .containsExactly(new double[] {100, 110, 110, 100}, within(TOLERANCE_KG));
        // less than what is shipped anyway asks for nothing
        assertThat(shipped(Controls.none(), required(0, 4, 90)))
                .containsExactly(new double[] {100, 100, 100, 100}, within(TOLERANCE_KG));
    }

    /// Unlike the best case, which has no plan then: what cannot be delivered is short, and nobody is paid for it.
    @Test
    void aRequiredDeliveryBeyondCapacityIsMetAsFarAsItCanBe() {
        Plan plan = run(services(), Controls.none(), required(0, 4, 130));
        double[] flow = plan.flowOf("s", "A", "B").orElseThrow();
        // a plant does not reach its capacity in one month
        assertThat(flow[0]).isBetween(110.0, 120 - TOLERANCE_KG);
        assertThat(new double[] {flow[1], flow[2], flow[3]})
                .containsExactly(new double[] {120, 120, 120}, within(TOLERANCE_KG));
        Plan asMuchAsThereIs = run(services(), Controls.none(), required(0, 4, 120));
        assertThat(plan.total())
                .as("what is short stands in no account")
                .isCloseTo(asMuchAsThereIs.total(), within(1e-9 * Math.abs(plan.total())));
    }

    @Test
    void aQuotaGoesBeforeARequiredDelivery() {
        assertThat(shipped(Controls.none(), required(0, 4, 90), quota(0, 2, 70, true)))
                .containsExactly(new double[] {70, 70, 100, 100}, within(TOLERANCE_KG));
    }

    @Test
    void aLaneThatIsNotInTheWorldMakesNoRow() {
        Shifts.Quota elsewhere = new Shifts.Quota("q", Set.of(), new Shifts.Span(0, 4), 0, true);
        assertThat(shipped(Controls.none(), elsewhere))
                .containsExactly(new double[] {100, 100, 100, 100}, within(TOLERANCE_KG));
    }

    private static Network goods() {
        return Tiny.of(4, "A", "B")
                .item("g", Stage.MATERIAL, 10)
                .works("make", "g", "A", 100, 120, 0)
                .lane("g", "A", "B", 100)
                .stock("g", "B", 30)
                .use("g", "B", 100, -1, 8)
                .network();
    }

    private static double[] heldInB(Network network, Plan plan) {
        return plan.stock[network.findNode("g", "B").orElseThrow()];
    }

    /// With 25 % of the usual flow let through a market without a reserve uses what is in stock.
    @Test
    void aReserveIsHeldAtTheEndOfEachMonthOfItsSpanAndUsedAfterIt() {
        Network network = goods();
        Controls quarter = Tiny.cap(network, "m", "g", "A", 0.25);
        double[] without = heldInB(network, run(network, quarter));
        assertThat(without[0]).isLessThan(30 - TOLERANCE_KG);
        double[] held =
                heldInB(network, run(network, quarter, new Shifts.Reserve("r", "g", "B", new Shifts.Span(0, 2), 30)));
        assertThat(held[0]).isGreaterThanOrEqualTo(30 - TOLERANCE_KG);
        assertThat(held[1]).isGreaterThanOrEqualTo(30 - TOLERANCE_KG);
        assertThat(held[2]).isLessThan(30 - TOLERANCE_KG);
        double[] elsewhere =
                heldInB(network, run(network, quarter, new Shifts.Reserve("r", "g", "A", new Shifts.Span(0, 2), 0)));
        assertThat(elsewhere).containsExactly(without, within(TOLERANCE_KG));
    }
}
