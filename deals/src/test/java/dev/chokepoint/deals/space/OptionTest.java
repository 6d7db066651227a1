package dev.chokepoint.deals.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// What an option costs of the weight on a control, and what it is called.
class OptionTest {
    private static final double CLOSE = 1e-15;

    @Test
    void theWeightIsLostByTheShareThatPassesAndTheMonthsThatItSleeps() {
        assertThat(new Concession.Option.Keep().part(12)).isZero();
        assertThat(new Concession.Option.Lift().part(12)).isEqualTo(1);
        assertThat(new Concession.Option.Ease(0.3).part(12)).isEqualTo(0.3);
        assertThat(new Concession.Option.Suspend(6).part(12)).isCloseTo(0.5, within(CLOSE));
        assertThat(new Concession.Option.Suspend(24).part(12)).isEqualTo(1);
        assertThat(new Concession.Option.Suspend(1).part(0)).isEqualTo(1);
    }

    @Test
    void optionsSayWhatTheyAre() {
        assertThat(new Concession.Option.Keep().text()).isEqualTo("keep");
        assertThat(new Concession.Option.Lift().text()).isEqualTo("lift");
        assertThat(new Concession.Option.Ease(0.345).text()).isEqualTo("ease to 35 %");
        assertThat(new Concession.Option.Suspend(6).text()).isEqualTo("suspend 6 months");
    }
}
