package dev.chokepoint.answer.expected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.StandingMeasure;
import dev.chokepoint.exposure.expected.ExpectedDraw;
import dev.chokepoint.exposure.expected.Outcome;
import dev.chokepoint.exposure.restriction.WhatIf;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What happened since is shown beside what was expected, and only where the world asked about is the one that came.
class AfterwardsTest {
    private static final Outcome.Lane LANE = new Outcome.Lane("ore", "AA", "BB");
    private static final YearMonth APRIL = YearMonth.of(2025, 4);

    private static ExpectedDraw draw(int index, double... passed) {
        return new ExpectedDraw(
                index,
                0,
                Map.of(),
                Map.of(),
                List.of(),
                List.of(new ExpectedDraw.Traded("ore", "AA", "BB", 1, passed, passed, passed)),
                Set.of(),
                0.3);
    }

    /// Three draws of a lane over three months: .2 .4 .9, twice and thrice as much.
    private static ExpectedLosses expected() {
        ExpectedDraw one = draw(0, .2, .4, .9);
        return new ExpectedLosses(
                APRIL, one, List.of(one, draw(1, .4, .8, 1.8), draw(2, .6, 1.2, 2.7)), 3, 0, List.of());
    }

    private static Outcome of(Outcome.Lane lane, YearMonth first, YearMonth last) {
        return new Outcome("ore", Outcome.Kind.PASSED, lane, first, last, 0, 1, LocalDate.EPOCH, "customs", "");
    }

    private static Outcome outcome(LocalDate published, double least, double most) {
        return new Outcome(
                "ore",
                Outcome.Kind.PASSED,
                LANE,
                APRIL.plusMonths(1),
                APRIL.plusMonths(1),
                least,
                most,
                published,
                "customs",
                "");
    }

    @Test
    void theBandOfSomeMonthsIsThatOfTheirMeanInEachDraw() {
        ExpectedLosses.Band band =
                expected().of(of(LANE, APRIL, APRIL.plusMonths(1))).orElseThrow();
        assertThat(band.median()).isCloseTo(.6, within(1e-12));
        assertThat(band.low()).isCloseTo(.33, within(1e-12));
        assertThat(band.high()).isCloseTo(.87, within(1e-12));
    }

    @Test
    void monthsOutsideThePlanAndOtherLanesHaveNoBand() {
        assertThat(expected().of(of(LANE, APRIL.minusMonths(1), APRIL))).isEmpty();
        assertThat(expected().of(of(LANE, APRIL, APRIL.plusMonths(3)))).isEmpty();
        assertThat(expected().of(of(new Outcome.Lane("ore", "AA", "CC"), APRIL, APRIL)))
                .isEmpty();
    }

    private static Optional<Afterwards> of(Question question, List<Outcome> outcomes) {
        try (Situation situation = Situation.of(question, Means.of(SampleQuestions.solver()))) {
            return Afterwards.of(
                    situation,
                    StandingMeasure.all(question.world().ledger(), situation.controls(), question.asOf()),
                    Optional.of(expected()),
                    outcomes);
        }
    }

    @Test
    void onlyWhatWasPublishedAfterTheDayOfTheQuestionIsShown() {
        Question june = SampleQuestions.june(SampleQuestions.ledger());
        LocalDate known = june.asOf().known();
        List<Outcome> outcomes = List.of(
                outcome(known, 0, 0),
                outcome(known.plusDays(1), .5, .6),
                outcome(known.plusDays(1), .1, .2),
                outcome(known.plusDays(1), 1.3, 2));
        Afterwards found = of(june, outcomes).orElseThrow();
        assertThat(found.turns()).isEmpty();
        assertThat(found.figures()).extracting(Afterwards.Judged::isInside).containsExactly(true, false, false);
        assertThat(of(june, List.of(outcome(known, 0, 0)))).isEmpty();
    }

    @Test
    void nothingIsToldOfAWorldThatNeverWas() {
        Question june = SampleQuestions.june(SampleQuestions.ledger());
        Question other = june.withScenario((network, ledger) -> WhatIf.NOTHING);
        assertThat(of(other, List.of(outcome(june.asOf().known().plusDays(1), 0, 1))))
                .isEmpty();
    }
}
