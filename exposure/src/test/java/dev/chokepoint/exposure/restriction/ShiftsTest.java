package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.network.NoCertifiedAnswerException;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShiftsTest {
    private static final double RELATIVE = 1e-7;
    private static final Shifts.Span ALWAYS = new Shifts.Span(0, 1000);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static Network oneLane() {
        return Tiny.of(2, "A", "B")
                .service("s", 10)
                .works("make", "s", "A", 100, 120, 0)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -1, 8)
                .network();
    }

    private static Equilibrium under(Network network, Shifts.Shift... shifts) {
        return Equilibrium.of(Baseline.of(network, solver), solver, 1, Set.of(), new Shifts(List.of(shifts)));
    }

    private static double partySum(Plan plan) {
        return plan.welfareByParty().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /// ε = −1 and choke 8: the curve's breakpoints are at 100 · 8^(−k/6). 60 units lie between k = 2 (50) and k = 1
    /// (70.71), where the mean of 1000/q is 1000 ln(√2) / 20.71 = 16.73 USD.
    @Test
    void aMonthlyQuotaRaisesThePriceToTheHeightOfItsStep() {
        Network network = oneLane();
        double high = 100 * Math.pow(8, -1.0 / 6);
        double height = 1000 * Math.log(high / 50) / (high - 50);
        try (Equilibrium e = under(network, new Shifts.Quota("q", Set.of(0), ALWAYS, 60, true))) {
            Plan plan = e.solve(Controls.none());
            assertThat(plan.flowOf("s", "A", "B").orElseThrow()).containsExactly(new double[] {60, 60}, within(1e-6));
            assertThat(plan.priceOf("s", "B").orElseThrow()[1]).isCloseTo(height, within(1e-6 * height));
            assertThat(partySum(plan)).isCloseTo(plan.objective(), within(1e-6 * plan.objective()));
            Rationing.Result worst = Rationing.run(e, Controls.none());
            assertThat(worst.welfare()).isLessThanOrEqualTo(plan.objective() * (1 + RELATIVE));
        }
    }

    /// 110 units may pass in both months together.
    @Test
    void aQuotaOverTheSpanIsSpreadOverIt() {
        try (Equilibrium e = under(oneLane(), new Shifts.Quota("q", Set.of(0), new Shifts.Span(0, 2), 110, false))) {
            double[] flow = e.solve(Controls.none()).flowOf("s", "A", "B").orElseThrow();
            assertThat(flow[0] + flow[1]).isCloseTo(110, within(1e-6));
        }
    }

    /// A duty of 30 % makes a unit cost 9.9 + 3 USD on the first step of the lane. The curve is 1000/q:
    /// step k = 1 ends at 70.71, and the next has the mean 1000 ln(√2)/29.29 = 11.83, which is below that
    /// cost. The revenue is 70.71 · 3 USD a month.
    @Test
    void aDutyYieldsRevenueToTheImporter() {
        Network network = oneLane();
        double shipped = 100 * Math.pow(8, -1.0 / 6);
        for (boolean onExports : new boolean[] {false, true}) {
            try (Equilibrium e = under(network, new Shifts.Duty(Set.of(0), ALWAYS, 0.3, onExports));
                    Equilibrium base = under(network)) {
                Plan plan = e.solve(Controls.none());
                Plan free = base.solve(Controls.none());
                assertThat(plan.flowOf("s", "A", "B").orElseThrow())
                        .containsExactly(new double[] {shipped, shipped}, within(1e-6 * shipped));
                assertThat(plan.taxRevenue()).isCloseTo(2 * 3 * shipped, within(1e-6 * 6 * shipped));
                assertThat(partySum(plan)).isCloseTo(plan.total(), within(1e-6 * plan.total()));
                assertThat(plan.total()).isLessThan(free.total());
                double government = plan.differenceTo(free).stream()
                        .filter(x -> x.account() == Plan.Account.GOVERNMENT
                                && x.place().equals(onExports ? "A" : "B"))
                        .mapToDouble(Plan.Entry::usd)
                        .sum();
                assertThat(government).isCloseTo(plan.taxRevenue(), within(1e-6 * plan.taxRevenue()));
            }
        }
    }

    @Test
    void lostCapacityIsLostInBothCases() {
        try (Equilibrium e = under(oneLane(), new Shifts.Capacity(Set.of(0), new Shifts.Span(1, 2), 0.5))) {
            double[] best = e.solve(Controls.none()).outputOf("make", "A").orElseThrow();
            assertThat(best).containsExactly(new double[] {100, 60}, within(1e-6));
            double[] worst = Rationing.run(e, Controls.none())
                    .plan()
                    .outputOf("make", "A")
                    .orElseThrow();
            assertThat(worst).containsExactly(new double[] {100, 60}, within(1e-6));
        }
    }

    @Test
    void aDeliveryBeyondCapacityIsExplainedInWordsOfTheWorld() {
        try (Equilibrium e = under(oneLane(), new Shifts.Required("contract 7", Set.of(0), ALWAYS, 130))) {
            assertThatThrownBy(() -> e.solve(Controls.none()))
                    .isInstanceOf(NoCertifiedAnswerException.class)
                    .hasMessageContaining("at least 130 kg of s from A to B must be delivered (contract 7) in 2025-0")
                    .hasMessageContaining("make in A can make at most 120 kg in 2025-0")
                    .hasMessageNotContaining("row")
                    .hasMessageNotContaining("column");
        }
    }

    @Test
    void aDeliveryThroughAClosedLaneNamesTheLane() {
        Network network = oneLane();
        try (Equilibrium e = under(network, new Shifts.Required("contract 8", Set.of(0), ALWAYS, 20))) {
            assertThatThrownBy(() -> e.solve(Tiny.cap(network, "m", "s", "A", 0.1)))
                    .isInstanceOf(NoCertifiedAnswerException.class)
                    .hasMessageContaining("contract 8")
                    .hasMessageContaining("of s at most 10 kg may pass from A to B in 2025-0");
            // What failed leaves nothing behind.
            assertThat(e.solve(Controls.none()).flowOf("s", "A", "B").orElseThrow()[0])
                    .isCloseTo(100, within(1e-6));
        }
    }

    @Test
    void aReserveIsHeldOrItsConflictNamed() {
        Network network = Tiny.of(3, "A")
                .item("m", Stage.METAL, 10)
                .works("mine", "m", "A", 100, 110, 0)
                .use("m", "A", 100, -0.5, 4)
                .stock("m", "A", 50)
                .network();
        try (Equilibrium e = under(network, new Shifts.Reserve("strategic", "m", "A", ALWAYS, 80))) {
            Plan plan = e.solve(Controls.none());
            assertThat(plan.used[0][0]).isLessThan(100);
            assertThat(plan.stock[0][0]).isGreaterThanOrEqualTo(80 - 1e-6);
            assertThat(partySum(plan)).isCloseTo(plan.objective(), within(1e-6 * Math.abs(plan.objective())));
        }
        try (Equilibrium e = under(network, new Shifts.Reserve("strategic", "m", "A", ALWAYS, 500))) {
            assertThatThrownBy(() -> e.solve(Controls.none()))
                    .hasMessageContaining("at least 500 kg of m must be held in A at the end of 2025-01")
                    .hasMessageContaining("50 kg given");
        }
    }

    /// On random worlds with duties and quotas: accounts close with the revenue, the order of scenarios does not
    /// matter, and with quotas alone rationing stays below the best case.
    @Test
    void accountsCloseUnderRandomShifts() {
        for (long seed = 0; seed < 12; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            Random random = new Random(seed);
            int arc = random.nextInt(network.arcs.size());
            int other = random.nextInt(network.arcs.size());
            Shifts.Quota quota = new Shifts.Quota(
                    "q", Set.of(arc), ALWAYS, network.arcs.get(arc).flow() * 0.7, true);
            Shifts.Duty duty = new Shifts.Duty(Set.of(other), ALWAYS, 0.2 + random.nextDouble(), seed % 2 == 0);
            try (Equilibrium base = Equilibrium.of(baseline, solver, 1);
                    Equilibrium taxed =
                            Equilibrium.of(baseline, solver, 1, all(network), new Shifts(List.of(quota, duty)));
                    Equilibrium fresh =
                            Equilibrium.of(baseline, solver, 1, all(network), new Shifts(List.of(quota, duty)));
                    Equilibrium capped =
                            Equilibrium.of(baseline, solver, 1, all(network), new Shifts(List.of(quota)))) {
                base.anchor(controls);
                taxed.startFrom(base);
                Plan plan = taxed.solve(controls);
                double size = Math.abs(plan.objective()) + 1;
                assertThat(partySum(plan)).as("seed " + seed).isCloseTo(plan.total(), within(RELATIVE * size));
                assertThat(fresh.solve(controls).objective())
                        .as("seed " + seed)
                        .isCloseTo(plan.objective(), within(RELATIVE * size));
                Plan best = capped.solve(controls);
                assertThat(Rationing.run(capped, controls).welfare())
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(best.total() + RELATIVE * size);
            }
        }
    }

    /// Nothing comes any more: 50 kg in stock serve half a month, 150 kg a month and a half, 100 kg one.
    @Test
    void aLargerStockBridgesLonger() {
        Network network = Tiny.of(3, "A", "B")
                .item("m", Stage.METAL, 10)
                .works("mine", "m", "A", 100, 110, 0)
                .lane("m", "A", "B", 100)
                .use("m", "B", 100, -0.5, 4)
                .stock("m", "B", 50)
                .network();
        int node = network.uses.getFirst().node();
        Controls closed = Tiny.cap(network, "c", "m", "A", 0);
        try (Equilibrium plain = under(network);
                Equilibrium more = under(network, new Shifts.Stock(node, 1, 100));
                Equilibrium twice = under(network, new Shifts.Stock(node, 2, 0))) {
            assertThat(Rationing.run(plain, closed).plan().used[0])
                    .containsExactly(new double[] {50, 0, 0}, within(1e-6));
            assertThat(Rationing.run(more, closed).plan().used[0])
                    .containsExactly(new double[] {100, 50, 0}, within(1e-6));
            assertThat(Rationing.run(twice, closed).plan().used[0])
                    .containsExactly(new double[] {100, 0, 0}, within(1e-6));
            Plan best = more.solve(closed);
            assertThat(best.used[0][0] + best.used[0][1] + best.used[0][2]).isBetween(50.0, 150 + 1e-6);
            assertThat(partySum(best)).isCloseTo(best.total(), within(1e-6 * Math.abs(best.total())));
        }
    }

    /// At the old price half is wanted, and made; beyond capacity demand raises the price instead. With ε = −1 the
    /// curve is 1500/q then, and 120 kg lie on the step from 150 · 8^(−1/6) = 106.07 to 150 kg, whose mean is
    /// 1500 ln(150/106.07) / 43.93 = 11.83 USD.
    @Test
    void demandMovesWhatIsUsedAndThePrice() {
        Network network = oneLane();
        try (Equilibrium half = under(network, new Shifts.Demand(Set.of(0), ALWAYS, 0.5));
                Equilibrium later = under(network, new Shifts.Demand(Set.of(0), new Shifts.Span(1, 2), 1.5));
                Equilibrium none = under(network, new Shifts.Demand(Set.of(0), new Shifts.Span(1, 2), 0))) {
            Plan plan = half.solve(Controls.none());
            assertThat(plan.used[0]).containsExactly(new double[] {50, 50}, within(1e-6));
            assertThat(Rationing.run(half, Controls.none()).plan().used[0])
                    .containsExactly(new double[] {50, 50}, within(1e-6));
            assertThat(partySum(plan)).isCloseTo(plan.total(), within(1e-6 * plan.total()));
            Plan wanted = later.solve(Controls.none());
            double low = 150 * Math.pow(8, -1.0 / 6);
            double height = 1500 * Math.log(150 / low) / (150 - low);
            assertThat(wanted.used[0]).containsExactly(new double[] {100, 120}, within(1e-6));
            assertThat(wanted.priceOf("s", "B").orElseThrow()[1]).isCloseTo(height, within(1e-6 * height));
            assertThat(none.solve(Controls.none()).used[0]).containsExactly(new double[] {100, 0}, within(1e-6));
        }
    }

    /// On random worlds with other stocks and demand: accounts close, where it is solved from does not matter,
    /// rationing
    /// stays below the best case, and the certified range of the curves holds the plan.
    @Test
    void accountsCloseUnderRandomStocksAndDemand() {
        for (long seed = 0; seed < 12; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            Random random = new Random(seed);
            int node = random.nextInt(network.nodes());
            int use = random.nextInt(network.uses.size());
            Shifts shifts = new Shifts(List.of(
                    new Shifts.Stock(node, 1 + random.nextDouble(), network.stock[node] * random.nextDouble()),
                    new Shifts.Demand(Set.of(use), new Shifts.Span(1, 1000), 0.4 + 1.2 * random.nextDouble())));
            try (Equilibrium base = Equilibrium.of(baseline, solver, 1);
                    Equilibrium shifted = Equilibrium.of(baseline, solver, 1, all(network), shifts);
                    Equilibrium fresh = Equilibrium.of(baseline, solver, 1, all(network), shifts)) {
                base.anchor(controls);
                shifted.startFrom(base);
                Plan plan = shifted.solve(controls);
                double size = Math.abs(plan.objective()) + 1;
                assertThat(partySum(plan)).as("seed " + seed).isCloseTo(plan.total(), within(RELATIVE * size));
                assertThat(fresh.solve(controls).objective())
                        .as("seed " + seed)
                        .isCloseTo(plan.objective(), within(RELATIVE * size));
                assertThat(Rationing.run(shifted, controls).welfare())
                        .as("seed " + seed)
                        .isLessThanOrEqualTo(plan.total() + RELATIVE * size);
            }
        }
    }

    private static Set<Integer> all(Network network) {
        return network.arcs.stream().map(Network.Arc::id).collect(java.util.stream.Collectors.toSet());
    }
}
