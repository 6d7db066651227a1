package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.Tiny;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What changes make of the days and gates of measures M and N on one lane: a year from January 2025, M binds from
/// 1 February, a fifth pass at once.
class GateChangesTest {
    private static final Network NETWORK = Tiny.of(12, "A", "B")
            .service("s", 10)
            .plant("make", "s", "A", 100)
            .lane("s", "A", "B", 100)
            .use("s", "B", 100, -1, 8)
            .network();
    private static final BelievedOutage BELIEVED =
            BelievedOutage.of(Behaviours.stated(), new ReopeningRecord.Tally(0, 0));
    private static final LicenceGate GATE = LicenceGate.licences(0.2, 2, 4, 1, false, 1.5);
    private static final Gates.Lane CIVIL = new Gates.Lane(0, EndUse.CIVIL);
    private static final Gates.Lane MILITARY = new Gates.Lane(0, EndUse.MILITARY);
    private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
    private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
    private static final LocalDate JULY = LocalDate.of(2025, 7, 1);
    private static final Gates.Regime M = regime("M");
    private static final Gates.Regime N = regime("N");

    private static Gates.Regime regime(String measure) {
        return new Gates.Regime(measure, GATE, new GateMonth.Dates(FEBRUARY, FEBRUARY, Optional.empty()), BELIEVED);
    }

    private static List<Gates.Regime> after(Gates.Lane lane, Change change) {
        Map<Gates.Lane, List<Gates.Regime>> regimes = new LinkedHashMap<>();
        regimes.put(CIVIL, List.of(M, N));
        regimes.put(MILITARY, List.of(M));
        new GateChanges(NETWORK, regimes, (of, issuer, measure) -> BELIEVED).apply(change);
        return regimes.getOrDefault(lane, List.of());
    }

    private static GateMonth.Dates days(LocalDate announced, LocalDate effective, LocalDate ends) {
        return new GateMonth.Dates(announced, effective, Optional.of(ends));
    }

    @Test
    void aLiftedMeasureEndsOnTheFirstOfItsMonthAndTheOtherStays() {
        assertThat(after(CIVIL, new Change.Lift("M", 3, Change.Filter.ALL)))
                .containsExactly(new Gates.Regime("M", GATE, days(FEBRUARY, FEBRUARY, APRIL), BELIEVED), N);
    }

    @Test
    void aMeasureThatIsLiftedBeforeItBindsNeverDoes() {
        assertThat(after(CIVIL, new Change.Lift("M", 1, Change.Filter.ALL))).containsExactly(N);
    }

    @Test
    void aChangeIsAboutTheUsesThatItNames() {
        Change.Filter civil = new Change.Filter(Set.of(), Set.of(EndUse.CIVIL));
        assertThat(after(MILITARY, new Change.Lift("M", 3, civil))).containsExactly(M);
    }

    /// From 1 February to 1 April are 59 days.
    @Test
    void anEasedMeasureLetsTheShareThroughFromItsMonthOn() {
        List<Gates.Regime> eased = after(CIVIL, new Change.Ease("M", 0.5, 3, Change.Filter.ALL));
        double from = 59 / 30.4375;
        assertThat(eased).containsExactly(M.with(new ChangedGate.Eased(GATE, 0.5, from, Double.POSITIVE_INFINITY)), N);
    }

    /// Eased from April to June; in July the office starts anew, which is known since April. To 1 July are 150 days.
    @Test
    void whatIsEasedForATimeStartsAnewOrGoesOn() {
        LicenceGate eased = new ChangedGate.Eased(GATE, 0.5, 59 / 30.4375, 150 / 30.4375);
        assertThat(after(CIVIL, new Change.EaseFor("M", 0.5, 3, 3, Change.Filter.ALL, Change.SnapBack.RESTART)))
                .containsExactly(
                        new Gates.Regime("M", eased, days(FEBRUARY, FEBRUARY, JULY), BELIEVED),
                        new Gates.Regime("M", GATE, new GateMonth.Dates(APRIL, JULY, Optional.empty()), BELIEVED),
                        N);
        assertThat(after(CIVIL, new Change.EaseFor("M", 0.5, 3, 3, Change.Filter.ALL, Change.SnapBack.RESUME)))
                .containsExactly(M.with(eased), N);
    }

    @Test
    void aSuspendedMeasureSleepsAndWakesAnewOrAsIfItHadGoneOn() {
        Gates.Regime before = new Gates.Regime("M", GATE, days(FEBRUARY, FEBRUARY, APRIL), BELIEVED);
        GateMonth.Dates woken = new GateMonth.Dates(APRIL, JULY, Optional.empty());
        assertThat(after(CIVIL, new Change.Suspend("M", 3, 3, Change.Filter.ALL, Change.SnapBack.RESTART)))
                .containsExactly(before, new Gates.Regime("M", GATE, woken, BELIEVED), N);
        assertThat(after(CIVIL, new Change.Suspend("M", 3, 3, Change.Filter.ALL, Change.SnapBack.RESUME)))
                .containsExactly(
                        before,
                        new Gates.Regime("M", new ChangedGate.Resumed(GATE, 150 / 30.4375), woken, BELIEVED),
                        N);
    }

    @Test
    void aSuspensionThatIsOverBeforeTheMeasureBindsChangesNothing() {
        assertThat(after(CIVIL, new Change.Suspend("M", 0, 1, Change.Filter.ALL, Change.SnapBack.RESTART)))
                .containsExactly(M, N);
    }

    private static List<Gates.Regime> closed(int first, int last, double share, double inForce) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (int t = first; t <= last; t++) {
            all.add(new Controls.Restriction(0, t, EndUse.CIVIL, "X", "A", share, t == first ? inForce : 1));
        }
        return after(CIVIL, new Change.Close(all));
    }

    /// In force for two thirds of April: from the 11th. The last month is June.
    @Test
    void aFurtherMeasureBindsOnItsDaysAndLetsItsShareThrough() {
        Gates.Regime further = closed(3, 5, 0.4, 2 / 3.0).getLast();
        assertThat(further.measure()).isEqualTo("X");
        assertThat(further.dates()).isEqualTo(days(LocalDate.of(2025, 4, 11), LocalDate.of(2025, 4, 11), JULY));
        assertThat(further.gate().share(1)).isEqualTo(0.4);
    }

    @Test
    void aFurtherMeasureThatLastsToTheEndHasNoEnd() {
        Gates.Regime further = closed(3, 11, 0, 1).getLast();
        assertThat(further.dates()).isEqualTo(new GateMonth.Dates(APRIL, APRIL, Optional.empty()));
        assertThat(further.gate()).isEqualTo(LicenceGate.prohibition());
    }

    @Test
    void aFurtherMeasureThatLetsAllThroughIsNone() {
        assertThat(closed(3, 5, 1, 1)).containsExactly(M, N);
    }
}
