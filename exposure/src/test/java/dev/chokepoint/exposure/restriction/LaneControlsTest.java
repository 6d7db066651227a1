package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.LaneControls.Binding;
import dev.chokepoint.exposure.restriction.LaneControls.Effect;
import dev.chokepoint.exposure.restriction.LaneControls.Hold;
import dev.chokepoint.exposure.restriction.LaneControls.Stretch;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Item;
import dev.chokepoint.exposure.world.LicenceBehaviour;
import dev.chokepoint.exposure.world.MonthShare;
import dev.chokepoint.exposure.world.Place;
import dev.chokepoint.exposure.world.Tiny;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What part of a month a measure holds: its days are counted, in worlds of three months from January 2025.
class LaneControlsTest {
    private static final double EXACT = 1e-12;
    private static final LocalDate TENTH = LocalDate.of(2025, 1, 10);

    private static Network network(LicenceBehaviour... licences) {
        return Tiny.of(3, "A", "B")
                .service("s", 10)
                .plant("make", "s", "A", 100)
                .lane("s", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4)
                .licences(licences)
                .network();
    }

    private static LaneControls.Determiner from(Effect effect, LocalDate first, LocalDate until) {
        return (item, from, to, endUse, on) -> on.isBefore(first) || !on.isBefore(until)
                ? List.of()
                : List.of(new Binding("M", "A", effect, first, first));
    }

    private static List<Hold> civil(Network network, LaneControls.Determiner determiner) {
        return LaneControls.holds(network, determiner, Draw.central(), network.known).stream()
                .filter(h -> h.endUse() == EndUse.CIVIL)
                .toList();
    }

    /// 22 of the 31 days of January, 13 of the 28 of February.
    @Test
    void aMeasureHoldsTheDaysOnWhichItBinds() {
        List<Hold> holds = civil(network(), from(Effect.CLOSED, TENTH, LocalDate.of(2025, 2, 14)));
        assertThat(holds).extracting(Hold::month).containsExactly(0, 1);
        assertThat(holds.get(0).inForce()).isCloseTo(22 / 31.0, within(EXACT));
        assertThat(holds.get(1).inForce()).isCloseTo(13 / 28.0, within(EXACT));
        assertThat(holds).extracting(Hold::share).containsOnly(0.0);
    }

    /// Ten per cent pass for 30 days, from 10 January to 8 February; then half does: (8 · 0.1 + 20 · 0.5) / 28.
    @Test
    void licencesThatFlowWithinAMonthCountFromTheirDay() {
        LicenceBehaviour licence = new LicenceBehaviour(
                "A",
                "M",
                EndUse.CIVIL,
                Tiny.one(0.1, "share"),
                Tiny.one(30 / 30.4375, "month"),
                Tiny.one(0.5, "share"));
        List<Hold> holds = civil(network(licence), from(Effect.LICENSED, TENTH, LocalDate.MAX));
        assertThat(holds).extracting(Hold::month).containsExactly(0, 1, 2);
        assertThat(holds.get(0).share()).isEqualTo(0.1);
        assertThat(holds.get(1).share()).isCloseTo((8 * 0.1 + 20 * 0.5) / 28, within(EXACT));
        assertThat(holds.get(1).inForce()).isEqualTo(1);
        assertThat(holds.get(2).share()).isEqualTo(0.5);
    }

    /// Everything that is asked for is granted from 9 February on: the lane is held for eight days of it.
    @Test
    void aLaneIsNotHeldOnceAllIsGranted() {
        LicenceBehaviour licence = new LicenceBehaviour(
                "A", "M", EndUse.CIVIL, Tiny.one(0.1, "share"), Tiny.one(30 / 30.4375, "month"), Tiny.one(1, "share"));
        List<Hold> holds = civil(network(licence), from(Effect.LICENSED, TENTH, LocalDate.MAX));
        assertThat(holds.get(1).bound()).isEqualTo(1);
        assertThat(holds.get(1).inForce()).isCloseTo(8 / 28.0, within(EXACT));
        assertThat(holds.get(1).share()).isEqualTo(0.1);
        assertThat(holds.get(2).inForce()).isZero();
    }

    /// Where it is known how long an answer holds the days between are not asked about, and the count is the same.
    @Test
    void anAnswerIsAskedForOnceWhereItHolds() {
        LaneControls.Determiner daily = from(Effect.CLOSED, TENTH, LocalDate.MAX);
        List<LocalDate> asked = new ArrayList<>();
        LaneControls.Determiner knowing = new LaneControls.Determiner() {
            @Override
            public List<Binding> bindings(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                return daily.bindings(item, from, to, endUse, on);
            }

            @Override
            public Stretch stretch(Item item, Place from, Place to, EndUse endUse, LocalDate on) {
                asked.add(on);
                return new Stretch(bindings(item, from, to, endUse, on), on.isBefore(TENTH) ? TENTH : LocalDate.MAX);
            }
        };
        Network network = network();
        assertThat(civil(network, knowing)).isEqualTo(civil(network, daily));
        assertThat(asked).containsExactly(LocalDate.of(2025, 1, 1), TENTH, LocalDate.of(2025, 1, 1), TENTH);
    }

    @Test
    void oneRuleCountsTheDaysOfAMonth() {
        YearMonth june = YearMonth.of(2025, 6);
        assertThat(MonthShare.since(june, LocalDate.of(2025, 6, 10))).isCloseTo(0.7, within(EXACT));
        assertThat(MonthShare.since(june, LocalDate.of(2025, 5, 10))).isEqualTo(1);
        assertThat(MonthShare.since(june, LocalDate.of(2025, 7, 1))).isZero();
        assertThat(MonthShare.between(june, LocalDate.MIN, LocalDate.of(2025, 6, 4)))
                .isCloseTo(0.1, within(EXACT));
        assertThat(MonthShare.between(june, LocalDate.of(2025, 6, 30), LocalDate.MAX))
                .isCloseTo(1 / 30.0, within(EXACT));
    }
}
