package dev.chokepoint.exposure.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OriginsTest {
    @Test
    void aRingOfReExportersSettles() {
        ProductYear ring = SixCountries.of(
                1, 2022, Map.of("156>276", 10, "276>251", 10, "251>156", 10, "156>842", 1, "842>392", 1));

        Origins.Result result = Origins.of(ring);

        assertThat(result.settled()).isTrue();
        assertThat(result.sweeps()).isLessThan(Origins.MOST_SWEEPS);
    }

    /// Whatever the flows: shares of an importer add up to one, and none is negative.
    @Test
    void sharesAddUpForRandomFlows() {
        SplittableRandom random = new SplittableRandom(20_22);
        for (int round = 0; round < 200; round++) {
            Map<String, Integer> flows = new TreeMap<>();
            for (int n = 0; n < 15; n++) {
                int from = SixCountries.COUNTRIES.code(random.nextInt(6));
                int to = SixCountries.COUNTRIES.code(random.nextInt(6));
                if (from != to) {
                    flows.put(from + ">" + to, 1 + random.nextInt(1_000));
                }
            }
            Origins.Result result = Origins.of(SixCountries.of(1, 2022, flows));
            Map<Integer, Double> sums = result.shares().stream()
                    .collect(Collectors.groupingBy(
                            Origins.Share::importer, Collectors.summingDouble(Origins.Share::total)));
            assertThat(sums.values())
                    .allSatisfy(s -> assertThat(s).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-9)));
            assertThat(result.shares()).allSatisfy(s -> assertThat(s.total()).isPositive());
        }
    }
}
