package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What lines around points promise of the points, of their sums and of either kind.
class SupportLinesTest {
    private static final double CLOSE = 1e-9;
    private static final List<double[]> FEW = List.of(new double[] {4, 1}, new double[] {1, 4}, new double[] {2, 2});
    private static final List<double[]> LARGE = List.of(new double[] {6, 0}, new double[] {0, 1});

    @Test
    void nothingIsBoundedBeforeAnyPointIsKnown() {
        SupportLines lines = SupportLines.unbounded(1, 1);
        assertThat(lines.lines()).hasSize(9).allMatch(l -> Double.isInfinite(l.most()));
        assertThat(lines.mostProduct(List.of(0.0, 0.0))).isInfinite();
        assertThat(lines.lines().getFirst().weightB()).isZero();
        assertThat(lines.lines().getLast().weightA()).isZero();
    }

    @Test
    void linesTouchTheirPointsFromAbove() {
        SupportLines lines = SupportLines.unbounded(2, 1).touching(FEW);
        assertThat(lines.lines().getFirst().most()).isCloseTo(4 / 2.0, within(CLOSE));
        assertThat(lines.lines().getLast().most()).isCloseTo(4, within(CLOSE));
        lines.lines()
                .forEach(l -> assertThat(FEW.stream()
                                .mapToDouble(p -> l.of(p[0], p[1]))
                                .max()
                                .orElseThrow())
                        .isCloseTo(l.most(), within(CLOSE)));
    }

    @Test
    void theLinesOfSumsAndOfEitherKindBoundThem() {
        SupportLines few = SupportLines.unbounded(1, 1).touching(FEW);
        SupportLines large = SupportLines.unbounded(1, 1).touching(LARGE);
        // 4 + 6 and 1 + 0 at most, each alone; of either kind 6 and 4.
        assertThat(few.plus(large).lines().getFirst().most()).isCloseTo(10, within(CLOSE));
        assertThat(few.plus(large).lines().getLast().most()).isCloseTo(5, within(CLOSE));
        assertThat(few.or(large).lines().getFirst().most()).isCloseTo(6, within(CLOSE));
        assertThat(few.or(large).lines().getLast().most()).isCloseTo(4, within(CLOSE));
        assertThat(large.or(few)).isEqualTo(few.or(large));
    }

    /// Under a + b ≤ 5 from (0, 0) the largest product is 2.5², from (1, 0) it is 2².
    @Test
    void theLargestProductUnderOneLineIsAtItsMiddle() {
        SupportLines one = new SupportLines(List.of(new SupportLines.Line(1, 1, 5)));
        assertThat(one.mostProduct(List.of(0.0, 0.0))).isCloseTo(6.25, within(CLOSE));
        assertThat(one.mostProduct(List.of(1.0, 0.0))).isCloseTo(4, within(CLOSE));
        assertThat(one.mostProduct(List.of(5.0, 0.0))).isZero();
        assertThat(one.mostProduct(List.of(3.0, 3.0))).isZero();
    }

    /// Under a ≤ 1 and a + b ≤ 5 the product is largest in the corner: 1 · 4.
    @Test
    void theLargestProductUnderTwoLinesMayBeInTheirCorner() {
        SupportLines two = new SupportLines(List.of(new SupportLines.Line(1, 0, 1), new SupportLines.Line(1, 1, 5)));
        assertThat(two.mostProduct(List.of(0.0, 0.0))).isCloseTo(4, within(CLOSE));
    }

    @Test
    void aLineForOnePartyAloneBoundsNoProductAndOneForEachDoes() {
        SupportLines.Line a = new SupportLines.Line(1, 0, 3);
        SupportLines.Line b = new SupportLines.Line(0, 1, 2);
        assertThat(new SupportLines(List.of(a)).mostProduct(List.of(0.0, 0.0))).isInfinite();
        assertThat(new SupportLines(List.of(b)).mostProduct(List.of(0.0, 0.0))).isInfinite();
        assertThat(new SupportLines(List.of(a, b)).mostProduct(List.of(0.0, 0.0)))
                .isCloseTo(6, within(CLOSE));
    }

    @Test
    void noPointHasALargerProductThanItsLinesPromise() {
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            List<double[]> points = random.doubles(7)
                    .mapToObj(a -> new double[] {4 * a - 1, 3 * random.nextDouble() - 1})
                    .toList();
            double most = points.stream()
                    .mapToDouble(p -> Math.max(0, p[0]) * Math.max(0, p[1]))
                    .max()
                    .orElseThrow();
            double promised = SupportLines.unbounded(3, 2).touching(points).mostProduct(List.of(0.0, 0.0));
            assertThat(promised).isGreaterThanOrEqualTo(most - CLOSE);
            assertThat(promised).isLessThan(most + 3);
        }
    }
}
