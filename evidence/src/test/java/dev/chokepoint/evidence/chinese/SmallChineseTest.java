package dev.chokepoint.evidence.chinese;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.reader.ReadingCase;
import dev.chokepoint.evidence.reader.SmallRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader of Chinese on a few rules of its own: sentences of `reading/zh-cases.txt` with what a person reads in
/// them.
class SmallChineseTest {
    private static final ChineseClaimExtractor EXTRACTOR = SmallChinese.extractor();

    static Stream<ReadingCase> cases() {
        return ReadingCase.all(SmallRules.text("zh-cases.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSentenceIsReadAsAPersonReadsIt(ReadingCase c) {
        assertThat(ReadingCase.told(EXTRACTOR.read(c.article()))).isEqualTo(c.claims());
    }
}
