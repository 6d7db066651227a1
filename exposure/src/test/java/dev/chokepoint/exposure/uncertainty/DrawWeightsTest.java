package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// How much draws count, with likelihoods whose weights are quarters.
class DrawWeightsTest {
    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /// One draw is three times as likely as another and a third cannot be: 1/4, 3/4 and 0, whose
    /// effective number is 1 / (1/16 + 9/16). A constant in all logarithms says nothing.
    @Test
    void weightsAreProportionalToLikelihoods() {
        for (double constant : new double[] {0, -5_000, 700}) {
            DrawWeights w = DrawWeights.of(new double[] {constant, constant + Math.log(3), NEVER}, 1.5);
            assertThat(w.weights()).containsExactly(new double[] {0.25, 0.75, 0}, CLOSE);
            assertThat(w.beta()).isEqualTo(1);
            assertThat(w.effective()).isCloseTo(1.6, CLOSE);
        }
    }

    /// A draw that is e¹⁰ times as likely would leave one; with β = ln 3 / 10 the effective
    /// number is the 1.6 that is asked for.
    @Test
    void lessIsLearntWhereOneDrawWouldCarryAllTheWeight() {
        DrawWeights w = DrawWeights.of(new double[] {0, 10}, 1.6);
        assertThat(w.beta()).isCloseTo(Math.log(3) / 10, CLOSE);
        assertThat(w.weights()).containsExactly(new double[] {0.25, 0.75}, CLOSE);
        assertThat(w.effective()).isBetween(1.6, 1.6 + 1e-6);
    }

    @Test
    void withoutObservationsAllCountAlike() {
        DrawWeights w = DrawWeights.alike(4);
        assertThat(w.weights()).containsOnly(0.25);
        assertThat(w.effective()).isCloseTo(4, CLOSE);
        assertThat(w.beta()).isEqualTo(1);
    }

    @Test
    void whatNoDrawCanTellIsRefused() {
        assertThatThrownBy(() -> DrawWeights.of(new double[] {NEVER, NEVER}, 1))
                .hasMessage("No draw can tell what was observed.");
    }
}
