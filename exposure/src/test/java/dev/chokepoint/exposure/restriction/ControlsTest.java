package dev.chokepoint.exposure.restriction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.exposure.network.Network;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.Tiny;
import java.time.LocalDate;
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

    @Test
    void measuresAreAskedForOneByOneOrByIssuer() {
        assertThat(new MeasureSet.AllOf("CN").in(TWO)).containsExactly("CN-1");
        assertThat(new MeasureSet.One("US-1").in(TWO)).containsExactly("US-1");
        assertThat(new MeasureSet.AllOf("JP").in(TWO)).isEmpty();
    }

    /// Three months of 30.4375 days are over on the 92nd day after 1 December, on 2 March.
    @Test
    void whatIsShutBeforeItsLicencesFlowStaysShut() {
        LaneControls.Terms terms = new LaneControls.Terms(0.3, 3, 1);
        LocalDate since = LocalDate.of(2023, 12, 1);
        LocalDate flows = LocalDate.of(2024, 3, 2);
        assertThat(new LaneControls.Reopening.AsRecorded().opens(terms, since)).isEqualTo(flows);
        assertThat(new LaneControls.Reopening.StayShut(flows).opens(terms, since))
                .isEqualTo(flows);
        assertThat(new LaneControls.Reopening.StayShut(flows.minusDays(1)).opens(terms, since))
                .isEqualTo(LocalDate.MAX);
    }

    @Test
    void aWhatIfNamesTheItemsOfLanesThatItCloses() {
        Network network = Tiny.of(3, "A", "B")
                .service("s", 10)
                .service("u", 10)
                .plant("make s", "s", "A", 100)
                .plant("make u", "u", "A", 100)
                .lane("s", "A", "B", 100)
                .lane("u", "A", "B", 100)
                .use("s", "B", 100, -0.5, 4)
                .use("u", "B", 100, -0.5, 4)
                .network();
        Change close = new Change.Close(Tiny.cap(network, "m", "u", "A", 0).restrictions());
        assertThat(new WhatIf("x", List.of(close), new Shifts(List.of())).items(network))
                .containsExactly("u");
    }
}
