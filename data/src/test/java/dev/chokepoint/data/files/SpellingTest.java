package dev.chokepoint.data.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final List<String> KEYS = List.of("title", "until", "source", "lift", "suspend");

    @ParameterizedTest
    @CsvSource({"titel, title", "unitl, until", "sorce, source", "lfit, lift", "SUSPENDED, suspend"})
    void aSlipOfTheFingersIsUnderstood(String typed, String meant) {
        assertThat(Spelling.hint(typed, KEYS)).isEqualTo("\"" + meant + "\" was meant.");
    }

    @Test
    void nothingIsMeantByAnotherWord() {
        assertThat(Spelling.hint("magnet", KEYS)).isEmpty();
        assertThat(Spelling.hint("lf", KEYS)).isEmpty();
    }
}
