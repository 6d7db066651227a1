package dev.chokepoint.evidence.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days, months and years, and stretches of a text.
class PartialDateTest {
    private static PartialDate day(int year, int month, int day) {
        return new PartialDate(year, month, day);
    }

    @Test
    void aDateRunsFromTheFirstDayItMayMeanToTheLast() {
        assertThat(day(2028, 2, 0).first()).isEqualTo("2028-02-01");
        assertThat(day(2028, 2, 0).last()).isEqualTo("2028-02-29");
        assertThat(day(2028, 0, 0).first()).isEqualTo("2028-01-01");
        assertThat(day(2028, 0, 0).last()).isEqualTo("2028-12-31");
        assertThat(day(2028, 2, 3).first()).isEqualTo(day(2028, 2, 3).last()).isEqualTo("2028-02-03");
    }

    @Test
    void itIsWrittenAsExactlyAsItIsKnown() {
        assertThat(PartialDate.of(2028)).hasToString("2028");
        assertThat(PartialDate.of(YearMonth.of(2028, 2))).hasToString("2028-02");
        assertThat(PartialDate.of(LocalDate.of(2028, 2, 9))).hasToString("2028-02-09");
        assertThat(PartialDate.of(987)).hasToString("0987");
    }

    @Test
    void aYearBeforeOrAfterALeapDayIsTheTwentyEighth() {
        assertThat(day(2028, 2, 29).minusYear()).isEqualTo(day(2027, 2, 28));
        assertThat(day(2028, 2, 29).plusYear()).isEqualTo(day(2029, 2, 28));
        assertThat(day(2028, 2, 0).minusYear()).isEqualTo(day(2027, 2, 0));
        assertThat(day(2028, 0, 0).plusYear()).isEqualTo(day(2029, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0,1,1", "10000,1,1", "2028,13,0", "2028,-1,0", "2028,1,-1", "2028,0,1", "2027,2,29", "2028,4,31"})
    void aDateMustBeARealOne(int year, int month, int day) {
        assertThatThrownBy(() -> day(year, month, day)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theFirstAndTheLastYearAreReal() {
        assertThat(day(1, 1, 1).first()).isEqualTo(LocalDate.of(1, 1, 1));
        assertThat(day(9999, 12, 31).last()).isEqualTo("9999-12-31");
    }

    /// Stretches that only touch share no character.
    @Test
    void stretchesOverlapWhereTheyShareACharacter() {
        Span a = Span.of(2, 5);
        assertThat(a.overlaps(Span.of(4, 9))).isTrue();
        assertThat(a.overlaps(Span.of(5, 9))).isFalse();
        assertThat(a.overlaps(Span.of(0, 2))).isFalse();
        assertThat(a.overlaps(Span.of(0, 3))).isTrue();
        assertThat(a.contains(Span.of(2, 5))).isTrue();
        assertThat(a.contains(Span.of(1, 5))).isFalse();
        assertThat(a.contains(Span.of(2, 6))).isFalse();
        assertThat(a.cover(Span.of(7, 8))).isEqualTo(Span.of(2, 8));
        assertThat(a.length()).isEqualTo(3);
        assertThat(a.in("abcdefg")).isEqualTo("cde");
        assertThat(a).isLessThan(Span.of(2, 6)).isLessThan(Span.of(3, 4)).isGreaterThan(Span.of(1, 9));
        assertThat(Span.of(0, 0).length()).isZero();
        assertThatThrownBy(() -> Span.of(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Span.of(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
