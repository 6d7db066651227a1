package dev.chokepoint.exposure.mitigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.horizon.Courses;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Figures;
import dev.chokepoint.exposure.mitigation.MitigationCosts.Line;
import dev.chokepoint.exposure.network.Assumptions;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.twostage.Action;
import dev.chokepoint.exposure.twostage.Decomposition;
import dev.chokepoint.exposure.twostage.Plan;
import dev.chokepoint.exposure.twostage.TwoStage;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.world.Stage;
import dev.chokepoint.exposure.world.TestSolver;
import dev.chokepoint.exposure.world.Tiny;
import dev.chokepoint.exposure.world.World;
import dev.chokepoint.solver.LpSolver;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What preparing is worth in a world that is worked out by hand.
///
/// In each of four months B uses 110 kg at USD 10, of which A sends 100 and C 10, both over
/// lanes with a margin of 1 %; nothing is in stock. A measure of A closes its lane. B's
/// demand is 110 · (10/p)^0.5 up to the choke price of USD 40, at which it uses 55 kg. C
/// can make 200 kg a month, above its 10 at USD 11.
class MitigationTest {
    /// Curves are drawn in steps: USD of a loss of thousands.
    private static final double USD = 1.5;

    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final TwoStage.Risk NEUTRAL = new TwoStage.Risk(0.9, 0);
    private static final Optional<String> ALL = Optional.empty();

    /// Without A, B has 10 kg a month: the next 45 are worth 40 each and cost 10, those up
    /// to 110 are worth 121,000 · (1/55 − 1/110) = 1,100 and cost 550. With A's margin of
    /// 10 that makes 1,350 + 550 + 10 a month.
    private static final double NOTHING = 4 * 1_910;

    /// 110 · (10/13)^0.5.
    private static final double AT_13 = 96.4763;

