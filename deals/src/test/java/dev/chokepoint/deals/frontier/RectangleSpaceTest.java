package dev.chokepoint.deals.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RectangleSpaceTest {
    private static RectangleSpace random(long seed, int issues, int options, int rectangles) {
        Random random = new Random(seed);
        List<Issue> list = new ArrayList<>();
        for (int i = 0; i < issues; i++) {
            List<String> names = new ArrayList<>();
            for (int o = 0; o < options; o++) {
                names.add(Integer.toString(o));
            }
            list.add(new Issue("issue " + i, names));
        }
        List<RectangleSpace.Worth> worths = new ArrayList<>();
        for (String party : List.of("A", "B")) {
            List<RectangleSpace.Rectangle> all = new ArrayList<>();
            for (int r = 0; r < rectangles; r++) {
                List<RectangleSpace.Range> ranges = new ArrayList<>();
                for (int i = 0; i < issues; i++) {
                    if (random.nextInt(3) == 0) {
                        int from = random.nextInt(options);
                        ranges.add(new RectangleSpace.Range(i, from, random.nextInt(from, options)));
                    }
                }
                all.add(new RectangleSpace.Rectangle(Fraction.of(random.nextInt(0, 20)), ranges));
            }
            worths.add(new RectangleSpace.Worth(party, all, Fraction.of(100), Fraction.ZERO, Fraction.ONE));
        }
        return new RectangleSpace(list, worths);
    }

    @Test
    void theSearchFindsTheFrontierOfAllPackages() {
        for (long seed = 1; seed <= 40; seed++) {
            RectangleSpace space = random(seed, 4, 5, 9);
            List<ValuedPackage> all = new ArrayList<>();
            for (int k = 0; k < 625; k++) {
                List<Integer> options = List.of(k % 5, k / 5 % 5, k / 25 % 5, k / 125);
                all.add(new ValuedPackage(
                        AdditiveSpace.idOf(options),
                        options,
                        List.of(
                                space.utility(0, options).doubleValue(),
                                space.utility(1, options).doubleValue())));
            }
            List<List<Double>> exact = Frontier.of(all).points().stream()
                    .map(ValuedPackage::utilities)
                    .distinct()
                    .toList();
            assertThat(space.frontier().points())
                    .extracting(ValuedPackage::utilities)
                    .isEqualTo(exact);
        }
    }

    @Test
    void negativeRectanglesAreRefused() {
        List<Issue> issues = List.of(new Issue("x", List.of("0", "1")));
        assertThatThrownBy(() -> new RectangleSpace(
                        issues,
                        List.of(new RectangleSpace.Worth(
                                "A",
                                List.of(new RectangleSpace.Rectangle(Fraction.of(-1), List.of())),
                                Fraction.ONE,
                                Fraction.ZERO,
                                Fraction.ONE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
