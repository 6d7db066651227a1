package dev.chokepoint.evidence.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    /// 1 + 2 · 0.5 − 3 · 1 = −1: 1/(1 + e); a signal without a weight counts for nothing.
    @Test
    void aProbabilityIsTheLogisticOfTheWeightedSignals() {
        Weights weights = new Weights(1, Map.of("a", 2.0, "b", -3.0));
        assertThat(weights.probability(Map.of("a", 0.5, "b", 1.0, "c", 100.0)))
                .isCloseTo(1 / (1 + Math.E), within(1e-12));
        assertThat(weights.probability(Map.of())).isCloseTo(Math.E / (1 + Math.E), within(1e-12));
    }
}
