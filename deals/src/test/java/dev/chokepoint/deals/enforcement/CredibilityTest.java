package dev.chokepoint.deals.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.deals.space.Commitment;
import dev.chokepoint.deals.valuation.Delivery;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredibilityTest {
    private static final double TOLERANCE_PROBABILITY = 1e-9;

    private static Commitment record(
            String id, String date, double kept, boolean disputed, Map<String, Double> readings) {
        LocalDate day = LocalDate.parse(date);
        return new Commitment(
                id,
                "deal",
                "A",
                Commitment.Kind.LEGAL_ACT,
                day,
                new Commitment.Due.Undated(),
                day,
                "what",
                kept,
                1,
                disputed,
                readings,
                "verdict",
                List.of());
    }

    private static final List<Commitment> RECORDS = List.of(
            record("1", "2024-01-01", 1, false, Map.of()),
            record("2", "2024-07-01", 0, true, Map.of("A", 1.0, "B", 0.0)),
            record("3", "2025-01-01", 1, false, Map.of()));

    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);
    private static final Credibility.Prior ONE_YEAR = new Credibility.Prior(1, 1, 1);

    @Test
    void keptAndBrokenRecordsFadeIntoABetaDistribution() {
        Credibility c = Credibility.of(RECORDS, "A", NEW_YEAR, new Credibility.Reading.Coded(), ONE_YEAR);
        assertThat(c.alpha()).isCloseTo(1.750000169, within(TOLERANCE_PROBABILITY));
        assertThat(c.beta()).isCloseTo(1.352799377, within(TOLERANCE_PROBABILITY));
        assertThat(c.mean()).isCloseTo(0.564006841, within(TOLERANCE_PROBABILITY));
        assertThat(c.quantile(0.05)).isCloseTo(0.143944608, within(TOLERANCE_PROBABILITY));
        assertThat(c.quantile(0.95)).isCloseTo(0.932867303, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void nothingObservedLaterCounts() {
        Credibility c =
                Credibility.of(RECORDS, "A", LocalDate.of(2024, 6, 30), new Credibility.Reading.Coded(), ONE_YEAR);
        assertThat(c.records()).extracting(Commitment::id).containsExactly("1");
        assertThat(c.beta()).isEqualTo(1);
    }

    @Test
    void aDisputedRecordGivesTheReadingsOfBothSides() {
        List<Credibility> readings = Credibility.readings(RECORDS, "A", NEW_YEAR, ONE_YEAR);
        assertThat(readings)
                .extracting(Credibility::reading)
                .containsExactly(
                        new Credibility.Reading.Coded(),
                        new Credibility.Reading.WithoutDisputed(),
                        new Credibility.Reading.Of("A"),
                        new Credibility.Reading.Of("B"));
        assertThat(readings.get(1).beta()).isEqualTo(1);
        assertThat(readings.get(2).mean()).isGreaterThan(readings.get(3).mean());
        assertThat(readings.getFirst().explanation().allRefs()).hasSize(3);
    }

    @Test
    void withoutRecordsThePriorRemains() {
        Credibility c = Credibility.of(List.of(), "A", NEW_YEAR, new Credibility.Reading.Coded());
        assertThat(c.mean()).isEqualTo(0.5);
        assertThat(c.quantile(0.05)).isCloseTo(0.05, within(TOLERANCE_PROBABILITY));
    }

    @Test
    void theIncompleteBetaAgreesWithItsClosedForms() {
        for (double x = 0.05; x < 1; x += 0.05) {
            // Beta(a, 1): x^a; Beta(2, 2): 3x^2 - 2x^3; Beta(1/2, 1/2): 2/pi asin sqrt x.
            assertThat(IncompleteBeta.cdf(3.5, 1, x)).isCloseTo(Math.pow(x, 3.5), within(1e-13));
            assertThat(IncompleteBeta.cdf(2, 2, x)).isCloseTo(3 * x * x - 2 * x * x * x, within(1e-13));
            assertThat(IncompleteBeta.cdf(0.5, 0.5, x)).isCloseTo(2 / Math.PI * Math.asin(Math.sqrt(x)), within(1e-13));
            assertThat(IncompleteBeta.quantile(7.3, 120, IncompleteBeta.cdf(7.3, 120, x * 0.1)))
                    .isCloseTo(x * 0.1, within(1e-9));
        }
        assertThat(IncompleteBeta.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-14));
        assertThat(IncompleteBeta.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-13));
    }

    @Test
    void expectedValueSumsOverWhatIsDelivered() {
        double[] v = {0, 4, 0, 10};
        // .5 .8 10 + .5 .2 4
        assertThat(Delivery.expected(v, new double[] {.5, .8}, 0b11)).isCloseTo(4.4, within(1e-12));
        assertThat(Delivery.expected(v, new double[] {.5, .8}, 0b01)).isCloseTo(2, within(1e-12));
        // Separable values: each concession times its own probability.
        double[] additive = {0, 4, 3, 7};
        assertThat(Delivery.expected(additive, new double[] {.5, .8}, 0b11)).isCloseTo(.5 * 4 + .8 * 3, within(1e-12));
    }

    /// Without any trust, or any doubt, or fading no belief can be worked out.
    @Test
    void aPriorIsAboveNothing() {
        assertThat(new Credibility.Prior(0.1, 0.1, 0.1).kept()).isEqualTo(0.1);
        assertThatThrownBy(() -> new Credibility.Prior(0, 1, 2)).hasMessageContaining("(0.0, 1.0)");
        assertThatThrownBy(() -> new Credibility.Prior(1, 0, 2)).hasMessageContaining("(1.0, 0.0)");
        assertThatThrownBy(() -> new Credibility.Prior(1, 1, 0)).hasMessageContaining("half-life (0.0)");
    }
}
