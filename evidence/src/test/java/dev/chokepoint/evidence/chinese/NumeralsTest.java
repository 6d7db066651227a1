package dev.chokepoint.evidence.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as Chinese notices write them.
class NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "一, 1",
        "两, 2",
        "九, 9",
        "十, 10",
        "十五, 15",
        "二十, 20",
        "三十七, 37",
        "百, 100",
        "一百, 100",
        "一百二十三, 123",
        "九百, 900",
        "一百零三, 103",
        "零, NaN",
        "二零三, NaN",
        "45, 45",
        "'1,234.5', 1234.5",
        "吨, NaN",
        "三吨, NaN",
    })
    void digitsAndCharactersAreNumbers(String text, Double number) {
        assertThat(Numerals.of(text)).isEqualTo(number);
    }
}
