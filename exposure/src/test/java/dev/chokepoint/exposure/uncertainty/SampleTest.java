package dev.chokepoint.exposure.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.base.Figure;
import dev.chokepoint.base.Uncertain;
import dev.chokepoint.exposure.world.FigureKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

/// Which inputs decide an output, where the output is made of two of three inputs.
class SampleTest {
    private static final int COUNT = 60;
    private static final Draws DRAWS = Draws.of(5, COUNT);
    private static final OutputKey LOSS = new OutputKey.PartyLoss("A");

    private static Draws.Input input(String name) {
        return new Draws.Input(
                name,
                "price",
                Figure.assumed(Uncertain.of(0, 1), "share", "2024", "for a test"),
                List.of(new FigureKey.PriceOf(name)));
    }

    private static double[] column(String name) {
        return IntStream.range(0, COUNT).mapToDouble(k -> DRAWS.share(name, k)).toArray();
    }

    /// Twice the first and once the second; what the third is plays no part.
    private static double[] output() {
        double[] first = column("first");
        double[] second = column("second");
        return IntStream.range(0, COUNT)
                .mapToDouble(k -> 2 * first[k] + second[k])
                .toArray();
    }

    private static Sample sample(double[] values) {
        Map<Integer, Map<OutputKey, Double>> outputs = new HashMap<>();
        for (int k = 0; k < COUNT; k++) {
            outputs.put(k, Map.of(LOSS, values[k]));
        }
        return Sample.of(DRAWS, List.of(input("first"), input("second"), input("third")), outputs, List.of());
    }

    /// What is left of a rank correlation where the other is held: (r₁ − r₂ r₁₂) / √((1 − r₂²)(1 − r₁₂²)).
    private static double given(double r1, double r2, double r12) {
        return (r1 - r2 * r12) / Math.sqrt((1 - r2 * r2) * (1 - r12 * r12));
    }

    @Test
    void whatDecidesIsToldWithWhatIsLeftOfItWhereTheOtherIsHeld() {
        List<Sample.Influence> deciding = sample(output()).deciding(LOSS);
        assertThat(deciding).extracting(i -> i.input().name()).containsExactly("first", "second");
        SpearmansCorrelation spearman = new SpearmansCorrelation();
        double r1 = spearman.correlation(output(), column("first"));
        double r2 = spearman.correlation(output(), column("second"));
        double r12 = spearman.correlation(column("first"), column("second"));
        assertThat(deciding.get(0).rank()).isCloseTo(r1, within(1e-9));
        assertThat(deciding.get(1).rank()).isCloseTo(r2, within(1e-9));
        assertThat(deciding.get(0).partial()).isCloseTo(given(r1, r2, r12), within(1e-9));
        assertThat(deciding.get(1).partial()).isCloseTo(given(r2, r1, r12), within(1e-9));
        // In the lowest and the highest fifth the first is 0.1 and 0.9 on average, which counts twice.
        assertThat(deciding.getFirst().atHigh() - deciding.getFirst().atLow()).isCloseTo(1.6, within(0.2));
    }

    @Test
    void anOutputThatADrawDoesNotHaveIsNoNumberThere() {
        Map<Integer, Map<OutputKey, Double>> outputs = new HashMap<>();
        for (int k = 0; k < COUNT; k++) {
            outputs.put(k, k == 3 ? Map.of() : Map.of(LOSS, 1.0 + k % 2));
        }
        Sample sample = Sample.of(DRAWS, List.of(), outputs, List.of());
        assertThat(sample.values(LOSS)[3]).isNaN();
        assertThat(sample.values(LOSS)[4]).isEqualTo(1);
        assertThat(sample.band(LOSS).low()).isEqualTo(1);
        assertThat(sample.band(LOSS).high()).isEqualTo(2);
        // Draw 3, which has none, would be one of those at 2.
        assertThat(sample.shareBelow(LOSS, 1.5)).isEqualTo(30.0 / 60);
    }
}
