package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.Shifts;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One draw of the expected case on random worlds: what must hold of every plan that is carried out.
class ExpectedRunTest {
    private static final double RELATIVE = 1e-9;
    private static final int WORLDS = Integer.getInteger("chokepoint.expected.worlds", 60);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static MonthMarket market(Baseline baseline, Set<Integer> telling, Shifts shifts) {
        DrawnBehaviour central = Behaviours.stated().draw(Draws.median(), 0);
        return new MonthMarket(Equilibrium.of(baseline, solver, 1, telling, shifts), central, solver);
    }

    private static ExpectedRun.Result run(MonthMarket market, Controls controls) {
        return market.run(new StatedSupply(market.equilibrium().program(0), controls, 1));
    }

    @Test
    void withoutMeasuresThePlanIsTheBaselineAndNothingIsLost() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            try (MonthMarket market = market(Baseline.of(network, solver), Set.of(), Shifts.NONE)) {
                Plan free = market.equilibrium().solve(Controls.none());
                ExpectedRun.Result result = run(market, Controls.none());
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
            try (MonthMarket market = market(Baseline.of(network, solver), Set.of(), Shifts.NONE)) {
                Plan free = market.equilibrium().solve(Controls.none());
                Plan best = market.equilibrium().solve(controls);
                ExpectedRun.Result result = run(market, controls);
                double worst = Rationing.run(market.equilibrium(), controls).welfare();
                double size = Math.abs(free.total()) + 1;
                assertThat(result.welfare()).as("seed " + seed).isLessThanOrEqualTo(best.total() + RELATIVE * size);
                worse += result.welfare() < worst - RELATIVE * size ? 1 : 0;
            }
        }
        // No theorem: whoever sees one month at a time can hoard more than rationing would
        // (docs/model/expected.md#order).
        assertThat(worse).as("plans worse than the worst case").isLessThan(WORLDS / 4);
    }

    /// Quotas, duties, lost capacity, stocks and demand hold month by month, and what is carried out is feasible in the
    /// best case.
    @Test
    void underAScenarioNoPlanIsBetterThanTheBestCaseAndPartiesAddUp() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Controls controls = RandomWorlds.controls(network, seed);
            Baseline baseline = Baseline.of(network, solver);
            Random random = new Random(seed);
            Shifts.Span span = new Shifts.Span(random.nextInt(2), network.months);
            int arc = random.nextInt(network.arcs.size());
            double flow = baseline.flow[arc];
            boolean monthly = seed % 2 == 0;
            double units = 0.6 * flow * (monthly ? 1 : span.end() - span.first());
            // The market does not count a duty's revenue, so that with one its plan need not be the best for all.
            double duty = seed % 4 < 2 ? 0 : 0.4;
            Shifts shifts = new Shifts(List.of(
                    new Shifts.Quota("q", Set.of(arc), span, units, monthly),
                    new Shifts.Duty(Set.of(random.nextInt(network.arcs.size())), span, duty, seed % 3 == 0),
                    new Shifts.Capacity(Set.of(random.nextInt(network.works.size())), span, 0.5),
                    new Shifts.Stock(random.nextInt(network.nodes()), 1.5, 0),
                    new Shifts.Demand(Set.of(random.nextInt(network.uses.size())), span, seed % 5 == 0 ? 0.7 : 1.2)));
            try (MonthMarket market = market(baseline, controls.arcs(), shifts)) {
                Plan best = market.equilibrium().solve(controls);
                ExpectedRun.Result result = run(market, controls);
                double size = Math.abs(best.total()) + 1;
                if (duty == 0) {
                    assertThat(result.welfare()).as("seed " + seed).isLessThanOrEqualTo(best.total() + RELATIVE * size);
                }
                assertThat(result.plan().welfareByParty().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .as("parties, seed " + seed)
                        .isCloseTo(result.welfare(), within(RELATIVE * size));
                double shipped = 0;
                for (int t = span.first(); t < network.months; t++) {
                    double month = result.plan().flow[arc][t];
                    shipped += month;
                    if (monthly) {
                        assertThat(month).as("month " + t + ", seed " + seed).isLessThanOrEqualTo(units + 1e-6 * flow);
                    }
                }
                if (!monthly) {
                    assertThat(shipped).as("in all, seed " + seed).isLessThanOrEqualTo(units + 1e-6 * flow);
                }
            }
        }
    }

    @Test
    void aReserveIsHeldAndARequiredDeliveryIsMadeWhereTheyCanBe() {
        World world = SampleWorlds.samariumJets();
        Network network = Network.of(world, world.asOf());
        Baseline baseline = Baseline.of(network, solver);
        Network.Arc magnets = network.arcs.stream()
                .filter(a -> a.lane().item().equals("smco-magnet"))
                .max(Comparator.comparingDouble(a -> baseline.flow[a.id()]))
                .orElseThrow();
        double stock = network.stock[magnets.toNode()];
        double wanted = 1.02 * baseline.flow[magnets.id()];
        Shifts shifts = new Shifts(List.of(
                new Shifts.Required("treaty", Set.of(magnets.id()), new Shifts.Span(0, 3), wanted),
                new Shifts.Reserve(
                        "reserve",
                        "smco-magnet",
                        network.places.get(network.nodePlace[magnets.toNode()]).id(),
                        new Shifts.Span(2, network.months),
                        1.01 * stock)));
        try (MonthMarket market = market(baseline, Set.of(), shifts)) {
            Plan plan = run(market, Controls.none()).plan();
            for (int t = 0; t < 3; t++) {
                assertThat(plan.flow[magnets.id()][t]).as("month " + t).isGreaterThanOrEqualTo(wanted * (1 - 1e-9));
            }
            for (int t = 2; t < network.months; t++) {
                assertThat(plan.stock[magnets.toNode()][t])
                        .as("month " + t)
                        .isGreaterThanOrEqualTo(1.01 * stock * (1 - 1e-9));
            }
        }
    }
}
