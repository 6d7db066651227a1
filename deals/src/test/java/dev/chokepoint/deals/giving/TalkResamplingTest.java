package dev.chokepoint.deals.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TalkResamplingTest {
    private static final double TOLERANCE_MEAN = 1e-12;

    /// Python 3: `r = random.Random(1); [r.choice(range(29)) for _ in range(12)]`.
    @Test
    void theGeneratorIsPythons() {
        MersenneTwister random = new MersenneTwister(1);
        assertThat(IntStream.range(0, 12).map(i -> random.below(29)))
                .containsExactly(4, 18, 27, 25, 24, 2, 8, 3, 15, 24, 14, 15);
    }

    /// The same with 1000 instead of 29: the 698th to 700th, beyond the first 624 words.
    @Test
    void theGeneratorGoesOnAsPythonsDoes() {
        MersenneTwister random = new MersenneTwister(1);
        assertThat(IntStream.range(0, 700).map(i -> random.below(1000)).skip(697))
                .containsExactly(764, 706, 210);
    }

    /// Python 3, 2000 draws of three talks with `random.Random(1)`: the 101st and 1901st mean.
    @Test
    void intervalsAreThoseOfPython() {
        TalkResampling.Mean mean =
                TalkResampling.mean(List.of("a", "a", "a", "b", "c", "c"), new double[] {1, 0, .5, -1, 2, -.25});
        assertThat(mean.value()).isCloseTo(0.375, within(TOLERANCE_MEAN));
        assertThat(mean.low()).isCloseTo(-0.1, within(TOLERANCE_MEAN));
        assertThat(mean.high()).isCloseTo(0.7142857142857143, within(TOLERANCE_MEAN));
    }
}
