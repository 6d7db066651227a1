package dev.chokepoint.exposure.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import org.junit.jupiter.api.Test;

/// How far parameters are known before any case is looked at.
class PriorTest {
    private static final double TOLERANCE = 1e-9;

    private static Prior prior(Uncertain value, Prior.Scale scale) {
        return new Prior(Figure.assumed(value, "share", "2024", "for a test"), scale);
    }

    @Test
    void scalesAreFoundByTheirNamesInTables() {
        assertThat(Prior.Scale.LOG_TRIANGULAR.key()).isEqualTo("log triangular");
        assertThat(Prior.Scale.find("log triangular")).contains(Prior.Scale.LOG_TRIANGULAR);
        assertThat(Prior.Scale.find("beta")).contains(Prior.Scale.BETA);
        assertThat(Prior.Scale.find("LOG_TRIANGULAR")).isEmpty();
    }

    /// A quarter of the way from 2 to 6; of a triangle of logarithms 0, 1, 2 half lie below 1; of Beta(1, 2), whose
    /// distribution is 1 − (1 − x)², three quarters lie below a half.
    @Test
    void quantilesAreThoseOfTheScale() {
        assertThat(prior(Uncertain.of(2, 6), Prior.Scale.UNIFORM).quantile(0.25))
                .isCloseTo(3, within(TOLERANCE));
        assertThat(prior(new Uncertain.Likely(1, Math.E, Math.E * Math.E), Prior.Scale.LOG_TRIANGULAR)
                        .quantile(0.5))
                .isCloseTo(Math.E, within(TOLERANCE));
        assertThat(prior(Uncertain.of(1, 2), Prior.Scale.BETA).quantile(0.75)).isCloseTo(0.5, within(TOLERANCE));
        assertThat(prior(Uncertain.of(7), Prior.Scale.FIXED).quantile(0.1)).isEqualTo(7);
    }

    /// One case more of the first kind makes Beta(1, 2) to Beta(2, 2): below a half lie a half instead of three
    /// quarters.
    @Test
    void casesMoveABetaDistributionAndNoOther() {
        Prior beta = prior(Uncertain.of(1, 2), Prior.Scale.BETA);
        assertThat(beta.exceeds(0.5, 0.7, 0, 0)).isFalse();
        assertThat(beta.exceeds(0.5, 0.7, 1, 0)).isTrue();
        Prior uniform = prior(Uncertain.of(2, 6), Prior.Scale.UNIFORM);
        assertThat(uniform.exceeds(3.1, 0.25, 5, 0)).isFalse();
        assertThat(uniform.exceeds(2.9, 0.25, 0, 5)).isTrue();
    }

    @Test
    void aScaleHasItsKindOfValue() {
        assertThatThrownBy(() -> prior(Uncertain.of(1, 2), Prior.Scale.FIXED)).hasMessageContaining("one number");
        assertThatThrownBy(() -> prior(Uncertain.of(1), Prior.Scale.UNIFORM)).hasMessageContaining("lo..hi");
        assertThatThrownBy(() -> prior(new Uncertain.Likely(0, 1, 2), Prior.Scale.LOG_TRIANGULAR))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> prior(Uncertain.of(0, 2), Prior.Scale.BETA)).hasMessageContaining("both above 0");
    }
}
