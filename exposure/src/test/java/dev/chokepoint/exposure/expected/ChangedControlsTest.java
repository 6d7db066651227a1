package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.restriction.Change;
import dev.chokepoint.exposure.restriction.Controls;
import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What parties do to measures, seen in the gates of the expected case.
class ChangedControlsTest {
    private static final Draws DRAWS = Draws.median();
    private static final World WORLD = SampleWorlds.samariumJets();
    private static final Network NETWORK = Network.of(WORLD, WORLD.asOf());
    private static final LocalDate APRIL = WORLD.dayOf(0).plusDays(3);
    private static final int ARC = IntStream.range(0, NETWORK.arcs.size())
            .filter(a -> NETWORK.laneOf(a).item().equals("smco-magnet")
                    && NETWORK.laneOf(a).from().equals("CN"))
            .findFirst()
            .orElseThrow();

    private static ExpectedControls licences() {
        List<LaneControls.Hold> holds = LaneControls.holds(
                NETWORK,
                (item, from, to, endUse, on) ->
                        !item.id().equals("smco-magnet") || !from.id().equals("CN") || on.isBefore(APRIL)
                                ? List.of()
                                : List.of(new LaneControls.Binding(
                                        "CN-2025-1", "CN", LaneControls.Effect.LICENSED, APRIL, APRIL)),
                dev.chokepoint.exposure.world.Draw.central(),
                WORLD.asOf());
        return ExpectedControls.asTheyAre(NETWORK, holds);
    }

    private static Gates gates(ExpectedControls controls) {
        Behaviour behaviour = Behaviours.stated();
        return Gates.of(
                controls,
                ReopeningRecord.empty(),
                behaviour.draw(DRAWS, 0),
                DRAWS,
                0,
                tally -> BelievedOutage.of(behaviour, tally));
    }

    /// The share of users with a licence in a month, 1 where nothing binds.
    private static double share(ExpectedControls controls, int month) {
        YearMonth at = WORLD.first().plusMonths(month);
        return gates(controls).regimes(ARC, EndUse.CIVIL).stream()
                .map(r -> r.month(at))
                .mapToDouble(g -> g.openPart() + (1 - g.openPart()) * g.share())
                .min()
                .orElse(1);
    }

    private static ExpectedControls after(Change change) {
        return licences().after(List.of(change));
    }

    private static final Change.Filter ALL = Change.Filter.ALL;

    @Test
    void aLiftedMeasureBindsUntilItIsLiftedAndNeverAgain() {
        ExpectedControls lifted = after(new Change.Lift("CN-2025-1", 3, ALL));
        assertThat(share(lifted, 2)).isEqualTo(share(licences(), 2)).isLessThan(1);
        assertThat(IntStream.range(3, NETWORK.months).mapToDouble(t -> share(lifted, t)))
                .containsOnly(1.0);
    }

    @Test
    void afterASuspensionTheOfficeHasToBeWaitedForAsWhenTheMeasureWasNew() {
        ExpectedControls suspended = after(new Change.Suspend("CN-2025-1", 3, 4, ALL, Change.SnapBack.RESTART));
        assertThat(IntStream.range(3, 7).mapToDouble(t -> share(suspended, t))).containsOnly(1.0);
        // In its first months anew it lets pass as little as in its first months; by then it would have opened.
        LicenceGate gate =
                gates(licences()).regimes(ARC, EndUse.CIVIL).getFirst().gate();
        assertThat(share(suspended, 7)).isCloseTo(gate.share(0.5), within(1e-9));
        assertThat(share(suspended, 7)).isLessThan(share(licences(), 7));
    }

    @Test
    void aMeasureThatResumesGoesOnAsIfItHadNotSlept() {
        ExpectedControls suspended = after(new Change.Suspend("CN-2025-1", 3, 4, ALL, Change.SnapBack.RESUME));
        for (int t = 7; t < NETWORK.months; t++) {
            assertThat(share(suspended, t)).as("month " + t).isCloseTo(share(licences(), t), within(0.02));
        }
    }

    @Test
    void theDayOnWhichASuspensionEndsIsKnownBefore() {
        ExpectedControls suspended = after(new Change.Suspend("CN-2025-1", 3, 4, ALL, Change.SnapBack.RESTART));
        Gates.Regime anew = gates(suspended).regimes(ARC, EndUse.CIVIL).getLast();
        assertThat(anew.month(WORLD.first().plusMonths(5)).phase()).isEqualTo(GateMonth.Phase.NOTICE);
        assertThat(anew.month(WORLD.first().plusMonths(6)).phase()).isEqualTo(GateMonth.Phase.LAST_OF_NOTICE);
    }

    @Test
    void easingLetsAtLeastItsSharePassFromItsMonthOn() {
        ExpectedControls eased = after(new Change.Ease("CN-2025-1", 0.75, 2, ALL));
        assertThat(share(eased, 1)).isEqualTo(share(licences(), 1));
        for (int t = 2; t < NETWORK.months; t++) {
            assertThat(share(eased, t)).isCloseTo(Math.max(0.75, share(licences(), t)), within(1e-12));
        }
        ExpectedControls timed = after(new Change.EaseFor("CN-2025-1", 0.75, 2, 3, ALL, Change.SnapBack.RESTART));
        assertThat(share(timed, 4)).isGreaterThanOrEqualTo(0.75);
        assertThat(share(timed, 5)).isLessThan(0.75);
    }

    @Test
    void whereLicencesStayShutTheOfficeIsNotHeardOfAgain() {
        LocalDate eve = APRIL.plusMonths(1);
        ExpectedControls shut = licences().with(new LaneControls.Reopening.StayShut(eve));
        LicenceGate gate =
                gates(licences()).regimes(ARC, EndUse.CIVIL).getFirst().gate();
        for (int t = 2; t < NETWORK.months; t++) {
            assertThat(share(shut, t)).as("month " + t).isCloseTo(gate.passing(), within(1e-12));
        }
        assertThat(share(licences(), NETWORK.months - 1)).isGreaterThan(gate.passing());
        // Nor after a suspension.
        ExpectedControls suspended =
                shut.after(List.of(new Change.Suspend("CN-2025-1", 3, 4, ALL, Change.SnapBack.RESTART)));
        assertThat(share(suspended, NETWORK.months - 1)).isCloseTo(gate.passing(), within(1e-12));
    }

    @Test
    void aMeasureThatIsNotInTheLedgerLetsPassWhatIsStated() {
        List<Controls.Restriction> closed = IntStream.range(4, NETWORK.months)
                .mapToObj(t -> new Controls.Restriction(ARC, t, EndUse.CIVIL, "threat", "CN", 0.1, 1))
                .toList();
        ExpectedControls threatened =
                ExpectedControls.asTheyAre(NETWORK, List.of()).after(List.of(new Change.Close(closed)));
        assertThat(threatened.arcs()).isEqualTo(Set.of(ARC));
        assertThat(share(threatened, 3)).isEqualTo(1);
        assertThat(share(threatened, 4)).isCloseTo(0.1, within(1e-12));
        assertThat(Optional.of(gates(threatened).standing())).contains(Set.of());
    }
}
