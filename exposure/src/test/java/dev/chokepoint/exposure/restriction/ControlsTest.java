package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.exposure.world.EndUse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private static final Controls TWO = new Controls(
            List.of(restriction(3, "CN-1", "CN"), restriction(5, "US-1", "US"), restriction(4, "CN-1", "CN")));

    private static Controls.Restriction restriction(int arc, String measure, String issuer) {
        return new Controls.Restriction(arc, 0, EndUse.CIVIL, measure, issuer, 0.5, 1);
    }

    @Test
    void aMeasureIsOfItsIssuerAndHoldsItsLanes() {
        assertThat(TWO.issuerOf("US-1")).isEqualTo("US");
        assertThat(TWO.issuerOf("CN-1")).isEqualTo("CN");
        assertThat(TWO.arcsOf("CN-1")).containsExactly(3, 4);
        assertThat(TWO.measures()).containsExactly("CN-1", "US-1");
        assertThatThrownBy(() -> TWO.issuerOf("JP-1")).hasMessageContaining("JP-1");
    }

    /// Half passes while it binds, for a quarter of the month: 0.25 · 0.5 + 0.75.
    @Test
    void aMonthLetsThroughWhatIsFreeAndTheShareOfTheRest() {
        assertThat(new Controls.Restriction(0, 0, EndUse.CIVIL, "m", "CN", 0.5, 0.25).passes())
                .isEqualTo(0.875);
        assertThatThrownBy(() -> new Controls.Restriction(0, 0, EndUse.CIVIL, "m", "CN", -0.1, 1))
                .hasMessageContaining("(-0.1)");
        assertThatThrownBy(() -> new Controls.Restriction(0, 0, EndUse.CIVIL, "m", "CN", 0, 1.1))
                .hasMessageContaining("(1.1)");
    }
}
