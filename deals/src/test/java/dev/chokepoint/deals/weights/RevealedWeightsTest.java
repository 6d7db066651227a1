package dev.chokepoint.deals.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.solver.Highs;
import dev.chokepoint.solver.HighsLibrary;
import dev.chokepoint.solver.LpSolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RevealedWeightsTest {
    private static final double TOLERANCE = 1e-6;

    /// Control 0 was kept though giving it alone gained 4 and 5 more was offered; control 1 was given (own gain −1)
    /// for 7; both, the first by half, for 9 (own gain 1).
    private static final List<PolicyAct> ACTS = List.of(
            new PolicyAct.Kept(0, 4, 5),
            new PolicyAct.Gave(Map.of(1, 1.0), -1, 7),
            new PolicyAct.Gave(Map.of(0, 0.5, 1, 1.0), 1, 9));

    private static LpSolver solver;

    @BeforeAll
    static void loadSolver() {
        solver = Highs.load(HighsLibrary.unpack(Path.of(System.getProperty("java.io.tmpdir"), "chokepoint-test")));
    }

    /// Exact case V4: w1 in [9, 20], w2 in [0, 11/2].
    @Test
    void actsBoundWeightsFromBothSides() {
        RevealedWeights.Intervals found = (RevealedWeights.Intervals) RevealedWeights.of(2, ACTS, solver);
        assertThat(found.intervals().get(0).lowUsd()).isCloseTo(9, within(TOLERANCE));
        assertThat(found.intervals().get(0).highUsd()).isCloseTo(20, within(TOLERANCE));
        assertThat(found.intervals().get(1).lowUsd()).isCloseTo(0, within(TOLERANCE));
        assertThat(found.intervals().get(1).highUsd()).isCloseTo(5.5, within(TOLERANCE));
    }

    /// Exact case V4 with control 1 kept though 8 was offered (own gain −1): the least largest violation is 3/5.
    @Test
    void actsThatClashAreToldAndNoIntervalIs() {
        List<PolicyAct> acts = new ArrayList<>(ACTS);
        acts.add(new PolicyAct.Kept(1, -1, 8));
        RevealedWeights.Clash clash = (RevealedWeights.Clash) RevealedWeights.of(2, acts, solver);
        assertThat(clash.leastLargestUsd()).isCloseTo(0.6, within(TOLERANCE));
        assertThat(clash.acts()).containsExactly(0, 2, 3);
    }

    @Test
    void aControlThatWasNeverGivenHasNoUpperEnd() {
        RevealedWeights.Intervals found =
                (RevealedWeights.Intervals) RevealedWeights.of(1, List.of(new PolicyAct.Kept(0, 3e9, 0)), solver);
        assertThat(found.intervals().getFirst().lowUsd()).isCloseTo(3e9, within(1.0));
        assertThat(found.intervals().getFirst().highUsd()).isInfinite();
    }

    /// Exact case V5: values keep 0, by half 8, whole 14, and a weight in [9, 20]: regrets 5, 2, 6.
    @Test
    void theLeastRegretIsTakenAtTheEndsOfTheInterval() {
        List<MinimaxRegret.Choice> choices = List.of(
                new MinimaxRegret.Choice(0, List.of(0.0)),
                new MinimaxRegret.Choice(8, List.of(0.5)),
                new MinimaxRegret.Choice(14, List.of(1.0)));
        List<RevealedWeights.Interval> weights = List.of(new RevealedWeights.Interval(9, 20));
        assertThat(MinimaxRegret.regrets(choices, weights)).containsExactly(5.0, 2.0, 6.0);
        assertThat(MinimaxRegret.pick(choices, weights)).isEqualTo(1);
    }

    /// One control worth 14 to give that is given while its weight is below 14: halving finds the side of it.
    @Test
    void questionsHalveTheIntervalUntilThePickIsTheSameAtBothEnds() {
        WeightInterview interview = new WeightInterview(
                List.of(new RevealedWeights.Interval(9, 20), new RevealedWeights.Interval(0, 5)),
                w -> w.get(0) < 14
                        ? new WeightInterview.Picked(List.of(1), 14)
                        : new WeightInterview.Picked(List.of(0), 0));
        WeightInterview.Asked first = interview.next().orElseThrow();
        assertThat(first).isEqualTo(new WeightInterview.Asked(0, 14.5));
        interview.answer(first, true);
        WeightInterview.Asked second = interview.next().orElseThrow();
        assertThat(second.usd()).isEqualTo(11.75);
        interview.answer(second, true);
        assertThat(interview.weights().getFirst()).isEqualTo(new RevealedWeights.Interval(9, 11.75));
        assertThat(interview.next()).isEmpty();
        assertThat(interview.answers()).isEqualTo(2);
    }

    @Test
    void noMoreThanTenQuestionsAreAsked() {
        WeightInterview interview = new WeightInterview(
                List.of(new RevealedWeights.Interval(0, 1e12)),
                w -> new WeightInterview.Picked(List.of((int) Math.signum(w.getFirst() - 1)), w.getFirst()));
        while (interview.next().isPresent()) {
            interview.answer(interview.next().orElseThrow(), true);
        }
        assertThat(interview.answers()).isEqualTo(WeightInterview.MOST_QUESTIONS);
    }
}
