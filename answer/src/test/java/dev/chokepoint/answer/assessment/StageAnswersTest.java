package dev.chokepoint.answer.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.Means;
import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.answer.Situation;
import dev.chokepoint.answer.lanes.LaneDetermination;
import dev.chokepoint.answer.leverage.LeverageQuestion;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Status;
import dev.chokepoint.exposure.world.EndUse;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StageAnswersTest {
    private static Situation situation;
    private static StageAnswers answers;

    @BeforeAll
    static void setUp() {
        Ledger ledger = SampleQuestions.ledger()
                .suspended(SampleQuestions.SOFTWARE, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 8, 31));
        situation = Situation.of(SampleQuestions.june(ledger), Means.of(SampleQuestions.solver()));
        answers = StageAnswers.of(
                situation,
                LeverageQuestion.NOTHING,
                situation.question().world().talks(situation.question().asOf().known()));
    }

    @AfterAll
    static void close() {
        situation.close();
    }

    @Test
    void measuresStandByIssuerWithTheirDaysAndTheLanesTheyHold() {
        assertThat(answers.measures())
                .extracting(m -> m.measure().id())
                .containsExactly(SampleQuestions.MAGNETS, SampleQuestions.SOFTWARE);
        assertThat(answers.measures().getFirst()).satisfies(m -> {
            assertThat(m.status()).isEqualTo(new Status.InForce());
            assertThat(m.days().effective()).isEqualTo(SampleQuestions.APRIL);
            assertThat(m.days().suspendedFrom()).isNull();
            assertThat(m.lanes()).isEqualTo(1);
        });
        assertThat(answers.measures().getLast()).satisfies(m -> {
            assertThat(m.status()).isInstanceOf(Status.Suspended.class);
            assertThat(m.days().suspendedFrom()).isEqualTo(LocalDate.of(2025, 6, 1));
            assertThat(m.days().suspendedTo()).isEqualTo(LocalDate.of(2025, 8, 31));
        });
    }

    /// Two lanes, each held by a measure that is in force or asleep, for both classes of end use.
    @Test
    void everyLaneUnderAMeasureIsDeterminedForEveryEndUse() {
        assertThat(answers.lanes()).hasSize(2 * EndUse.values().length);
        assertThat(answers.lanes())
                .filteredOn(l -> l.lane().item().equals("smco-magnet"))
                .extracting(LaneDetermination::use)
                .containsExactly(EndUse.values());
        assertThat(answers.lanes())
                .filteredOn(l -> l.lane().item().equals("eda-seat"))
                .allSatisfy(l -> assertThat(l.determination().dormant()).isNotEmpty());
    }

    @Test
    void figuresOfTheSampleWorldAreAssumedAndRestOnNoDocument() {
        assertThat(answers.grounds().sources()).isEmpty();
        assertThat(answers.grounds().assumed())
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.why()).isEqualTo("invented for an example"));
        assertThat(answers.grounds().parameters()).isNotEmpty();
    }

    @Test
    void theStagesAnswerOneQuestion() {
        assertThat(answers.losses().total().bestUsd())
                .isEqualTo(situation.free().total() - situation.best().total());
        assertThat(answers.leverage().measures()).contains(SampleQuestions.MAGNETS);
    }
}
