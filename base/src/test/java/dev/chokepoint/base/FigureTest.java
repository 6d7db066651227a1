package dev.chokepoint.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final double TOLERANCE_NUMBER = 1e-12;

    private static Figure printed(double value, String published) {
        Source source = new Source(
                "s" + published,
                "Summary",
                "Survey",
                "survey.example",
                LocalDate.parse(published),
                Source.Reliability.PRIMARY);
        return new Figure(
                Uncertain.of(value),
                Unit.TONNE,
                "2024",
                new Provenance.Sourced(source, "table 1", source.published()),
                "");
    }

    @Test
    void theNewestVintageKnownOnTheDateIsUsedAndLaterOnesAreFlagged() {
        Vintages vintages = new Vintages(List.of(printed(380, "2026-02-01"), printed(390, "2025-01-31")));
        assertThat(vintages.known(LocalDate.parse("2025-06-10")).orElseThrow().central())
                .isEqualTo(390);
        assertThat(vintages.known(LocalDate.parse("2026-06-10")).orElseThrow().central())
                .isEqualTo(380);
        assertThat(vintages.known(LocalDate.parse("2025-01-30"))).isEmpty();
        assertThat(vintages.later(LocalDate.parse("2025-06-10"))).hasSize(1);
    }

    @Test
    void anAssumptionGivesWayToAnythingPublished() {
        Vintages vintages = new Vintages(
                List.of(printed(390, "2025-01-31"), Figure.assumed(Uncertain.of(1, 2), "t", "2024", "no source")));
        assertThat(vintages.known(LocalDate.parse("2025-01-30")).orElseThrow().provenance())
                .isInstanceOf(Provenance.Assumed.class);
        assertThat(vintages.known(LocalDate.parse("2025-02-01")).orElseThrow().central())
                .isEqualTo(390);
    }

    @Test
    void figuresParseAsTyped() {
        assertThat(Uncertain.parse("1,200", Interval.NON_NEGATIVE)).isEqualTo(new Uncertain.Exact(1200));
        assertThat(Uncertain.parse("0.2..0.6", Interval.SHARE)).isEqualTo(new Uncertain.Range(0.2, 0.6));
        assertThat(Uncertain.parse(">50", Interval.PERCENT)).isEqualTo(new Uncertain.Bound(50, 100, ">50"));
        assertThatThrownBy(() -> Uncertain.parse("W", Interval.PERCENT)).hasMessageContaining("(W)");
        assertThatThrownBy(() -> Uncertain.parse("NaN", Interval.PERCENT)).hasMessageContaining("finite");
    }

    @Test
    void quantilesOfATriangularFigureFollowItsDistributionFunction() {
        // F(x) = (x−0)²/(10·2) below the mode 2: F(1) = 0.05; above: 1 − (10−x)²/(10·8): F(6) = 0.8.
        Uncertain likely = new Uncertain.Likely(0, 2, 10);
        assertThat(likely.quantile(0.05)).isCloseTo(1, within(TOLERANCE_NUMBER));
        assertThat(likely.quantile(0.8)).isCloseTo(6, within(TOLERANCE_NUMBER));
    }

    @Test
    void unitsConvertWithinADimensionAndNeverAcross() {
        assertThat(Unit.parse("t/year").factorTo(Unit.parse("kg/month")))
                .isCloseTo(1000.0 / 12, within(TOLERANCE_NUMBER * 1000));
        assertThatThrownBy(() -> Unit.KG.factorTo(Unit.USD)).hasMessageContaining("(kg) does not convert to (USD)");
        assertThatThrownBy(() -> Unit.parse("aircraft").factorTo(Unit.parse("piece")))
                .hasMessageContaining("aircraft");
        assertThatThrownBy(() -> Unit.parse("KG")).hasMessageContaining("Maybe \"kg\" was meant");
    }

    @Test
    void numbersReadWell() {
        assertThat(Numbers.text(1234.56)).isEqualTo("1,235");
        assertThat(Numbers.text(0.05)).isEqualTo("0.05");
        assertThat(Numbers.usd(-1.234e9)).isEqualTo("USD -1.23 bn");
    }
}
