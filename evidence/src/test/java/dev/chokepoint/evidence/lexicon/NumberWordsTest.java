package dev.chokepoint.evidence.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordsTest {
    @ParameterizedTest
    @CsvSource({"seven, 7", "nineteen, 19", "twenty, 20", "twenty-one, 21", "thirty-two, 32", "ninety-nine, 99"})
    void numbersInWordsHaveTheirValue(String word, double value) {
        assertThat(NumberWords.spelled(word)).isEqualTo(value);
        assertThat(NumberWords.isNumber(word)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ten-one", "twenty-ten", "twenty-", "-one", "rare-earth", "gallium"})
    void otherWordsAreNone(String word) {
        assertThat(NumberWords.spelled(word)).isNaN();
        assertThat(NumberWords.isNumber(word)).isFalse();
    }

    @Test
    void figuresAreNumbers() {
        assertThat(NumberWords.isNumber("3A090")).isTrue();
    }
}
