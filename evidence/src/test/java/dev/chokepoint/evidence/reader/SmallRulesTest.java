package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import java.util.stream.Stream;
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
