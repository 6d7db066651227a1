package dev.chokepoint.answer.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.answer.SampleQuestions;
import dev.chokepoint.controls.law.Ledger;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PastMeasureTest {
    private static final LocalDate PUBLIC = SampleQuestions.APRIL.minusDays(5);

    @Test
    void theLedgerSaysWhenAMeasureWasPublicAndWhenItHeld() {
        assertThat(PastMeasure.of(SampleQuestions.ledger(), SampleQuestions.MAGNETS, PUBLIC, "magnets"))
                .isEqualTo(new PastMeasure(SampleQuestions.MAGNETS, true, PUBLIC, SampleQuestions.APRIL));
    }

    @Test
    void aForecastIsNotMadeBeforeItsMeasureWasPublic() {
        assertThatThrownBy(() -> PastMeasure.of(
                        SampleQuestions.ledger(), SampleQuestions.MAGNETS, PUBLIC.minusDays(1), "magnets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after the day of the forecast");
        assertThatThrownBy(() -> PastMeasure.of(Ledger.EMPTY, SampleQuestions.MAGNETS, PUBLIC, "magnets"))
                .hasMessageContaining("must stand in its ledger with an effective day");
    }
}
