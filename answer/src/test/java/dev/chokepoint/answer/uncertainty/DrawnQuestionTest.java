package dev.chokepoint.answer.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.Question;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.assessment.StageAnswers;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import dev.chokepoint.exposure.restriction.WhatIf;
import dev.chokepoint.exposure.uncertainty.DrawnWorlds;
import dev.chokepoint.exposure.uncertainty.Draws;
import dev.chokepoint.exposure.uncertainty.OutputKey;
import dev.chokepoint.exposure.uncertainty.Sample;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnQuestionTest {
    private static final double TOLERANCE_USD = 1e3;
    private static final Means MEANS = Means.of(SampleQuestions.solver());
    private static final Question QUESTION = SampleQuestions.june(SampleQuestions.ledger());
    private static final OutputKey TOTAL = new OutputKey.TotalLoss(OutputKey.Case.BEST);

    private static StageAnswers answers() {
        try (Situation situation = Situation.of(QUESTION, MEANS)) {
            return StageAnswers.of(
                    situation,
                    LeverageQuestion.NOTHING,
                    situation
                            .question()
                            .world()
                            .talks(situation.question().asOf().known()));
        }
    }

    private static Bands bands(StageAnswers answers, Set<DrawnQuestion.Part> parts, int count, Means means) {
        try (DrawnQuestion drawn =
                DrawnQuestion.ofWorld(QUESTION, means, answers.losses(), answers.leverage(), parts)) {
            return drawn.bands(drawn.sample(Draws.of(1, count), done -> {}));
        }
    }

    /// Every figure of the sample world is exact, so that each draw is the central world.
    @Test
    void drawsOfExactFiguresGiveTheAnswerItself() {
        StageAnswers answers = answers();
        Bands bands = bands(answers, EnumSet.allOf(DrawnQuestion.Part.class), 3, MEANS);
        double loss = answers.losses().total().bestUsd();
        Bands.Banded total = bands.band(TOTAL);
        assertThat(total.central()).isCloseTo(loss, within(TOLERANCE_USD));
        assertThat(total.band().low()).isCloseTo(loss, within(TOLERANCE_USD));
        assertThat(total.band().high()).isCloseTo(loss, within(TOLERANCE_USD));
        answers.leverage()
                .binding()
                .forEach(r -> assertThat(bands.band(
                                        new OutputKey.TotalLeverage(r.measures().text()))
                                .central())
                        .isCloseTo(r.totalUsd(), within(TOLERANCE_USD)));
        Bands.Series profile = bands.profile(SampleQuestions.SOFTWARE);
        assertThat(profile.months()).isNotEmpty().isSorted();
    }

    @Test
    void aLineStopsInTheSameMonthInEveryDrawOfExactFigures() {
        Bands bands = bands(answers(), EnumSet.of(DrawnQuestion.Part.EXPOSURE), 3, MEANS);
        OutputKey.Line.Plants designing = new OutputKey.Line.Plants("designing", "CN");
        assertThat(bands.stopping()).contains(designing);
        Bands.Stops stops = bands.stops(
                OutputKey.Case.WORST,
                designing,
                YearMonth.of(2025, 4),
                bands.network().world().months());
        assertThat(stops.month(stops.months().median())).contains(YearMonth.of(2025, 5));
        assertThat(stops.never()).isZero();
        assertThat(stops.byMonth()[1]).isCloseTo(1, within(1e-12));
    }

    @Test
    void onlyThePartsThatAreAskedForAreKept() {
        Bands bands = bands(answers(), EnumSet.of(DrawnQuestion.Part.LEVERAGE), 1, MEANS);
        assertThat(bands.has(TOTAL)).isFalse();
        assertThat(bands.has(new OutputKey.TotalLeverage(SampleQuestions.MAGNETS)))
                .isTrue();
    }

    @Test
    void whoStopsAtOnceHasNoDraws() {
        StageAnswers answers = answers();
        try (DrawnQuestion drawn = DrawnQuestion.ofWorld(
                QUESTION,
                MEANS.stoppedBy(() -> true),
                answers.losses(),
                answers.leverage(),
                EnumSet.of(DrawnQuestion.Part.EXPOSURE))) {
            Sample none = drawn.sample(Draws.of(1, 5), done -> {});
            assertThat(none.count()).isZero();
        }
    }

    @Test
    void theWorldsOfAQuestionAreUnderItsChanges() {
        try (DrawnWorlds asItStands = QuestionWorlds.of(QUESTION, MEANS);
                DrawnWorlds unchanged =
                        QuestionWorlds.of(QUESTION.withScenario((network, ledger) -> WhatIf.NOTHING), MEANS)) {
            assertThat(asItStands.central().controls().measures())
                    .isEqualTo(unchanged.central().controls().measures())
                    .containsExactlyInAnyOrder(SampleQuestions.MAGNETS, SampleQuestions.SOFTWARE);
        }
    }
}
