package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.world.EndUse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Exact case V1: licences closed at 1/4 for 3 months, then open at 17/20; 12 months.
class SnapBackTest {
    private static final int MONTHS = 12;
    private static final String MEASURE = "CN-1";
    private static final LaneControls.Terms RECORD = new LaneControls.Terms(0.25, 3, 0.85);
    private static final LaneControls.Terms SHUT = new LaneControls.Terms(0.25, Double.POSITIVE_INFINITY, 0.85);

    private static Controls controls(LaneControls.Terms terms) {
        List<Controls.Restriction> all = new ArrayList<>();
        for (int t = 0; t < MONTHS; t++) {
            double share = t < terms.closedMonths() ? terms.closedShare() : terms.openShare();
            all.add(new Controls.Restriction(
                    0, t, EndUse.CIVIL, MEASURE, "CN", share, 1, new Controls.Regime(terms, 1)));
        }
        return new Controls(all);
    }

    private static double sum(Controls controls) {
        return DoubleStream.of(controls.totalShares(1, MONTHS)[0])
                .map(s -> Math.min(1, s))
                .sum();
    }

    private static Controls suspended(LaneControls.Terms terms, Change.SnapBack snapBack) {
        return controls(terms).after(new Change.Suspend(MEASURE, 2, 2, Change.Filter.ALL, snapBack));
    }

    @Test
    void aShortSuspensionThatRestartsIsWorthLessThanLeavingARegimeAloneThatIsAboutToOpen() {
        assertThat(sum(controls(RECORD))).isCloseTo(42 / 5.0, within(1e-12));
        assertThat(sum(suspended(RECORD, Change.SnapBack.RESUME))).isCloseTo(93 / 10.0, within(1e-12));
        assertThat(sum(suspended(RECORD, Change.SnapBack.RESTART))).isCloseTo(15 / 2.0, within(1e-12));
        assertThat(sum(controls(RECORD).after(new Change.Lift(MEASURE, 2, Change.Filter.ALL))))
                .isCloseTo(21 / 2.0, within(1e-12));
        double[] path = suspended(RECORD, Change.SnapBack.RESTART).totalShares(1, MONTHS)[0];
        assertThat(DoubleStream.of(path).map(s -> Math.min(1, s)).toArray())
                .containsExactly(0.25, 0.25, 1, 1, 0.25, 0.25, 0.25, 0.85, 0.85, 0.85, 0.85, 0.85);
    }

    @Test
    void whatStaysShutClosesAgainToTheEnd() {
        assertThat(sum(controls(SHUT))).isCloseTo(3, within(1e-12));
        assertThat(sum(suspended(SHUT, Change.SnapBack.RESTART))).isCloseTo(9 / 2.0, within(1e-12));
    }

    @Test
    void anEasingThatEndsRestartsTheRegimeAsWell() {
        Controls eased = controls(RECORD)
                .after(new Change.EaseFor(MEASURE, 0.5, 2, 2, Change.Filter.ALL, Change.SnapBack.RESTART));
        assertThat(eased.totalShares(1, MONTHS)[0])
                .containsExactly(0.25, 0.25, 0.5, 0.85, 0.25, 0.25, 0.25, 0.85, 0.85, 0.85, 0.85, 0.85);
    }

    @Test
    void monthsInWhichAllIsGrantedHoldNothingUntilTheRegimeStartsAnew() {
        LaneControls.Terms opens = new LaneControls.Terms(0.25, 3, 1);
        List<Controls.Restriction> held = new ArrayList<>();
        List<Controls.Restriction> granted = new ArrayList<>();
        for (int t = 0; t < MONTHS; t++) {
            (t < 3 ? held : granted)
                    .add(new Controls.Restriction(
                            0,
                            t,
                            EndUse.CIVIL,
                            MEASURE,
                            "CN",
                            t < 3 ? 0.25 : 1,
                            t < 3 ? 1 : 0,
                            new Controls.Regime(opens, 1)));
        }
        Controls controls = new Controls(held, granted);
        assertThat(sum(controls)).isCloseTo(3 * 0.25 + 9, within(1e-12));
        Controls after = controls.after(new Change.Suspend(MEASURE, 5, 1, Change.Filter.ALL, Change.SnapBack.RESTART));
        assertThat(sum(after)).isCloseTo(3 * 0.25 + 3 + 3 * 0.25 + 3, within(1e-12));
        assertThat(after.restrictions()).hasSize(6);
    }

    /// Half a month of closure is half of the month's days at each share.
    @Test
    void partsOfMonthsAreWeighted() {
        LaneControls.Terms half = new LaneControls.Terms(0.25, 2.5, 0.85);
        Controls after =
                controls(half).after(new Change.Suspend(MEASURE, 4, 1, Change.Filter.ALL, Change.SnapBack.RESTART));
        assertThat(after.totalShares(1, MONTHS)[0][7]).isCloseTo((0.25 + 0.85) / 2, within(1e-12));
    }
}
