package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.equilibrium.Equilibrium;
import dev.chokepoint.exposure.equilibrium.Plan;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.network.Baseline;
import dev.chokepoint.exposure.network.Curve;
import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.rationing.Rationing;
import dev.chokepoint.exposure.world.Content;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.Lane;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.RandomWorlds;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A control on an input that reaches what is made abroad from it.
class OriginsTest {
    private static final double TOLERANCE_UNITS = 1e-6;
    private static final double TOLERANCE_USD = 1e-6;
    private static final double RELATIVE = 1e-7;

    /// Which lane or plant has a step at exactly the baseline price differs where more nodes are; it
    /// earns no margin on two percent of its flow.
    private static final double PINNED_ELSEWHERE = 1e-4;

    private static final LocalDate DAY = LocalDate.of(2025, 1, 1);
    private static final int WORLDS = Integer.getInteger("chokepoint.worlds", 25);
    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    /// Closes what goes from anywhere but CN to a place if at least `percent` of its value is content.
    private static LaneControls.Determiner above(double percent, String to) {
        return (item, from, there, use, on) -> {
            boolean binds = !from.iso().equals("CN")
                    && there.id().equals(to)
                    && Double.parseDouble(item.attributes().getOrDefault("cn_pct", "0")) >= percent;
            return binds
                    ? List.of(new LaneControls.Binding("rule", "CN", LaneControls.Effect.CLOSED, DAY, DAY))
                    : List.of();
        };
    }

    /// Assumptions under which moving trade and making more cost nothing extra.
    private static Network free(World world) {
        Assumptions a = new Assumptions(0, 0, 0, 0, 0.01, 1, 20, 0.25, 12, 0);
        return Network.of(world, world.asOf(), Draw.central(), a);
    }

    /// CN makes 60 oxide and AU its full 40; JP makes 100 magnets of USD 30 from oxide of USD 10, half
    /// for US, half for EU.
    private static World magnets() {
        return Tiny.of(1, "CN", "AU", "JP", "US", "EU")
                .iso("CN", "CN")
                .iso("JP", "JP")
                .iso("AU", "AU")
                .service("ox", 10)
                .service("mag", 30)
                .plant("dig", "ox", "CN", 60)
                .plant("dig", "ox", "AU", 40)
                .lane("ox", "CN", "JP", 60)
                .lane("ox", "AU", "JP", 40)
                .plant("sinter", "mag", "JP", 100, "ox", 1)
                .lane("mag", "JP", "US", 50)
                .lane("mag", "JP", "EU", 50)
                .use("mag", "US", 50, -0.5, 4)
                .use("mag", "EU", 50, -0.5, 4)
                .content("cn_pct", "CN", "ox")
                .world();
    }

    /// US may only have magnets from AU's 40 oxide and gets all of them, EU those from CN. 40 lies within
    /// one step of US demand (39.69 to 44.54), whose height is the price; AU's oxide earns it less the 20
    /// of making a magnet. In EU 50 are wanted at the cost of 30, so CN digs 50.
    @Test
    void theMarketAnswersWithInputsFromElsewhere() {
        Network whole = free(magnets());
        Origins.Distinctions told = Origins.of(whole, above(0.1, "US"));
        assertThat(told.items()).containsExactly("mag");
        Baseline baseline = told.apply(Baseline.of(whole, solver));
        Controls rule = LaneControls.of(baseline.network(), above(0.1, "US"), Draw.central());
        try (Equilibrium e = Equilibrium.of(baseline, solver, 1)) {
            Plan free = e.solve(Controls.none());
            assertThat(used(free, "US")).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(free.flowOf("mag", "JP", "US").orElseThrow()[0]).isCloseTo(50, within(TOLERANCE_UNITS));
            Plan plan = e.solve(rule);
            assertThat(used(plan, "US")).isCloseTo(40, within(TOLERANCE_UNITS));
            assertThat(used(plan, "EU")).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(plan.outputOf("dig", "CN").orElseThrow()[0]).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(plan.outputOf("sinter", "JP").orElseThrow()[0]).isCloseTo(90, within(TOLERANCE_UNITS));
            double high = 50 * Math.pow(4, -1.0 / 12);
            double low = 50 * Math.pow(4, -2.0 / 12);
            double height = Curve.area(low, high, 50, 30, -0.5) / (high - low);
            assertThat(price(plan, "mag", "US")).isCloseTo(height, within(TOLERANCE_USD));
            assertThat(price(plan, "mag", "EU")).isCloseTo(30, within(TOLERANCE_USD));
            assertThat(price(plan, "ox~free-of-CN-content", "JP")).isCloseTo(height - 20, within(TOLERANCE_USD));
            assertThat(price(plan, "ox", "JP")).isCloseTo(10, within(TOLERANCE_USD));
            assertThat(sum(plan)).isCloseTo(plan.objective(), within(TOLERANCE_USD));
            assertThat(plan.certificates()).allMatch(c -> c.passes());
            // Nobody re-routes: only the 40 percent that were free of content arrive.
            Rationing.Result worst = Rationing.run(e, rule);
            assertThat(used(worst.plan(), "US")).isCloseTo(20, within(TOLERANCE_UNITS));
            assertThat(worst.welfare()).isLessThanOrEqualTo(plan.objective() + TOLERANCE_USD);
            assertThat(plan.stops()).extracting(s -> s.recipe() + s.place()).doesNotHaveDuplicates();
        }
    }

