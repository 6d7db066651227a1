package dev.chokepoint.exposure.horizon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.restriction.LaneControls;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.ReopeningRecord;
import dev.chokepoint.exposure.world.Tiny;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is believed to pass once licences flow: u + (1 − u) · κ for a class that is mostly granted.
class BeliefsTest {
    private static double open(double closedShare, double openShare) {
        Beliefs.Rules rules = new Beliefs.Rules(6, 1.4, 0.5);
        Beliefs beliefs = Beliefs.of(
                Tiny.of(3, "A").network(),
                Draw.central(),
                day -> (item, from, to, endUse, on) -> List.of(),
                new ReopeningRecord(List.of()),
                rules);
        return beliefs.believedOpen(new LaneControls.Terms(closedShare, 3, openShare));
    }

    @Test
    void whoWasMostlyGrantedIsBelievedToCatchUp() {
        assertThat(open(0, 0.9)).isCloseTo(1.4, within(1e-12));
        assertThat(open(0.25, 0.9)).isCloseTo(0.25 + 0.75 * 1.4, within(1e-12));
        assertThat(open(0.25, 0.5)).isCloseTo(0.25 + 0.75 * 1.4, within(1e-12));
        assertThat(open(1, 0.9)).isEqualTo(1);
    }

    @Test
    void whoWasMostlyRefusedStaysWithWhatPassed() {
        assertThat(open(0.25, 0.4)).isEqualTo(0.4);
        assertThat(open(0.45, 0.4)).isEqualTo(0.45);
    }
}
