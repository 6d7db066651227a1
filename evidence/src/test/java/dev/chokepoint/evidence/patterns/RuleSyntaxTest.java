package dev.chokepoint.evidence.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSyntaxTest {
    private final RuleSyntax syntax =
            new RuleSyntax(Map.of("control", List.of("ban")), Map.of("lift", List.of("lift")));

    @Test
    void aPatternOfKnownClassesHasNoFault() {
        assertThat(syntax.faultOfPattern("^@lift ~4 @control")).isEmpty();
        assertThat(syntax.faultOfPattern("@place *2 ^@lift")).isEmpty();
    }

    @Test
    void aClassThatNothingKnowsIsNamed() {
        assertThat(syntax.faultOfPattern("^@lift @curb"))
                .hasValueSatisfying(f -> assertThat(f).contains("curb").contains("^@lift @curb"));
    }

    @Test
    void aTestOfWordsMustNameAPlaceAndKnownClasses() {
        assertThat(syntax.faultOfTest("head-1: that|which")).isEmpty();
        assertThat(syntax.faultOfTest("head: @control")).isEmpty();
        assertThat(syntax.faultOfTest("head: @curb"))
                .hasValueSatisfying(f -> assertThat(f).contains("curb"));
        assertThat(syntax.faultOfTest("nowhere: that"))
                .hasValueSatisfying(f -> assertThat(f).contains("nowhere"));
    }
}
