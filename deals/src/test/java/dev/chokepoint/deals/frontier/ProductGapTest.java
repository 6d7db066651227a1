package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductGapTest {
    private static final double TOLERANCE = 1e-12;
    private static final List<Double> NOTHING = List.of(0.0, 0.0);

    /// Valued (3, 3) and (5, 1); not ruled out (4, 3) and (5, 2): 12/9 − 1.
    @Test
    void gapIsTheLargestProductNotRuledOutOverTheBestFound() {
        ProductGap gap = ProductGap.of(
                List.of(new double[] {3, 3}, new double[] {5, 1}), List.of(new double[] {4, 3}, new double[] {5, 2}));
        assertThat(gap)
                .isInstanceOfSatisfying(
                        ProductGap.AtMost.class, g -> assertThat(g.share()).isCloseTo(1 / 3.0, within(TOLERANCE)));
    }

    @Test
    void whatAValuedPackageBeatsLeavesNoGap() {
        ProductGap gap = ProductGap.of(List.of(new double[] {3, 3}), List.of(new double[] {3, 2}));
        assertThat(gap).isEqualTo(new ProductGap.AtMost(0));
    }

    @Test
    void nothingFoundOrNothingBoundedIsNotAShare() {
        assertThat(ProductGap.between(0, 5)).isEqualTo(new ProductGap.Unknown());
        assertThat(ProductGap.between(5, Double.POSITIVE_INFINITY)).isEqualTo(new ProductGap.Unknown());
    }

    @Test
    void linesThatTouchPointsBoundEveryProductOfThem() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n = 0; n < 200; n++) {
            List<double[]> points = new ArrayList<>();
            double best = 0;
            for (int k = 0; k < 1 + random.nextInt(12); k++) {
                double[] p = {random.nextDouble(-3, 5), random.nextDouble(-3, 5)};
                points.add(p);
                best = Math.max(best, Math.max(0, p[0] + 1) * Math.max(0, p[1] + 2));
            }
            SupportLines lines = SupportLines.unbounded(2, 3).touching(points);
            assertThat(lines.mostProduct(List.of(-1.0, -2.0))).isGreaterThanOrEqualTo(best * (1 - TOLERANCE));
        }
    }

    @Test
    void linesOfOnePointGiveItsProduct() {
        SupportLines lines = SupportLines.unbounded(1, 1).touching(List.of(new double[] {4, 3}));
        assertThat(lines.mostProduct(NOTHING)).isCloseTo(12, within(1e-6));
        assertThat(lines.mostProduct(List.of(5.0, 0.0))).isZero();
    }

    @Test
    void linesOfSumsAreSumsOfLines() {
        SupportLines one = SupportLines.unbounded(1, 1).touching(List.of(new double[] {1, 2}));
        SupportLines two = SupportLines.unbounded(1, 1).touching(List.of(new double[] {3, 1}));
        assertThat(one.plus(two).mostProduct(NOTHING)).isCloseTo(4 * 3, within(1e-6));
    }

    @Test
    void unboundedLinesBoundNothing() {
        assertThat(SupportLines.unbounded(1, 1).mostProduct(NOTHING)).isInfinite();
    }
}
