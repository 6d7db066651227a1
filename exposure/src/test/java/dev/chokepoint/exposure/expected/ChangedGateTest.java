package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Offices that were held up or opened. A fifth have a licence at first, from the second to the
/// sixth month the others get theirs: 0.2 + 0.2 (t − 2).
class ChangedGateTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final LicenceGate GATE = LicenceGate.licences(0.2, 2, 4, 1, false, 1.5);

    @Test
    void anOfficeThatStopsGoesOnAsInTheMonthInWhichItStopped() {
        ChangedGate stopped = new ChangedGate.Stopped(GATE, 4);
        assertThat(stopped.share(3)).isCloseTo(0.4, CLOSE);
        assertThat(stopped.share(7)).isCloseTo(0.6, CLOSE);
        assertThat(stopped.ramp(7)).isCloseTo(0.5, CLOSE);
        assertThat(stopped.hasBegun(7)).isTrue();
        assertThat(new ChangedGate.Stopped(GATE, 1).hasBegun(7)).isFalse();
        assertThat(stopped.passing()).isEqualTo(0.2);
        assertThat(stopped.cap(7))
                .isEqualTo(GATE.cap(4))
                .isNotEqualTo(GATE.cap(7))
                .isPositive();
    }

    @Test
    void whatIsResumedGoesOnAsIfItHadNeverStopped() {
        ChangedGate resumed = new ChangedGate.Resumed(GATE, 3);
        assertThat(resumed.share(1)).isCloseTo(0.6, CLOSE);
        assertThat(resumed.ramp(1)).isCloseTo(0.5, CLOSE);
        assertThat(resumed.hasBegun(0)).isTrue();
        assertThat(resumed.cap(1)).isEqualTo(GATE.cap(4)).isNotEqualTo(GATE.cap(1));
    }

    /// Half at least from the first month until the third; more where more have theirs.
    @Test
    void whatIsEasedLetsAShareThroughForATime() {
        ChangedGate eased = new ChangedGate.Eased(GATE, 0.5, 1, 5);
        assertThat(eased.share(0.9)).isCloseTo(0.2, CLOSE);
        assertThat(eased.hasBegun(0.9)).isFalse();
        assertThat(eased.share(1)).isEqualTo(0.5);
        assertThat(eased.hasBegun(1)).isTrue();
        assertThat(eased.cap(1)).isGreaterThanOrEqualTo(0.5);
        assertThat(eased.share(4.5)).isCloseTo(0.7, CLOSE);
        assertThat(new ChangedGate.Eased(GATE, 0.9, 1, 5).share(5)).isCloseTo(0.8, CLOSE);
        assertThat(new ChangedGate.Eased(GATE, 9, 1, 5).cap(4)).isEqualTo(9);
        assertThat(new ChangedGate.Eased(GATE, 9, 1, 5).cap(5)).isEqualTo(GATE.cap(5));
    }
}
