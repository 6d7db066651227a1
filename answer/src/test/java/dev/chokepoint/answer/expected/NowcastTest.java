package dev.chokepoint.answer.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.exposure.expected.ExpectedDraw;
import dev.chokepoint.exposure.expected.ObservationError;
import dev.chokepoint.exposure.expected.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The draws are weighed by what had been published, and by nothing that came later.
class NowcastTest {
    private static final YearMonth APRIL = YearMonth.of(2025, 4);
    private static final ObservationError ERROR = new ObservationError(0.31, 0.1);

    /// Half of the draws lose 10 and let nothing pass under a standing restriction; the others lose 1 and let
    /// 80 % pass.
    private static ExpectedLosses expected(int count) {
        List<ExpectedDraw> draws =
                IntStream.range(0, count).mapToObj(k -> draw(k, k % 2 == 0)).toList();
        return new ExpectedLosses(APRIL, draws.getFirst(), draws, count, 0, List.of());
    }

    private static ExpectedDraw draw(int index, boolean shut) {
        double[] passed = shut ? new double[] {0, 0} : new double[] {.8, .8};
        double[] spot = shut ? new double[] {3, 3} : new double[] {1.1, 1.1};
        return new ExpectedDraw(
                index,
                shut ? 10 : 1,
                Map.of("AA", shut ? 10.0 : 1.0),
                Map.of(),
                List.of(),
                List.of(
                        new ExpectedDraw.Traded("ore", "AA", "BB", 3, passed, spot, spot),
                        new ExpectedDraw.Traded("ore", "AA", "CC", 1, new double[] {1, 1}, spot, spot)),
                shut ? Set.of("AA-1") : Set.of(),
                0.5);
    }

    private static Outcome outcome(Outcome.Kind kind, String to, double least, double most) {
        return new Outcome(
                "ore",
                kind,
                new Outcome.Lane("ore", "AA", to),
                APRIL,
                APRIL,
                least,
                most,
                LocalDate.of(2025, 5, 20),
                "customs",
                "");
    }

    private static Nowcast of(int draws, Outcome... outcomes) {
        return Nowcast.of(expected(draws), List.of(outcomes), ERROR).orElseThrow();
    }

    @Test
    void whatPassedSpeaksAgainstDrawsInWhichNothingDoes() {
        Nowcast n = of(64, outcome(Outcome.Kind.PASSED, "BB", .7, .9));
        // By hand: ln(.8)−ln(.1 .. .9): the chance that 0 + .1 becomes .8 to 1.0 with s = .5, against that of .9.
        double shut = phi((Math.log(1.0) - Math.log(.1)) / .5) - phi((Math.log(.8) - Math.log(.1)) / .5);
        double open = phi((Math.log(1.0) - Math.log(.9)) / .5) - phi((Math.log(.8) - Math.log(.9)) / .5);
        assertThat(n.beta()).isEqualTo(1);
        assertThat(n.standing()).singleElement().satisfies(s -> {
            assertThat(s.before()).isCloseTo(.5, within(1e-12));
            assertThat(s.after()).isCloseTo(shut / (shut + open), within(1e-7));
        });
        assertThat(n.total().median()).isEqualTo(1);
        assertThat(n.byParty().get("AA"))
                .isNotNull()
                .satisfies(band -> assertThat(band.median()).isEqualTo(1));
    }

    /// Abramowitz and Stegun 7.1.26, to 1.5e-7.
    private static double phi(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double erf = 1
                - ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592)
                        * t
                        * Math.exp(-x * x);
        return z < 0 ? (1 - erf) / 2 : (1 + erf) / 2;
    }

    @Test
    void nothingObservedSpeaksForDrawsInWhichNothingPasses() {
        assertThat(of(64, outcome(Outcome.Kind.PASSED, "BB", 0, 0)).total().median())
                .isEqualTo(10);
    }

    @Test
    void pricesAreLearntFromToo() {
        assertThat(of(64, outcome(Outcome.Kind.SPOT, "BB", 2.5, 3.5)).total().median())
                .isEqualTo(10);
        assertThat(of(64, outcome(Outcome.Kind.SPOT, "BB", 1.05, 1.05)).total().median())
                .isEqualTo(1);
    }

    @Test
    void allPlacesTogetherAreWeighedByWhatPassedBefore() {
        ExpectedLosses two = expected(2);
        Outcome all = outcome(Outcome.Kind.PASSED, Outcome.Lane.ALL, 0, 1);
        assertThat(all.in(two.draws().getFirst(), APRIL).orElseThrow()).isCloseTo(.25, within(1e-12));
        assertThat(all.in(two.draws().getLast(), APRIL).orElseThrow()).isCloseTo(.85, within(1e-12));
    }

    @Test
    void enoughDrawsAreLeftWhateverWasObserved() {
        Nowcast n = of(
                20,
                outcome(Outcome.Kind.PASSED, "BB", 0, 0),
                outcome(Outcome.Kind.SPOT, "BB", 3, 3),
                outcome(Outcome.Kind.PASSED, "BB", 0, 0));
        assertThat(n.effective()).isGreaterThanOrEqualTo(Nowcast.LEAST).isLessThan(20);
        assertThat(n.beta()).isLessThan(1);
    }

    @Test
    void whereNothingCanBeLearntNothingIsTold() {
        assertThat(Nowcast.of(expected(64), List.of(), ERROR)).isEmpty();
        assertThat(Nowcast.of(expected(64), List.of(outcome(Outcome.Kind.PASSED, "ZZ", 0, 0)), ERROR))
                .isEmpty();
        assertThat(Nowcast.of(expected(Nowcast.LEAST - 1), List.of(outcome(Outcome.Kind.PASSED, "BB", 0, 0)), ERROR))
                .isEmpty();
    }

    @Test
    void whatEveryDrawSaysAlikeChangesNothing() {
        Nowcast n = of(64, outcome(Outcome.Kind.PASSED, "CC", 0, 1));
        ExpectedLosses.Band plain = expected(64).total();
        assertThat(n.effective()).isCloseTo(64, within(1e-9));
        assertThat(n.total().low()).isCloseTo(plain.low(), within(1e-9));
        assertThat(n.total().median()).isCloseTo(plain.median(), within(1e-9));
        assertThat(n.total().high()).isCloseTo(plain.high(), within(1e-9));
    }
}
