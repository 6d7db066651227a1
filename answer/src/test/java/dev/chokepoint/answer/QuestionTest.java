package dev.chokepoint.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.exposure.world.SampleWorlds;
import dev.chokepoint.exposure.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// A world answers for its own months only.
class QuestionTest {
    private static final World WORLD = SampleWorlds.samariumJets();
    private static final WorldRecord RECORD = WorldRecord.of(WORLD, Ledger.EMPTY);

    private static AsOf on(LocalDate day) {
        return new AsOf(day, WORLD.asOf());
    }

    @Test
    void theFirstAndTheLastDayOfTheMonthsAreAnswered() {
        LocalDate first = WORLD.first().atDay(1);
        LocalDate last = WORLD.first().plusMonths(WORLD.months() - 1L).atEndOfMonth();
        assertThat(Question.of(RECORD, on(first)).asOf().on()).isEqualTo(first);
        assertThat(Question.of(RECORD, on(last)).asOf().on()).isEqualTo(last);
    }

    @Test
    void aDayOutsideTheMonthsIsRefusedWithTheMonths() {
        LocalDate before = WORLD.first().atDay(1).minusDays(1);
        LocalDate after = WORLD.first().plusMonths(WORLD.months()).atDay(1);
        for (LocalDate day : new LocalDate[] {before, after}) {
            assertThatThrownBy(() -> Question.of(RECORD, on(day)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(" + day + ")")
                    .hasMessageContaining(WORLD.first().toString());
        }
    }
}
