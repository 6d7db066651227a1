package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Provenance;
import dev.chokepoint.base.Source;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.base.Unit;
import dev.chokepoint.exposure.world.Draw;
import dev.chokepoint.exposure.world.EndUse;
import dev.chokepoint.exposure.world.FigureKey;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final double TOLERANCE_SHARE = 1e-12;

    private static Figure assumed(double lo, double hi, String why) {
        return Figure.assumed(Uncertain.of(lo, hi), "share", "2024", why);
    }

    private static double[] column(Draws draws, String name) {
        return IntStream.range(0, draws.count())
                .mapToDouble(k -> draws.share(name, k))
                .toArray();
    }

    @Test
    void everyPartOfADistributionIsDrawnOnce() {
        Draws draws = Draws.of(7, 250);
        for (String name : List.of("price/a", "price/b", "stock/c/US")) {
            double[] sorted = column(draws, name);
            Arrays.sort(sorted);
            for (int k = 0; k < sorted.length; k++) {
                assertThat((int) Math.floor(sorted[k] * 250)).isEqualTo(k);
            }
        }
    }

    @Test
    void aNumberDependsOnSeedAndNameAndIndexButNotOnTheOrderOfQuestions() {
        Figure figure = assumed(10, 20, "invented");
        Draws forward = Draws.of(42, 100);
        Draws backward = Draws.of(42, 100);
        double[] first = new double[100];
        for (int k = 0; k < 100; k++) {
            forward.draw(k).pick(new FigureKey.PriceOf("other"), assumed(0, 1, "something else"));
            first[k] = forward.draw(k).pick(new FigureKey.PriceOf("x"), figure);
        }
        for (int k = 99; k >= 0; k--) {
            assertThat(backward.draw(k).pick(new FigureKey.PriceOf("x"), figure))
                    .isEqualTo(first[k]);
        }
        assertThat(IntStream.range(0, 100)
                        .parallel()
                        .mapToDouble(k -> Draws.of(42, 100).draw(k).pick(new FigureKey.PriceOf("x"), figure)))
                .containsExactlyElementsOf(Arrays.stream(first).boxed().toList());
        assertThat(Draws.of(43, 100).draw(0).pick(new FigureKey.PriceOf("x"), figure))
                .isNotEqualTo(first[0]);
    }

    @Test
    void differentFiguresAreDrawnIndependently() {
        // Of independent samples of 2,000, 99.9 % have a correlation below 3.3 / √2000 = 0.074.
        Draws draws = Draws.of(1, 2000);
        for (int k = 0; k < 20; k++) {
            double r = new PearsonsCorrelation()
                    .correlation(column(draws, "price/item" + k), column(draws, "price/item" + (k + 1)));
            assertThat(Math.abs(r)).isLessThan(0.074);
        }
    }

    @Test
    void anAssumptionIsOneStatementWhereverItStandsAndAMeasurementStandsByItself() {
        Draws draws = Draws.of(5, 50);
        Figure elasticity = assumed(-0.5, -0.1, "materials are a small share of what they go into");
        Draw draw = draws.draw(3);
        assertThat(draw.pick(
                        new FigureKey.DemandFor("a", "US", EndUse.CIVIL, FigureKey.DemandTerm.ELASTICITY), elasticity))
                .isEqualTo(draw.pick(
                        new FigureKey.DemandFor("b", "JP", EndUse.MILITARY, FigureKey.DemandTerm.ELASTICITY),
                        elasticity));
        assertThat(draw.pick(new FigureKey.DemandFor("a", "US", EndUse.CIVIL, FigureKey.DemandTerm.CHOKE), elasticity))
                .isNotEqualTo(draw.pick(
                        new FigureKey.DemandFor("a", "US", EndUse.CIVIL, FigureKey.DemandTerm.ELASTICITY), elasticity));
        LocalDate day = LocalDate.of(2025, 1, 31);
        Source source = new Source("invented", "Invented yearbook", "nobody", "", day, Source.Reliability.PRIMARY);
        Figure measured = new Figure(
                Uncertain.of(1, 2), Unit.parse("t/year"), "2024", new Provenance.Sourced(source, "", day), "");
        assertThat(draw.pick(new FigureKey.Production("x", "US"), measured))
                .isNotEqualTo(draw.pick(new FigureKey.Production("y", "US"), measured));
    }

    @Test
    void exactFiguresAreNotDrawn() {
        Figure exact = assumed(3, 3, "by definition");
        assertThat(Draws.of(1, 10).draw(9).pick(new FigureKey.PriceOf("x"), exact))
                .isEqualTo(3);
    }

    @Test
    void aTriangularFigureHasItsOwnMean() {
        // Mean of a triangle 0..3..9 = (0 + 3 + 9) / 3 = 4.
        Figure triangle = Figure.assumed(new Uncertain.Likely(0, 3, 9), "share", "2024", "invented");
        Draws draws = Draws.of(11, 4000);
        double mean = draws.all().stream()
                .mapToDouble(d -> d.pick(new FigureKey.PriceOf("x"), triangle))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(4, within(0.01));
    }

    @Test
    void inputsNameWhatIsDrawnTogether() {
        Figure shared = assumed(0.005, 0.05, "sea freight");
        List<Draws.Input> inputs = Draws.inputs(Map.of(
                new FigureKey.Transport("m", "CN", "US"),
                shared,
                new FigureKey.Transport("m", "CN", "EU"),
                shared,
                new FigureKey.PriceOf("m"),
                assumed(1, 1, "by definition"),
                new FigureKey.DiscountRate(),
                assumed(0.03, 0.08, "cost of capital")));
        assertThat(inputs).extracting(Draws.Input::kind).containsExactly("discount", "lane transport");
        assertThat(inputs.get(1).keys())
                .extracting(FigureKey::text)
                .containsExactly("lane/m/CN/EU/transport", "lane/m/CN/US/transport");
    }

    @Test
    void wrongCountsAreToldWithTheirValue() {
        assertThatThrownBy(() -> Draws.of(1, 0)).hasMessageContaining("(0)");
        assertThatThrownBy(() -> Draws.of(1, 5).draw(5)).hasMessageContaining("(5)");
        assertThat(Draws.of(1, 1).share("x", 0)).isBetween(TOLERANCE_SHARE, 1 - TOLERANCE_SHARE);
    }
}
