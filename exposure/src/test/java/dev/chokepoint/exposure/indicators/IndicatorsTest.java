package dev.chokepoint.exposure.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Uncertain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndicatorsTest {
    private static final double TOLERANCE_INDEX = 1e-12;
    private static final double TOLERANCE_PRINTED = 1e-6;

    private static final Governance STABLE = new Governance(Map.of("A", 0.0, "B", 2.5), Map.of("A", 0.2), "test");

    @Test
    void concentrationLiesBetweenOneOverNAndOne() {
        Random random = new Random(3);
        for (int round = 0; round < 100; round++) {
            Map<String, Uncertain> q = new HashMap<>();
            int n = 1 + random.nextInt(8);
            for (int k = 0; k < n; k++) {
                q.put("p" + k, Uncertain.of(0.01 + random.nextDouble()));
            }
            assertThat(Hhi.of(q).known().value()).isBetween(1.0 / n - TOLERANCE_INDEX, 1.0);
        }
    }

    @Test
    void mergingTwoSuppliersRaisesConcentrationByTwiceTheProductOfTheirShares() {
        double apart = Hhi.of(new double[] {20, 30, 50});
        double merged = Hhi.of(new double[] {50, 50});
        assertThat(merged - apart).isCloseTo(2 * 0.2 * 0.3, within(TOLERANCE_INDEX));
        assertThat(Hhi.of(new double[] {200, 300, 500})).isCloseTo(apart, within(TOLERANCE_INDEX));
    }

    @Test
    void boundsOfConcentrationHoldEveryDraw() {
        Map<String, Uncertain> q = Map.of(
                "A", Uncertain.of(10, 60), "B", Uncertain.of(20, 30), "C", Uncertain.of(5), "D", Uncertain.of(0, 40));
        Reading.Known hhi = Hhi.of(q).known();
        Random random = new Random(5);
        double least = 1;
        double most = 0;
        for (int draw = 0; draw < 20_000; draw++) {
            double[] at = q.values().stream()
                    .mapToDouble(u -> u.quantile(random.nextInt(3) == 0 ? random.nextInt(2) : random.nextDouble()))
                    .toArray();
            double value = Hhi.of(at);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        assertThat(hhi.bounds().lo())
                .isLessThanOrEqualTo(least + TOLERANCE_INDEX)
                .isCloseTo(least, within(0.01));
        assertThat(hhi.bounds().hi())
                .isGreaterThanOrEqualTo(most - TOLERANCE_INDEX)
                .isCloseTo(most, within(0.01));
    }

    @Test
    void importRelianceIsNetImportsOverApparentConsumption() {
        // (80 - 20 + 5) / (100 + 65), by hand.
        Reading.Known nir = ImportReliance.of(
                        Optional.of(Uncertain.of(100)),
                        Optional.of(Uncertain.of(80)),
                        Optional.of(Uncertain.of(20)),
                        Optional.of(Uncertain.of(5)))
                .known();
        assertThat(nir.value()).isCloseTo(65.0 / 165, within(TOLERANCE_INDEX));
        assertThat(nir.gaps()).isEmpty();
    }

    /// 60 of 160: who releases nothing that is known is taken to release nothing, and that is told.
    @Test
    void aMissingStockReleaseCountsAsNoneAndIsTold() {
        Reading.Known nir = ImportReliance.of(
                        Optional.of(Uncertain.of(100)),
                        Optional.of(Uncertain.of(80)),
                        Optional.of(Uncertain.of(20)),
                        Optional.empty())
                .known();
        assertThat(nir.value()).isCloseTo(60.0 / 160, within(TOLERANCE_INDEX));
        assertThat(nir.gaps()).containsExactly("stock release (taken as 0)");
        assertThat(nir.why().value()).isEqualTo("37.5 %");
    }

    @Test
    void aWithheldProductionLeavesRelianceUnknownAndSaysSo() {
        Reading nir = ImportReliance.of(
                Optional.empty(), Optional.of(Uncertain.of(80)), Optional.of(Uncertain.of(20)), Optional.empty());
        assertThat(nir).isInstanceOf(Reading.Unknown.class);
        assertThat(nir.gaps()).contains("production", "stock release");
    }

    @Test
    void supplyRiskIsHalfAndHalfAtFullRelianceAndOwnSourcingAtNone() {
        Uncertain none = Uncertain.of(0);
        Uncertain one = Uncertain.of(1);
        Uncertain global = Uncertain.of(6);
        Uncertain eu = Uncertain.of(2);
        assertThat(EuCriticality.supplyRisk(global, eu, one, none, one, EuCriticality.Basis.BOTH)
                        .known()
                        .value())
                .isEqualTo(4);
        assertThat(EuCriticality.supplyRisk(global, eu, Uncertain.of(-0.4), none, one, EuCriticality.Basis.BOTH)
                        .known()
                        .value())
                .isEqualTo(2);
    }

    @Test
    void aPlaceWithoutGovernanceWidensTheBoundsAndIsNamed() {
        List<EuCriticality.Supplier> suppliers = List.of(
                new EuCriticality.Supplier("A", Uncertain.of(50), 1),
                new EuCriticality.Supplier("X", Uncertain.of(50), 1.1));
        Reading.Known c = EuCriticality.concentration(suppliers, STABLE).known();
        // A: 0.25 x 5; X: 0.25 x 5 (middle of 0 to 10) x 1.1.
        assertThat(c.value()).isCloseTo(0.25 * 5 + 0.25 * 5 * 1.1, within(TOLERANCE_INDEX));
        assertThat(c.bounds().width()).isGreaterThan(0.25 * 10 * 1.1);
        assertThat(c.gaps()).hasSize(1).first().asString().contains("X");
    }

    @Test
    void importanceIsTheShareTimesTheLargestSectorAtMostTen() {
        Reading.Known ei = EuCriticality.importance(
                        List.of(
                                new EuCriticality.Use("C28", Uncertain.of(0.5), 200),
                                new EuCriticality.Use("C24", Uncertain.of(0.5), 100)),
                        200,
                        Uncertain.of(0.9))
                .known();
        assertThat(ei.value()).isCloseTo((0.5 * 10 + 0.5 * 5) * 0.9, within(TOLERANCE_INDEX));
    }

    /// Origin: the authors' workbook, USA 2022 (HHI, import risk, score, price, factor as printed there).
    @Test
    void scorePriceAndFactorOfTheAuthorsCasesAreReproduced() {
        double[][] cases = {
            {0.470663479, 0.584226619, 0.274974133, 2.226906957, 1.495658148},
            {0.203518337, 0.545188749, 0.110955908, Double.NaN, 0.108604046},
            {0.267490077, 0.001207683, 0.000323043, Double.NaN, 0.003792739}
        };
        for (double[] c : cases) {
            // One partner whose instability is the printed import risk, no domestic production.
            double estimate = Governance.BEST - 5 * c[1];
            double price = Double.isNaN(c[3]) ? c[4] * GeoPolRisk.COPPER_MIDPOINT / c[2] : c[3];
            Governance one = new Governance(Map.of("P", estimate), Map.of(), "case");
            Reading hhi = new Reading.Known(
                    c[0],
                    new dev.chokepoint.base.Interval(c[0], c[0]),
                    List.of(),
                    dev.chokepoint.base.Explanation.leaf("hhi", "", "printed"));
            GeoPolRisk.Result result = GeoPolRisk.of(
                    hhi,
                    Optional.of(Uncertain.of(0)),
                    List.of(new GeoPolRisk.Import("P", Uncertain.of(1_000), Optional.of(Uncertain.of(1e6 * price)))),
                    one,
                    Set.of());
            assertThat(result.importRisk().known().value()).isCloseTo(c[1], within(TOLERANCE_PRINTED));
            assertThat(result.score().known().value()).isCloseTo(c[2], within(TOLERANCE_PRINTED));
            assertThat(result.factor().known().value()).isCloseTo(c[4], within(TOLERANCE_PRINTED * 10));
        }
    }

    @Test
    void missingStabilityIsNeverNoRisk() {
        GeoPolRisk.Result result = GeoPolRisk.of(
                Map.of("A", Uncertain.of(1)),
                Optional.of(Uncertain.of(0)),
                List.of(new GeoPolRisk.Import("TWN", Uncertain.of(10), Optional.empty())),
                STABLE,
                Set.of());
        Reading.Known risk = result.importRisk().known();
        assertThat(risk.value()).isEqualTo(0.5);
        assertThat(risk.bounds().lo()).isZero();
        assertThat(risk.bounds().hi()).isEqualTo(1);
        assertThat(result.score().gaps()).anyMatch(g -> g.contains("TWN"));
        assertThat(result.factor()).isInstanceOf(Reading.Unknown.class);
    }

    @Test
    void noImportsMeanNoRiskAndMembersOfARegionAreSafe() {
        Optional<Uncertain> own = Optional.of(Uncertain.of(5));
        Map<String, Uncertain> world = Map.of("A", Uncertain.of(1));
        assertThat(GeoPolRisk.of(world, own, List.of(), STABLE, Set.of())
                        .score()
                        .known()
                        .value())
                .isZero();
        List<GeoPolRisk.Import> within =
                List.of(new GeoPolRisk.Import("A", Uncertain.of(3), Optional.of(Uncertain.of(1))));
        assertThat(GeoPolRisk.of(world, own, within, STABLE, Set.of("A"))
                        .score()
                        .known()
                        .value())
                .isZero();
        // The 90 % band of the standard error: (2.5 - 0 -+ 1.645 x 0.2)/5 x 3/8.
        Reading.Known risk =
                GeoPolRisk.of(world, own, within, STABLE, Set.of()).importRisk().known();
        assertThat(risk.value()).isCloseTo(0.5 * 3 / 8, within(TOLERANCE_INDEX));
        assertThat(risk.bounds().hi()).isCloseTo((2.5 + 0.329) / 5 * 3 / 8, within(TOLERANCE_INDEX));
    }

    @Test
    void negativeQuantitiesAreRefused() {
        assertThatThrownBy(() -> Hhi.of(Map.of("A", Uncertain.of(-1)))).hasMessageContaining("negative");
    }

    @Test
    void aGroupOfPlacesCountsAsOneInTheValueAndAsNoneInTheLowerBound() {
        Reading.Known hhi = Hhi.of(
                        Map.of("CHN", Uncertain.of(60), "USA", Uncertain.of(20), "ROW", Uncertain.of(20)),
                        Set.of("ROW"))
                .known();
        // By hand: 0.36 + 0.04 + 0.04, and without the group's square 0.36 + 0.04.
        assertThat(hhi.value()).isCloseTo(0.44, within(1e-12));
        assertThat(hhi.bounds().lo()).isCloseTo(0.40, within(1e-12));
        assertThat(hhi.bounds().hi()).isCloseTo(0.44, within(1e-12));
        assertThat(hhi.gaps()).singleElement().satisfies(g -> assertThat(g).contains("ROW"));
    }

    /// The lower bound of an index with groups against random points of the box.
    @Test
    void noPointOfTheBoxIsBelowTheLowerBoundWithGroups() {
        Map<String, Uncertain> box = Map.of(
                "A",
                Uncertain.of(10, 60),
                "B",
                Uncertain.of(5, 50),
                "C",
                Uncertain.of(20),
                "REST",
                Uncertain.of(3, 30));
        double lo = Hhi.of(box, Set.of("REST")).known().bounds().lo();
        java.util.Random random = new java.util.Random(5);
        double least = 1;
        for (int k = 0; k < 20_000; k++) {
            double a = random.nextDouble(10, 60);
            double b = random.nextDouble(5, 50);
            double rest = random.nextDouble(3, 30);
            double sum = a + b + 20 + rest;
            least = Math.min(least, (a * a + b * b + 400) / (sum * sum));
        }
        assertThat(lo).isLessThanOrEqualTo(least).isGreaterThan(least - 0.01);
    }

    /// Origin: 200,000 seeded draws of the estimates, each place erring on its own; the share of draws within the
    /// analytic 90 % band must be 90 %.
    @Test
    void errorsOfGovernanceEstimatesGoThroughAsTheirDrawsDo() {
        Map<String, Double> estimates = Map.of("X", -0.4, "Y", 0.3, "Z", 1.1);
        Map<String, Double> errors = Map.of("X", 0.2, "Y", 0.35, "Z", 0.25);
        Map<String, Double> tonnes = Map.of("X", 50.0, "Y", 30.0, "Z", 15.0);
        List<GeoPolRisk.Import> imports = new java.util.ArrayList<>();
        tonnes.forEach(
                (p, t) -> imports.add(new GeoPolRisk.Import(p, Uncertain.of(t), Optional.of(Uncertain.of(t * 2_000)))));
        GeoPolRisk.Result result = GeoPolRisk.of(
                Map.of("X", Uncertain.of(80), "Y", Uncertain.of(20)),
                Optional.of(Uncertain.of(5)),
                imports,
                new Governance(estimates, errors, "made up"),
                Set.of());
        Reading.Known score = result.score().known();
        assertThat(score.governance().width())
                .isPositive()
                .isLessThan(score.bounds().width());
        java.util.Random random = new java.util.Random(11);
        int inside = 0;
        int draws = 200_000;
        for (int k = 0; k < draws; k++) {
            double sum = 0;
            for (String p : List.of("X", "Y", "Z")) {
                double drawn = estimates.getOrDefault(p, 0.0) + errors.getOrDefault(p, 0.0) * random.nextGaussian();
                sum += tonnes.getOrDefault(p, 0.0) * (2.5 - drawn) / 5;
            }
            double value = 0.68 * sum / 100;
            inside += value >= score.governance().lo()
                            && value <= score.governance().hi()
                    ? 1
                    : 0;
        }
        assertThat(inside / (double) draws).isBetween(0.895, 0.905);
        // The midpoint is the score times 2 USD/kg, and so is its band.
        assertThat(result.midpointUsdPerKg().known().governance().hi())
                .isCloseTo(2 * score.governance().hi(), within(1e-9));
    }

    @Test
    void supplyRiskWithoutEuDataRestsOnGlobalSupplyAndSaysSo() {
        Governance six = new Governance(Map.of("A", 0.5, "B", -1.0), Map.of("A", 0.1, "B", 0.2), "made up");
        Reading global = EuCriticality.concentration(
                List.of(
                        new EuCriticality.Supplier("A", Uncertain.of(75), 1),
                        new EuCriticality.Supplier("B", Uncertain.of(25), 1.1)),
                six);
        // By hand: 0.5625 x 4 + 0.0625 x 7 x 1.1 = 2.25 + 0.48125.
        assertThat(global.known().value()).isCloseTo(2.73125, within(1e-12));
        // By hand: standard error sqrt((0.5625 x 2 x 0.1)^2 + (0.0625 x 1.1 x 2 x 0.2)^2) = 0.115812, times 1.645.
        assertThat(global.known().governance().hi() - 2.73125).isCloseTo(1.645 * 0.1158123, within(1e-6));
        Reading none = EuCriticality.concentration(List.of(), six);
        Reading risk = EuCriticality.supplyRisk(global, none, none, Uncertain.of(0.1), Uncertain.of(0.9));
        assertThat(risk.known().value()).isCloseTo(2.73125 * 0.81, within(1e-12));
        assertThat(risk.gaps()).anyMatch(g -> g.contains("EU sourcing"));
        assertThat(EuCriticality.supplyRisk(none, none, none, Uncertain.of(0), Uncertain.of(1)))
                .isInstanceOf(Reading.Unknown.class);
    }
}
