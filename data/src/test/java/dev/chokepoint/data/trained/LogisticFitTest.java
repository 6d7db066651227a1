package dev.chokepoint.data.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.evidence.signals.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogisticFitTest {
    private static final Weights NOTHING = new Weights(0, Map.of());

    /// Of ten cases with the signal eight hold, of ten without it three.
    private static List<LogisticFit.Example> examples() {
        List<LogisticFit.Example> out = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            out.add(new LogisticFit.Example(i < 10 ? Map.of("a", 1.0) : Map.of(), 1));
        }
        return out;
    }

    private static boolean holds(int i) {
        return i < 8 || (i >= 10 && i < 13);
    }

    private static Weights fit(double ridge, int least, Weights start) {
        return new LogisticFit(examples(), least, List.of(start))
                .fit(_ -> true, LogisticFitTest::holds, _ -> ridge, start);
    }

    @Test
    void withoutARidgeTheSharesComeOutAgain() {
        Weights w = fit(0, 1, NOTHING);
        assertThat(w.probability(Map.of("a", 1.0))).isCloseTo(0.8, within(0.005));
        assertThat(w.probability(Map.of())).isCloseTo(0.3, within(0.005));
    }

    @Test
    void aRidgeHoldsWeightsToWhereTheyStart() {
        double free = fit(0, 1, NOTHING).weights().getOrDefault("a", 0.0);
        assertThat(fit(5, 1, NOTHING).weights().getOrDefault("a", 0.0)).isBetween(0.1, free - 0.5);
        assertThat(fit(1e6, 1, new Weights(0, Map.of("a", -1.5))).weights().getOrDefault("a", 0.0))
                .isCloseTo(-1.5, within(0.01));
    }

    @Test
    void whatFewExamplesHaveWeighsNothing() {
        assertThat(fit(0, 11, NOTHING).weights()).isEmpty();
    }

    @Test
    void examplesThatDoNotCountChangeNothing() {
        Weights w = new LogisticFit(examples(), 1, List.of())
                .fit(i -> i != 8 && i != 9, LogisticFitTest::holds, _ -> 1, NOTHING);
        assertThat(w.probability(Map.of("a", 1.0)))
                .isGreaterThan(fit(1, 1, NOTHING).probability(Map.of("a", 1.0)));
    }
}