    /// C sends 5 kg more at 11.50 and the rest at 13 (5 % and 20 % of the price for other
    /// ways): B uses 96.4763 kg.
    private static final double REROUTED =
            4 * (121_000 * (1 / AT_13 - 1.0 / 110) - 1_100 + 100 + 5 * 11.5 + (AT_13 - 15) * 13 + 10);

    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = TestSolver.load();
    }

    private static World world(double capacity) {
        return Tiny.of(4, "A", "B", "C")
                .item("m", Stage.MATERIAL, 10)
                .plant("make", "m", "A", 100)
                .works("make", "m", "C", 10, capacity, 0)
                .stock("m", "A", 0)
                .stock("m", "B", 0)
                .stock("m", "C", 0)
                .lane("m", "A", "B", 100)
                .lane("m", "C", "B", 10)
                .use("m", "B", 110, -0.5, 4)
                .world();
    }

    private static Line line(Action.Kind kind, Figures what, double value, String unit) {
        return new Line(kind, "*", "*", what, Tiny.one(value, unit));
    }

    /// A month's use in stock for a tenth of its price; a fifth of the use from a second
    /// source for a tenth of a year's value, and as much again of a plant for all of it,
    /// both from the second month on.
    private static MitigationCosts costs() {
        return MitigationCosts.of(List.of(
                line(Action.Kind.STOCK, Figures.COST, 0.1, "share"),
                line(Action.Kind.STOCK, Figures.MOST, 1, "month"),
                line(Action.Kind.SOURCE, Figures.COST, 0.1, "share"),
                line(Action.Kind.SOURCE, Figures.MOST, 0.2, "share"),
                line(Action.Kind.SOURCE, Figures.LEAD, 1, "month"),
                line(Action.Kind.SOURCE, Figures.LIFE, 5, "year"),
                line(Action.Kind.CAPACITY, Figures.COST, 1, "share"),
                line(Action.Kind.CAPACITY, Figures.MOST, 1, "share"),
                line(Action.Kind.CAPACITY, Figures.LEAD, 1, "month"),
                line(Action.Kind.CAPACITY, Figures.LIFE, 10, "year")));
    }

    private static <T> T prepared(
            double capacity, Optional<String> party, boolean reroutes, Function<Decomposition, T> work) {
        World world = world(capacity);
        LaneControls.Determiner closing = (item, a, b, endUse, on) -> a.id().equals("A")
                ? List.of(new LaneControls.Binding("M", "A", LaneControls.Effect.CLOSED, LONG_AGO, LONG_AGO))
                : List.of();
        try (DrawnWorlds worlds = DrawnWorlds.of(world, world.asOf(), closing, solver, Assumptions.standard(), 1)) {
            Mitigation.Question question =
                    new Mitigation.Question(party, reroutes, Courses.byIntervals(world, world.asOf(), 1, 1), 1, 1);
            try (Decomposition d =
                    Decomposition.of(Mitigation.of(worlds, costs(), question, solver, 1, n -> {}), solver, 1)) {
                return work.apply(d);
            }
        }
    }

    /// What ten units of each action save, nothing else being prepared.
    private static Map<String, Double> saved(double capacity, Optional<String> party, boolean reroutes) {
        return prepared(capacity, party, reroutes, d -> {
            Map<String, Double> all = new LinkedHashMap<>();
            List<Action> actions = d.problem().actions();
            for (int m = 0; m < actions.size(); m++) {
                double[] amounts = new double[actions.size()];
                amounts[m] = 10;
                all.put(
                        actions.get(m).id(),
                        d.lossesOfNothing()[0] - d.value(NEUTRAL, amounts).expectedUsd());
            }
            return all;
        });
    }

    private static double ofNothing(double capacity, Optional<String> party, boolean reroutes) {
        return prepared(capacity, party, reroutes, d -> d.lossesOfNothing()[0]);
    }

    private static void near(Map<String, Double> found, Map<String, Double> expected) {
        assertThat(found).containsOnlyKeys(expected.keySet());
        expected.forEach((id, usd) -> assertThat(found.get(id)).as(id).isCloseTo(usd, within(USD)));
    }

    @Test
    void whatIsLostWithNothingPrepared() {
        assertThat(ofNothing(200, ALL, false)).isCloseTo(NOTHING, within(USD));
        assertThat(ofNothing(200, ALL, true)).isCloseTo(REROUTED, within(USD));
        assertThat(ofNothing(10, ALL, true)).isCloseTo(NOTHING, within(USD));
        // A makes its goods at the price at which it sells them: B loses all of it.
        assertThat(ofNothing(200, Optional.of("A"), false)).isCloseTo(0, within(USD));
        assertThat(ofNothing(200, Optional.of("B"), false)).isCloseTo(NOTHING, within(USD));
    }

    /// In B a kg is worth 40, in C the 10 that it costs to make, in A nothing. A unit of
    /// the second source brings a kg at 11 in each of three months, and 12 less a fifteenth
    /// are left of what it cost. Plants have capacity enough: 120 less a thirtieth are left
    /// of a larger one.
    @Test
    void whereNobodyMayReroutePreparingIsWorthTheChokePrice() {
        near(
                saved(200, ALL, false),
                Map.of(
                        "stock m A",
                        0.0,
                        "stock m B",
                        400.0,
                        "stock m C",
                        100.0,
                        "source m C B",
                        10 * (3 * 29 + 11.2),
                        "capacity make A",
                        10 * 116.0,
                        "capacity make C",
                        10 * 116.0));
    }

    /// A kg in B saves 13, in C the 11 of making it; a unit of the second source saves the
    /// 20 % for other ways.
    @Test
    void whereAllMayReroutePreparingIsWorthWhatReroutingCosts() {
        near(
                saved(200, ALL, true),
                Map.of(
                        "stock m A",
                        0.0,
                        "stock m B",
                        130.0,
                        "stock m C",
                        110.0,
                        "source m C B",
                        10 * (3 * 2 + 11.2),
                        "capacity make A",
                        10 * 116.0,
                        "capacity make C",
                        10 * 116.0));
    }

    /// B pays C's price of 10, which rises by a tenth where it buys as much again: 10.50
    /// for ten kg.
    @Test
    void aPartyPreparesWhatIsItsOwnAndPaysThePriceAbroad() {
        near(saved(200, Optional.of("B"), false), Map.of("stock m B", 400.0, "source m C B", 10 * (3 * 29.5 + 11.2)));
        near(saved(200, Optional.of("C"), false), Map.of("stock m C", 100.0, "capacity make C", 10 * 116.0));
        near(saved(200, Optional.of("A"), false), Map.of("stock m A", 0.0, "capacity make A", 10 * 116.0));
    }

    @Test
    void whatPreparingCostsAndHowMuchOfItThereIs() {
        List<Action> actions =
                prepared(200, Optional.of("B"), false, d -> d.problem().actions());
        assertThat(actions).extracting(Action::kind).containsExactly(Action.Kind.STOCK, Action.Kind.SOURCE);
        assertThat(actions).extracting(Action::unit).containsExactly("kg", "kg/month");
        assertThat(actions.getFirst().usdPerUnit()).isCloseTo(11, within(1e-9));
        assertThat(actions.getFirst().most()).isCloseTo(110, within(1e-9));
        assertThat(actions.getLast().usdPerUnit()).isCloseTo(12, within(1e-9));
        assertThat(actions.getLast().most()).isCloseTo(22, within(1e-9));
    }

    /// Ten kg a month more of C: 5 with 5 %, 5 with 20 % for other ways, each worth 40 and
    /// made for 11, in three months. Its stock goes the cheaper way.
    @Test
    void aFullPlantThatIsEnlargedIsWorthWhatItBrings() {
        Map<String, Double> saved = saved(10, ALL, true);
        assertThat(saved.get("capacity make C"))
                .isCloseTo(3 * (5 * (40 - 11.5) + 5 * (40 - 13)) + 10 * 116, within(USD));
        assertThat(saved.get("stock m C")).isCloseTo(10 * 39.5, within(USD));
    }

    /// Per USD the second source is worth more: all 22 of it for 264 USD, and stock in B
    /// for the rest of 1,000.
    @Test
    void aBudgetGoesToWhatIsWorthMostPerUsd() {
        Plan plan = prepared(200, ALL, false, d -> d.solve(NEUTRAL, 1_000, Decomposition.Limits.USUAL));
        assertThat(plan.outlayUsd()).isCloseTo(1_000, within(USD));
        assertThat(plan.spends())
                .extracting(Plan.Spend::usd)
                .satisfiesExactly(
                        stock -> assertThat(stock).isCloseTo(736, within(USD)),
                        source -> assertThat(source).isCloseTo(264, within(USD)));
        double saved = 736 / 11.0 * 40 + 22 * (3 * 29 + 11.2);
        assertThat(plan.expectedUsd()).isCloseTo(NOTHING - saved, within(2 * USD));
    }
}
