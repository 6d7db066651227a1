package dev.chokepoint.evidence.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTaggerTest {
    // 10 June 2025 was a Tuesday
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    on Tuesday | 2025-06-10
                    on Friday | 2025-06-06
                    next Friday | 2025-06-13
                    today | 2025-06-10
                    yesterday | 2025-06-09
                    from December 1 | 2025-12-01
                    on Monday, 23 May | 2025-05-23
                    September 14, 2020 | 2020-09-14
                    2 April 2023 | 2023-04-02
                    last month | 2025-05
                    last December | 2024-12
                    in July 2019 | 2019-07
                    early April | 2025-04
                    the end of the year | 2025-12-31
                    by year-end | 2025-12-31
                    until the year end, when | 2025-12-31
                    2025-11-10 | 2025-11-10
                    until May next year | 2026-05
                    on 5 March last year | 2024-03-05
                    two days ago | 2025-06-08
                    three months ago | 2025-03
                    a year ago | 2024
                    Last November | 2024-11
                    this past July | 2024-07
                    """)
    void datesAreAnchoredOnTheDocumentsDay(String text, String expected) {
        assertThat(DateTagger.find(text, Span.of(0, text.length()), DAY, DateTagger.EarlierDays.NOTHING))
                .singleElement()
                .satisfies(f -> assertThat(f.date()).hasToString(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a day earlier | 2025-06-04
                    ten days before, it fell | 2025-05-26
                    the day before. | 2025-06-04
                    the previous day | 2025-06-04
                    from the following day | 2025-07-02
                    two days later | 2025-07-03
                    """)
    void daysCountedFromAnotherGoFromTheOneToldLast(String text, String expected) {
        DateTagger.EarlierDays told = DateTagger.EarlierDays.NOTHING
                .and(LocalDate.of(2025, 6, 5), DAY)
                .and(LocalDate.of(2025, 7, 1), DAY);

        assertThat(DateTagger.find(text, Span.of(0, text.length()), DAY, told))
                .singleElement()
                .satisfies(f -> assertThat(f.date()).hasToString(expected));
        assertThat(DateTagger.find("and " + text, Span.of(0, text.length() + 4), DAY, DateTagger.EarlierDays.NOTHING))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"firms may sell", "it may be exported", "31 February 2025 is no day"})
    void whatIsNoDateIsNone(String text) {
        assertThat(DateTagger.find(text, Span.of(0, text.length()), DAY, DateTagger.EarlierDays.NOTHING))
                .noneMatch(f -> f.date().day() > 0);
    }
}
