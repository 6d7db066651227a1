package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reader on a few rules of its own: sentences of `reading/cases.txt` with what a person reads in them.
class SmallRulesTest {
    private static final RuleClaimExtractor EXTRACTOR = SmallRules.extractor();

    static Stream<ReadingCase> cases() {
        return ReadingCase.all(SmallRules.text("cases.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSentenceIsReadAsAPersonReadsIt(ReadingCase c) {
        Reading read = EXTRACTOR.read(c.article());
        assertThat(ReadingCase.told(read)).isEqualTo(c.claims());
    }

    /// What compiles the rules is tried here as well: the reader of the other tests is made before they begin.
    @Test
    void theRulesCompiledAnewReadTheSame() {
        RuleClaimExtractor anew = SmallRules.extractor();
        for (ReadingCase c : cases().toList()) {
            assertThat(ReadingCase.told(anew.read(c.article()))).as(c.text()).isEqualTo(c.claims());
            assertThat(anew.extract(c.article()))
                    .isEqualTo(anew.read(c.article()).claims());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goodsAndPartiesStandWhereTheirSpansSay(ReadingCase c) {
        for (Claim claim : EXTRACTOR.read(c.article()).claims()) {
            assertThat(claim.items())
                    .allSatisfy(i ->
                            assertThat(i.span().in(c.text())).contains(i.value().mention()));
            assertThat(claim.sources())
                    .allSatisfy(s ->
                            assertThat(s.span().in(c.text())).contains(s.value().name()));
        }
    }
}