    /// Oxide is a third of a magnet and a magnet of USD 30 a thousandth of a car of USD 30,000.
    @Test
    void whatIsBelowTheLevelIsNotReached() {
        World world = Tiny.of(1, "CN", "JP", "US")
                .iso("CN", "CN")
                .iso("JP", "JP")
                .service("ox", 10)
                .service("mag", 30)
                .service("car", 30_000)
                .plant("dig", "ox", "CN", 100)
                .lane("ox", "CN", "JP", 100)
                .plant("sinter", "mag", "JP", 100, "ox", 1)
                .plant("build", "car", "JP", 100, "mag", 1)
                .lane("car", "JP", "US", 100)
                .use("car", "US", 100, -0.5, 4)
                .content("cn_pct", "CN", "ox")
                .world();
        Network whole = free(world);
        assertThat(Origins.of(whole, above(0.034, "US")).isEmpty()).isTrue();
        assertThat(Origins.of(whole, above(0.033, "US")).items()).containsExactly("car");
    }

    /// A plant that makes both kinds cannot make more than it can, whichever it makes.
    @Test
    void bothKindsShareOnePlant() {
        World world = Tiny.of(1, "CN", "AU", "JP", "US", "EU")
                .iso("CN", "CN")
                .service("ox", 10)
                .service("mag", 30)
                .plant("dig", "ox", "CN", 60)
                .works("dig", "ox", "AU", 40, 1000, 0)
                .lane("ox", "CN", "JP", 60)
                .lane("ox", "AU", "JP", 40)
                .plant("sinter", "mag", "JP", 100, "ox", 1)
                .lane("mag", "JP", "US", 50)
                .lane("mag", "JP", "EU", 50)
                .use("mag", "US", 50, -0.5, 4)
                .use("mag", "EU", 50, -0.5, 4)
                .content("cn_pct", "CN", "ox")
                .world();
        Network whole = free(world);
        Baseline baseline = Origins.of(whole, above(0.1, "US")).apply(Baseline.of(whole, solver));
        Controls rule = LaneControls.of(baseline.network(), above(0.1, "US"), Draw.central());
        try (Equilibrium e = Equilibrium.of(baseline, solver, 1)) {
            Plan plan = e.solve(rule);
            assertThat(plan.outputOf("sinter", "JP").orElseThrow()[0]).isCloseTo(100, within(TOLERANCE_UNITS));
            assertThat(used(plan, "US")).isCloseTo(50, within(TOLERANCE_UNITS));
            assertThat(used(plan, "EU")).isCloseTo(50, within(TOLERANCE_UNITS));
        }
    }

