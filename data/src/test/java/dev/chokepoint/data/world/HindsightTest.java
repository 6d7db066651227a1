package dev.chokepoint.data.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.files.Row;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An assumption that quotes what was not known yet is found by the latest period that it names.
class HindsightTest {
    @ParameterizedTest
    @CsvSource({
        "assumed: by a count of October 2025, 2025-10-01",
        "assumed: quotes of 2025-07-31 and of May 2024, 2025-07-31",
        "assumed: MCS 2026, 2026-01-01",
        "assumed: means of 2021/2023, 2023-01-01",
        "assumed: a month such as 2025-06, 2025-06-01",
        "assumed: a day that does not exist 2025-02-31, 2025-02-01"
    })
    void theLatestPeriodIsFound(String text, LocalDate day) {
        assertThat(Hindsight.latest(text)).contains(day);
    }

    @ParameterizedTest
    @CsvSource({"assumed: 12026 pieces", "assumed: 60 days at sea", "assumed: CN-2025-11 holds it"})
    void numbersThatAreNoPeriodsAreNone(String text) {
        assertThat(Hindsight.latest(text)).isEmpty();
    }

    private static boolean warned(String source, String published) {
        Row row = new Row("trade.csv", 3, Map.of("source", source, "published", published));
        return Hindsight.find(row, LocalDate.of(2025, 6, 10)).isPresent();
    }

    @Test
    void onlyAssumptionsWithoutADayOfTheirOwnAreWarnedOf() {
        assertThat(warned("assumed: by a count of October 2025", "")).isTrue();
        assertThat(warned("assumed: by a count of October 2025", "2025-10-20")).isFalse();
        assertThat(warned("assumed: by a count of May 2025", "")).isFalse();
        assertThat(warned("count-of-october-2025", "")).isFalse();
    }
}
