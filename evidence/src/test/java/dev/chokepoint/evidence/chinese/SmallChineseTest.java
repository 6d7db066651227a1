package dev.chokepoint.evidence.chinese;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.reader.ReadingCase;
import dev.chokepoint.evidence.reader.SmallRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /// What compiles the rules is tried here as well: the reader of the other test is made before it begins.
    @Test
    void theRulesCompiledAnewReadTheSame() {
        ChineseClaimExtractor anew = SmallChinese.extractor();
        for (ReadingCase c : cases().toList()) {
            assertThat(ReadingCase.told(anew.read(c.article()))).as(c.text()).isEqualTo(c.claims());
        }
    }

    @Test
    void aFormulaThatCannotBeUsedIsTold() {
        ChineseRules rules = SmallChinese.rules();
        assertThatThrownBy(() -> new ChineseClaimExtractor(with(rules, "@({control}"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(broken) cannot be used");
        assertThatThrownBy(() -> new ChineseClaimExtractor(with(rules, "@{nowhere}"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a class of words (nowhere) that is not there");
    }

    private static ChineseRules with(ChineseRules rules, String formula) {
        return new ChineseRules(
                rules.version(),
                rules.simplified(),
                rules.words(),
                List.of(new ChineseRules.Act("broken", Action.LIFT, Optional.empty(), formula, List.of(), List.of())),
                rules.nothing(),
                rules.cues(),
                rules.patterns(),
                rules.names(),
                rules.goods());
    }
}
