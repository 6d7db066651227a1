package dev.chokepoint.exposure.equilibrium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.base.Vintages;
import dev.chokepoint.exposure.horizon.Beliefs;
import dev.chokepoint.exposure.horizon.Course;
import dev.chokepoint.exposure.horizon.TreePlan;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Announced;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Demand;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.Party;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Plant;
import dev.chokepoint.exposure.world.Price;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.Recipe;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.Stock;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScenarioTreeTest {
    private static final double EXACT = 1e-9;
    private static final double RELATIVE = 1e-7;
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 25);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static double[] hazard(Random random, int months) {
        double[] hazard = new double[months];
        for (int t = 0; t < months; t++) {
            hazard[t] = random.nextBoolean() ? 0 : 0.9 * random.nextDouble();
        }
        return hazard;
    }

    /// Caps by month written out by state; open states may let more pass.
    private static double[][] byState(ScenarioTree tree, double[][] byMonth, boolean reopens) {
        double[][] all = new double[byMonth.length][tree.states()];
        for (int a = 0; a < byMonth.length; a++) {
            for (int v = 0; v < tree.states(); v++) {
                all[a][v] = reopens && tree.open(v) ? Double.POSITIVE_INFINITY : byMonth[a][tree.month(v)];
            }
        }
        return all;
    }

    @Test
    void aCombBranchesOnceForEachMonthOfPossibleReopening() {
        ScenarioTree tree = ScenarioTree.comb(2, 6, new double[] {0, 0, 0.9, 0.5, 0, 0.25});
        assertThat(tree.states()).isEqualTo(4 + 3 + 1);
        for (int t = 2; t < 6; t++) {
            double sum = 0;
            for (int v = 0; v < tree.states(); v++) {
                sum += tree.month(v) == t ? tree.probability(v) : 0;
            }
            assertThat(sum).as("month " + t).isCloseTo(1, within(EXACT));
        }
        assertThat(tree.after(0, 1)).hasSize(2);
        assertThat(tree.after(0, 3)).hasSize(3);
        assertThat(ScenarioTree.chain(0, 18).isChain()).isTrue();
    }

    @Test
    void aCertainReopeningLeavesNoClosedState() {
        ScenarioTree tree = ScenarioTree.comb(0, 4, new double[] {0, 0, 1, 0.5});
        assertThat(tree.isChain()).isTrue();
        assertThat(tree.open(3)).isTrue();
    }

    @Test
    void mergedMonthsKeepTheProbabilityOfTheirSpan() {
        double[] hazard = {0, 0.5, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.1};
        double[] merged = ScenarioTree.merged(hazard, 2);
        assertThat(merged[1]).isEqualTo(0.5);
        assertThat(merged[2]).isEqualTo(0.4);
        assertThat(merged[3]).isZero();
        assertThat(merged[4]).isCloseTo(1 - 0.7 * 0.8, within(EXACT));
        assertThat(merged[8]).isCloseTo(1 - Math.pow(0.9, 4), within(EXACT));
    }

    @Test
    void aHazardOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> ScenarioTree.comb(0, 3, new double[] {0, 1.5, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.5");
    }

    /// s prompt and f late reopenings: η_k = (1 + s)/(2 + s + f + k); without a record the chance of still being
    /// closed after k months is 1/(k + 1).
    @Test
    void theHazardFollowsTheRecordAsKnownOnTheDay() {
        ReopeningRecord record = SampleWorlds.recordBeforeGraphite();
        var before =
                record.tally("CN", ReopeningRecord.ItemClass.MATERIALS, LocalDate.of(2023, 9, 20), java.util.Set.of());
        assertThat(before).isEqualTo(new ReopeningRecord.Tally(0, 0));
        assertThat(before.hazard(0)).isEqualTo(1.0 / 2);
        assertThat(before.delays(3)[3]).isCloseTo(1.0 / 4, within(EXACT));
        var after =
                record.tally("CN", ReopeningRecord.ItemClass.MATERIALS, LocalDate.of(2023, 10, 20), java.util.Set.of());
        assertThat(after).isEqualTo(new ReopeningRecord.Tally(1, 0));
        assertThat(after.hazard(1)).isEqualTo(2.0 / 4);
        assertThat(record.tally("CN", ReopeningRecord.ItemClass.GOODS, LocalDate.MAX, java.util.Set.of()))
                .isEqualTo(new ReopeningRecord.Tally(0, 0));
    }

    @Test
    void aTreeWhoseBranchesAreAlikeIsTheChain() {
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            double[][] total = controls.totalShares(network.arcs.size(), network.months);
            double[][] military = controls.militaryShares(network.arcs.size(), network.months);
            ScenarioTree chain = ScenarioTree.chain(0, network.months);
            ScenarioTree tree = ScenarioTree.comb(0, network.months, hazard(new Random(seed), network.months));
            try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
                double today = equilibrium.solve(controls).objective();
                double sure = 0;
                double unsure = 0;
                for (int b = 0; b < equilibrium.blocks(); b++) {
                    Start start = Start.of(baseline);
                    double[][] capacity = network.capacities();
                    sure += equilibrium
                            .plan(b, chain, start, total, military, capacity)
                            .answer()
                            .objective();
                    unsure += equilibrium
                            .plan(b, tree, start, byState(tree, total, false), byState(tree, military, false), capacity)
                            .answer()
                            .objective();
                }
                double size = Math.abs(today) + 1;
                assertThat(sure).as("chain, seed " + seed).isCloseTo(today, within(EXACT * size));
                // Weighed by probabilities, costs come nearer to the solver's tolerance.
                assertThat(unsure).as("tree, seed " + seed).isCloseTo(today, within(RELATIVE * size));
            }
        }
    }

    /// The parties' expected welfare adds up to the objective, and a plan that must wait for news is worth no more
    /// than plans that know each course, nor less than licences that stay closed for sure.
    @Test
    void theAccountsHoldInExpectationAndKnowingIsWorthSomething() {
        int dearer = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, world.asOf());
            Baseline baseline = Baseline.of(network, solver);
            Controls controls = RandomWorlds.controls(network, seed);
            int months = network.months;
            double[][] total = controls.totalShares(network.arcs.size(), months);
            double[][] military = controls.militaryShares(network.arcs.size(), months);
            double[] hazard = hazard(new Random(seed), months);
            ScenarioTree tree = ScenarioTree.comb(0, months, hazard);
            try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
                double waiting = 0;
                for (int b = 0; b < equilibrium.blocks(); b++) {
                    Equilibrium.Planned planned = equilibrium.plan(
                            b,
                            tree,
                            Start.of(baseline),
                            byState(tree, total, true),
                            byState(tree, military, true),
                            network.capacities());
                    double objective = planned.answer().objective();
                    waiting += objective;
                    double parties = planned.answer().gains().byParty().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
                    assertThat(parties)
                            .as("parties, seed " + seed)
                            .isCloseTo(objective, within(RELATIVE * (Math.abs(objective) + 1)));
                }
                double closed = equilibrium.solve(controls).objective();
                double knowing = 0;
                double stillClosed = 1;
                for (int t = 1; t <= months; t++) {
                    double chance = t == months ? stillClosed : stillClosed * hazard[t];
                    stillClosed -= chance;
                    int from = t;
                    Controls known = new Controls(controls.restrictions().stream()
                            .filter(r -> r.month() < from)
                            .toList());
                    knowing +=
                            chance == 0 ? 0 : chance * equilibrium.solve(known).objective();
                }
                double size = Math.abs(knowing) + 1;
                assertThat(waiting).as("waiting, seed " + seed).isLessThanOrEqualTo(knowing + RELATIVE * size);
                assertThat(waiting).as("waiting, seed " + seed).isGreaterThanOrEqualTo(closed - RELATIVE * size);
                dearer += knowing - waiting > RELATIVE * size ? 1 : 0;
            }
        }
        assertThat(dearer).as("worlds in which knowing is worth something").isGreaterThan(WORLDS / 4);
    }

    /// Two months, no discounting, one lane of 8 kg at USD 1 that is closed in the second month with probability
    /// 1/8. Demand p = (q/8)^−2 in steps that halve: USD 2 for the last 4 kg, 8 for the 2 before, up to 4,096.
    ///
    /// The maker has room for 3 kg more. Carrying one costs 0.01 and is worth 8 if the lane closes (3 kg are then
    /// eaten, the last at 8) and 0.99 if not (what it replaces, less the trader's 0.01), so all 3 are carried and
    /// the price of the first month is 8/8 + 7/8 · 0.99 − 0.01 = 297/160.
    ///
    /// Welfare: 127 · 8 for the first month's 8 kg, less 8.16 kg made at 1 and 2.84 at 1.1, shipping of 7.84 kg at
    /// −0.01 and 2.84 at 0.05, holding 0.03; then 1/8 of 1,000 and 7/8 of 1,016 − 5 · 0.99.
    @Test
    void stocksAgainstAClosureAreWhatHandArithmeticSays() {
        Network network = Network.of(storage(), LocalDate.of(2025, 1, 1));
        Baseline baseline = Baseline.of(network, solver);
        ScenarioTree tree = ScenarioTree.comb(0, 2, new double[] {0, 7.0 / 8});
        double[][] caps = new double[1][tree.states()];
        Arrays.fill(caps[0], Double.POSITIVE_INFINITY);
        for (int v = 0; v < tree.states(); v++) {
            caps[0][v] = tree.month(v) == 1 && !tree.open(v) ? 0 : Double.POSITIVE_INFINITY;
        }
        try (Equilibrium equilibrium = Equilibrium.of(baseline, solver, 1)) {
            Equilibrium.Answer answer = equilibrium
                    .plan(0, tree, Start.of(baseline), caps, caps, network.capacities())
                    .answer();
            int b = network.arcs.getFirst().toNode();
            assertThat(Objects.requireNonNull(answer.amounts().stock().get(b))[0])
                    .isCloseTo(3, within(EXACT));
            assertThat(Objects.requireNonNull(answer.amounts().flow().get(0))[0])
                    .isCloseTo(11, within(EXACT));
            assertThat(Objects.requireNonNull(answer.prices().all().get(b))[0]).isCloseTo(297.0 / 160, within(EXACT));
            assertThat(answer.prices().all().get(b)[1]).isCloseTo(8, within(EXACT));
            assertThat(answer.prices().all().get(b)[2]).isCloseTo(99.0 / 100, within(EXACT));
            double first = 127 * 8 - (8.16 + 1.1 * 2.84) + 0.01 * 7.84 - 0.05 * 2.84 - 0.01 * 3;
            double second = 1000.0 / 8 + 7 * (1016 - 5 * 0.99) / 8;
            assertThat(answer.objective()).isCloseTo(first + second, within(EXACT * 2014));
        }
    }

    /// The same world asked as a whole: licences are needed from February on, no case is on record, so they
    /// flow at once with probability 1/2. Beside the 3 kg that can be made more, the eighth kg of January, worth
    /// 2, is kept for 8/2 + 0.99/2 = 4.495: 4 are carried and 7 eaten. If the lane closes this is what who knew
    /// it would do too (the fourth is worth 8 then, a fifth would be worth 2 and cost 2.01); if not, who knew it
    /// would do what is done without controls.
    @Test
    void branchesAreWhatTheyWouldCostAndKnowingIsTheDifference() {
        LocalDate day = LocalDate.of(2025, 1, 1);
        World world = withLicences(storage(), "A", 0, 6, 1);
        Network network = Network.of(world, day);
        Announced ledger = new Announced(List.of(new Announced.Act(
                "m",
                "A",
                "ore",
                "A",
                "*",
                LaneControls.Effect.LICENSED,
                LocalDate.of(2024, 12, 1),
                LocalDate.of(2025, 2, 1),
                LocalDate.of(2026, 1, 1))));
        Beliefs beliefs =
                Beliefs.of(network, Draw.central(), ledger, ReopeningRecord.empty(), Beliefs.Rules.standard());
        try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(network, solver), solver, 1)) {
            Controls standing = LaneControls.of(network, ledger.asKnown(day), Draw.central());
            Course course = Course.of(network, ledger.asKnown(day), Draw.central());
            TreePlan.Result tree = TreePlan.run(equilibrium, beliefs, course, standing, day, 1);
            double free = equilibrium.solve(Controls.none()).objective();
            assertThat(tree.groups()).hasSize(1);
            TreePlan.Group g = tree.groups().getFirst();
            assertThat(g.measures()).containsExactly("m");
            assertThat(g.branches()).hasSize(2);
            TreePlan.Branch opens = g.branches().get(0);
            TreePlan.Branch stays = g.branches().get(1);
            assertThat(opens.reopens()).contains(YearMonth.of(2025, 2));
            assertThat(stays.reopens()).isEmpty();
            assertThat(opens.probability()).isEqualTo(0.5);
            double first = 127 * 8 - 2 - (8.16 + 1.1 * 2.84) + 0.01 * 7.84 - 0.05 * 2.84 - 0.01 * 4;
            assertThat(free - opens.lossUsd()).isCloseTo(first + 1016 - 4 * 0.99, within(EXACT * 2014));
            assertThat(free - stays.lossUsd()).isCloseTo(first + 1008, within(EXACT * 2014));
            assertThat(opens.knownLossUsd()).isCloseTo(0, within(EXACT * 2014));
            assertThat(stays.knownLossUsd()).isCloseTo(stays.lossUsd(), within(EXACT * 2014));
            assertThat(tree.valueOfKnowingUsd()).isCloseTo(opens.lossUsd() / 2, within(EXACT * 2014));
            assertThat(tree.expected().objective()).isCloseTo(free - g.expectedLossUsd(), within(EXACT * 2014));
            assertThat(tree.closed().flow[0][1]).isCloseTo(0, within(EXACT));
            assertThat(tree.expected().flow[0][1]).isCloseTo(4.0 / 2, within(EXACT));
        }
    }

    /// On random worlds with random licences: branches add up to the expected plan, probabilities to 1, parties to
    /// the objective, and knowing never costs.
    @Test
    void branchesAddUpToTheExpectedPlan() {
        int uncertain = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            World world = RandomWorlds.of(seed);
            Network network = Network.of(world, LocalDate.of(2030, 1, 1));
            Announced bans = Announced.random(network, seed, 60);
            Announced ledger = new Announced(bans.acts().stream()
                    .map(a -> new Announced.Act(
                            a.measure(),
                            a.issuer(),
                            a.item(),
                            a.from(),
                            a.to(),
                            LaneControls.Effect.LICENSED,
                            a.known(),
                            a.effective(),
                            a.until()))
                    .toList());
            World licensed = withLicences(world, "P0", 0.1, 24, 0.9);
            Network of = Network.of(licensed, LocalDate.of(2030, 1, 1));
            Beliefs beliefs = Beliefs.of(of, Draw.central(), ledger, ReopeningRecord.empty(), Beliefs.Rules.standard());
            try (Equilibrium equilibrium = Equilibrium.of(Baseline.of(of, solver), solver, 1)) {
                LaneControls.Determiner all = ledger.asKnown(LocalDate.MAX);
                TreePlan.Result tree = TreePlan.run(
                        equilibrium,
                        beliefs,
                        Course.of(of, all, Draw.central()),
                        LaneControls.of(of, all, Draw.central()),
                        world.dayOf(0),
                        2);
                Plan free = equilibrium.solve(Controls.none());
                double size = Math.abs(free.objective()) + 1;
                double sum = tree.expected().welfareByParty().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertThat(sum)
                        .as("parties, seed " + seed)
                        .isCloseTo(tree.expected().objective(), within(RELATIVE * size));
                for (TreePlan.Group g : tree.groups()) {
                    uncertain++;
                    assertThat(g.branches().stream()
                                    .mapToDouble(TreePlan.Branch::probability)
                                    .sum())
                            .isCloseTo(1, within(EXACT));
                    assertThat(g.valueOfKnowingUsd())
                            .as("knowing, seed " + seed)
                            .isGreaterThanOrEqualTo(-RELATIVE * size);
                }
                if (tree.groups().size() == 1 && equilibrium.blocks() == 1) {
                    assertThat(free.objective() - tree.groups().getFirst().expectedLossUsd())
                            .as("branches, seed " + seed)
                            .isCloseTo(tree.expected().objective(), within(RELATIVE * size));
                }
            }
        }
        assertThat(uncertain).isGreaterThan(WORLDS / 4);
    }

    /// The world where licences of an issuer let this share pass at first, and the last share after these months.
    private static World withLicences(World w, String issuer, double first, double closedMonths, double last) {
        List<LicenceBehaviour> licences = new ArrayList<>();
        for (EndUse use : EndUse.values()) {
            licences.add(new LicenceBehaviour(
                    issuer, "*", use, one(first, "share"), one(closedMonths, "month"), one(last, "share")));
        }
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), w.asOf(), w.discount()),
                w.parties(),
                w.places(),
                new World.Production(w.items(), w.recipes(), w.plants()),
                new World.Trade(w.lanes(), w.duties(), w.contents()),
                new World.Market(w.stocks(), w.demands(), w.prices()),
                licences,
                w.sources());
    }

    private static World storage() {
        return new World(
                new World.Frame(
                        "storage",
                        "two-period storage",
                        YearMonth.of(2025, 1),
                        2,
                        LocalDate.of(2025, 1, 1),
                        one(0, "share/year")),
                List.of(new Party("A", "A"), new Party("B", "B")),
                List.of(new Place("A", "A", "A", "AA"), new Place("B", "B", "B", "BB")),
                new World.Production(
                        List.of(new Item("ore", "ore", Unit.parse("kg"), Stage.MATERIAL, "ore", Map.of(), List.of())),
                        List.of(new Recipe("mining", "mining", "ore", List.of())),
                        List.of(new Plant(
                                "mining",
                                "A",
                                one(8, "kg/month"),
                                List.of(new Plant.CapacityStep(LocalDate.MIN, 0, one(11, "kg/month"))),
                                one(0, "share")))),
                new World.Trade(
                        List.of(new Lane("ore", "A", "B", one(8, "kg/month"), one(0, "share"), 0)),
                        List.of(),
                        List.of()),
                new World.Market(
                        List.of(new Stock("ore", "A", one(0, "month")), new Stock("ore", "B", one(0, "month"))),
                        List.of(new Demand(
                                "ore",
                                "B",
                                EndUse.CIVIL,
                                one(8, "kg/month"),
                                one(-0.5, "share/share"),
                                one(4096, "share"),
                                new Demand.Kind.Perishable())),
                        List.of(new Price("ore", one(1, "USD/kg")))),
                List.of(),
                Map.of());
    }

    private static Vintages one(double value, String unit) {
        return Vintages.of(Figure.assumed(Uncertain.of(value), unit, "2025", "for a test"));
    }
}
