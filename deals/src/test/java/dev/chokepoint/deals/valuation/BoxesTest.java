package dev.chokepoint.deals.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Too many points of several sides are thinned by no more than what is told.
class BoxesTest {
    private static List<ValuedPackage> points(int n) {
        Random random = new Random(3);
        return IntStream.range(0, n)
                .mapToObj(i -> ValuedPackage.of(
                        "p" + i, random.nextDouble() * 1e7, random.nextDouble() * 1e7, random.nextDouble() * -1e7))
                .toList();
    }

    @Test
    void fewPointsStayAsTheyAre() {
        List<ValuedPackage> few = points(50);
        assertThat(Boxes.of(few, 50)).isEqualTo(new Boxes(few, 0));
    }

    @Test
    void whatIsLeftOutIsNoBetterThanWhatStaysByMoreThanTheTolerance() {
        List<ValuedPackage> many = points(3_000);
        Boxes boxes = Boxes.of(many, 200);
        assertThat(boxes.points()).hasSizeLessThanOrEqualTo(200);
        assertThat(boxes.toleranceUsd()).isPositive();
        assertThat(many)
                .allSatisfy(p -> assertThat(boxes.points())
                        .anyMatch(q -> IntStream.range(0, 3)
                                .allMatch(i -> q.utility(i) >= p.utility(i) - boxes.toleranceUsd())));
    }

    /// Of (0, 0), (3, 3) and (5, 0) in thousands two may stay: boxes 1 and 2 thousand wide hold one point each, in
    /// those
    /// 4 thousand wide the first two fall together.
    @Test
    void theWidthIsTheNarrowestThatServes() {
        List<ValuedPackage> three =
                List.of(ValuedPackage.of("a", 0, 0), ValuedPackage.of("b", 3e3, 3e3), ValuedPackage.of("c", 5e3, 0));
        Boxes boxes = Boxes.of(three, 2);
        assertThat(boxes.points()).extracting(ValuedPackage::id).containsExactly("a", "c");
        assertThat(boxes.toleranceUsd()).isEqualTo(4e3);
    }
}
