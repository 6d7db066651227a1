package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MonitoringTest {
    @Test
    void aDollarLaterIsWorthNoMoreThanNowAndNotNothing() {
        assertThat(new Monitoring(1, 1, 1, 1, 1).monthlyDiscount()).isEqualTo(1);
        assertThatThrownBy(() -> new Monitoring(0, 1, 1, 1, 1)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> new Monitoring(1.01, 1, 1, 1, 1)).hasMessageContaining("(1.01)");
    }

    @Test
    void aBreachIsAnsweredAfterAMonthAtTheEarliest() {
        assertThatThrownBy(() -> new Monitoring(1, 0, 2, 3, 1)).hasMessageContaining("(0, 2, 3)");
        assertThatThrownBy(() -> new Monitoring(1, 2, 0, 3, 1)).hasMessageContaining("(2, 0, 3)");
        assertThatThrownBy(() -> new Monitoring(1, 2, 3, 0, 1)).hasMessageContaining("(2, 3, 0)");
    }

    @Test
    void aBreachIsNoticedWithAProbabilityAboveNothing() {
        assertThatThrownBy(() -> new Monitoring(1, 1, 1, 1, 0)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> new Monitoring(1, 1, 1, 1, 1.01)).hasMessageContaining("(1.01)");
    }
}
