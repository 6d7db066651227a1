package dev.chokepoint.evidence.chinese;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.reader.ReadingCase;
import dev.chokepoint.evidence.reader.SmallRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// The reader of Chinese on a few rules of its own: sentences of `reading/zh-cases.txt` with what a person reads in
/// them.
class SmallChineseTest {
    /// The rules are compiled within the test, so that what compiles them is tried as well.
    @Test
    void sentencesAreReadAsAPersonReadsThem() {
        ChineseClaimExtractor extractor = SmallChinese.extractor();
        SoftAssertions each = new SoftAssertions();
        ReadingCase.all(SmallRules.text("zh-cases.txt"))
                .forEach(c -> each.assertThat(ReadingCase.told(extractor.read(c.article())))
                        .as(c.text())
                        .isEqualTo(c.claims()));
        each.assertAll();
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
