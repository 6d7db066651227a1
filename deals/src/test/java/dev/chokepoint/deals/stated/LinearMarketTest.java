package dev.chokepoint.deals.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Uncertain;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Duties and promises to buy in a market of their own.
class LinearMarketTest {
    private static final double TOLERANCE = 1e-12;

    /// Demand 12 − p(1 + τ), supply 2p, τ = 1/2: price 24/7, quantity 48/7, so trade 1152/49; elasticity of demand
    /// (36/7)/(48/7) = 3/4, of supply 1.
    private static final LinearMarket TAXED = new LinearMarket(1152 / 49.0, 0.5, 0.75, 1);

    /// The same without the duty: price 4, quantity 8, trade 32; elasticity of demand 4/8.
    private static final LinearMarket FREE = new LinearMarket(32, 0, 0.5, 1);

    /// V9: ending the duty costs the importer 160/49 and gives the exporter 208/49.
    @Test
    void endingADutyMayCostItsImporter() {
        LinearMarket.Gain gain = TAXED.withDuty(0);
        assertThat(gain.importer()).isCloseTo(-160 / 49.0, within(TOLERANCE));
        assertThat(gain.exporter()).isCloseTo(208 / 49.0, within(TOLERANCE));
    }

    /// V10: of a promise to buy at least 10 (40 at today's price of 4) the buyer loses 12 and the seller gains 9.
    @Test
    void aPromiseToBuyCostsTheBuyerAndPaysTheSeller() {
        LinearMarket.Gain gain = FREE.withPurchaseOf(40);
        assertThat(gain.importer()).isCloseTo(-12, within(TOLERANCE));
        assertThat(gain.exporter()).isCloseTo(9, within(TOLERANCE));
    }

    @Test
    void whatIsBoughtAnywayAndTheDutyThatStandsChangeNothing() {
        assertThat(FREE.withPurchaseOf(30)).isEqualTo(new LinearMarket.Gain(0, 0));
        LinearMarket.Gain same = TAXED.withDuty(0.5);
        assertThat(same.importer()).isCloseTo(0, within(TOLERANCE));
        assertThat(same.exporter()).isCloseTo(0, within(TOLERANCE));
    }

    /// With supply at any price the importer's terms of trade do not move: it gains the lost triangle.
    @Test
    void withElasticSupplyEndingADutyPaysItsImporter() {
        assertThat(new LinearMarket(100, 0.5, 1, 1e6).withDuty(0).importer()).isGreaterThan(0);
    }

    @Test
    void aDutyThatEndsAllTradeLeavesNobodyASurplus() {
        LinearMarket.Gain gain = FREE.withDuty(1e6);
        assertThat(gain.importer()).isLessThan(0);
        assertThat(gain.exporter()).isLessThan(0).isGreaterThanOrEqualTo(-16 - TOLERANCE);
    }

    /// The band runs over all corners of what is known, and holds the central value.
    @Test
    void figuresWithinBoundsGiveABandByParty() {
        StatedWorth worth = StatedWorth.ofDuty(
                new StatedWorth.MarketFigures(
                        Uncertain.of(1152 / 49.0), new Uncertain.Likely(0.5, 0.75, 1), Uncertain.of(1)),
                0.5,
                0,
                new StatedWorth.Parties("A", "B"),
                "an example");
        Map<String, Double> aYear = worth.over(12, Uncertain::central);
        assertThat(aYear.get("A")).isCloseTo(-160 / 49.0, within(TOLERANCE));
        assertThat(worth.over(12, Uncertain::lo).get("B"))
                .isLessThan(208 / 49.0)
                .isGreaterThan(0);
        assertThat(worth.over(12, Uncertain::hi).get("B")).isGreaterThan(208 / 49.0);
        assertThat(worth.over(6, Uncertain::central).get("A")).isCloseTo(-80 / 49.0, within(TOLERANCE));
    }

    @Test
    void marketsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new LinearMarket(0, 0, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trade (0.0)");
        assertThatThrownBy(() -> new LinearMarket(1, -0.1, 1, 1)).hasMessageContaining("duty (-0.1)");
        assertThatThrownBy(() -> new LinearMarket(1, 0, 0, 1)).hasMessageContaining("elasticity of demand");
        assertThatThrownBy(() -> new LinearMarket(1, 0, 1, Double.NaN)).hasMessageContaining("elasticity of supply");
    }
}
