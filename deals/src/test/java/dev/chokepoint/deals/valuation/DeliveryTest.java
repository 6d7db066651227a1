package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final double CLOSE = 1e-12;

    /// Of two promises delivered with 0.9 and 0.5: 0.45 · 10 + 0.45 · 4 + 0.05 · 3 + 0.05 · 0 = 6.45.
    @Test
    void aPromiseIsWorthWhatIsDelivered() {
        double[] values = {0, 4, 3, 10};
        assertThat(Delivery.expected(values, new double[] {0.9, 0.5}, 0b11)).isCloseTo(6.45, within(CLOSE));
        assertThat(Delivery.expected(values, new double[] {0.9, 0.5}, 0b10)).isCloseTo(1.5, within(CLOSE));
        assertThat(Delivery.expected(values, new double[] {0.9, 0.5}, 0)).isZero();
    }

    @Test
    void whatIsSureOrNeverDeliveredIsAProbabilityToo() {
        double[] values = {0, 4, 3, 10};
        assertThat(Delivery.expected(values, new double[] {1, 0}, 0b11)).isEqualTo(4);
        assertThatThrownBy(() -> Delivery.expected(values, new double[] {1.1, 0}, 0b11))
                .hasMessageContaining("(1.1)");
        assertThatThrownBy(() -> Delivery.expected(values, new double[] {0.5, -0.1}, 0b11))
                .hasMessageContaining("(-0.1)");
        assertThatThrownBy(() -> Delivery.expected(values, new double[] {0.5}, 0b1))
                .hasMessageContaining("(4)");
    }
}