    /// On seeded random worlds: the baseline stays what it was, the accounts close, rationing is feasible
    /// and no better, and meeting only what holds the content costs no more than closing the lanes for
    /// all.
    @Test
    void tellingApartChangesNothingButWhatTheRuleMeets() {
        int told = 0;
        for (long seed = 0; seed < 4L * WORLDS; seed++) {
            World world = withRule(RandomWorlds.of(seed), seed);
            Network whole = Network.of(world, world.asOf());
            double level = 5 * new Random(seed).nextDouble();
            LaneControls.Determiner above = above(level, seed % 2 == 0 ? "R0" : "R1");
            Origins.Distinctions distinctions = Origins.of(whole, above);
            if (distinctions.isEmpty()) {
                continue;
            }
            told++;
            Baseline plain = Baseline.of(whole, solver);
            Baseline apart = distinctions.apply(plain);
            Controls rule = LaneControls.of(apart.network(), above, Draw.central());
            Set<List<String>> held = new HashSet<>();
            rule.arcs().forEach(a -> held.add(ends(apart.network().laneOf(a))));
            Controls all = new Controls(whole.arcs.stream()
                    .filter(a -> held.contains(ends(a.lane())))
                    .flatMap(a -> rule.restrictions().stream()
                            .filter(r -> ends(apart.network().laneOf(r.arc())).equals(ends(a.lane())))
                            .map(r -> new Controls.Restriction(
                                    a.id(), r.month(), r.endUse(), r.measure(), r.issuer(), r.share(), r.inForce())))
                    .toList());
            try (Equilibrium e = Equilibrium.of(apart, solver, 1);
                    Equilibrium before = Equilibrium.of(plain, solver, 1)) {
                Plan free = e.solve(Controls.none());
                double size = Math.abs(free.objective()) + 1;
                String what = "seed " + seed;
                Plan was = before.solve(Controls.none());
                for (Network.Works w : whole.works) {
                    String place = whole.places.get(w.place()).id();
                    assertThat(free.outputOf(w.recipe().id(), place).orElseThrow())
                            .as("output, " + what)
                            .containsExactly(was.output[w.id()], within(RELATIVE * w.output()));
                }
                Plan plan = e.solve(rule);
                assertThat(sum(plan)).as("accounts, " + what).isCloseTo(plan.objective(), within(RELATIVE * size));
                assertThat(plan.objective()).as(what).isLessThanOrEqualTo(free.objective() + RELATIVE * size);
                Rationing.Result worst = Rationing.run(e, rule);
                assertThat(worst.welfare()).as(what).isLessThanOrEqualTo(plan.objective() + RELATIVE * size);
                assertThat(free.objective() - plan.objective())
                        .as("against closing all, " + what)
                        .isLessThanOrEqualTo(was.objective() - before.solve(all).objective() + PINNED_ELSEWHERE * size);
            }
        }
        assertThat(told).isGreaterThan(WORLDS / 2);
    }

    private static List<String> ends(Lane lane) {
        return List.of(lane.item(), lane.from(), lane.to());
    }

    private static World withRule(World w, long seed) {
        String item =
                w.items().get((int) (seed % Math.max(1, w.items().size() / 2))).id();
        return new World(
                new World.Frame(w.id(), w.title(), w.first(), w.months(), w.asOf(), w.discount()),
                w.parties(),
                w.places().stream()
                        .map(p -> p.id().equals("R0") ? new Place(p.id(), p.name(), "CN", p.party()) : p)
                        .toList(),
                new World.Production(w.items(), w.recipes(), w.plants()),
                new World.Trade(w.lanes(), w.duties(), List.of(new Content("cn_pct", "CN", item))),
                new World.Market(w.stocks(), w.demands(), w.prices()),
                w.licences(),
                w.sources());
    }

    private static double used(Plan plan, String place) {
        Network network = plan.baseline().network();
        return network.uses.stream()
                .filter(u -> u.demand().place().equals(place))
                .mapToDouble(u -> plan.used[u.id()][0])
                .sum();
    }

    private static double price(Plan plan, String item, String place) {
        return plan.priceOf(item, place).orElseThrow()[0];
    }

    private static double sum(Plan plan) {
        return plan.welfareByParty().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
