package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SlotRule;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// The reader on a few rules of its own: sentences of `reading/cases.txt` with what a person reads in them.
///
/// The rules are compiled within the tests, so that what compiles them is tried as well.
class SmallRulesTest {
    private final List<ReadingCase> cases =
            ReadingCase.all(SmallRules.text("cases.txt")).toList();

    /// What they tell, and that goods and voices stand where their spans say.
    @Test
    void sentencesAreReadAsAPersonReadsThem() {
        RuleClaimExtractor extractor = SmallRules.extractor();
        SoftAssertions each = new SoftAssertions();
        for (ReadingCase c : cases) {
            Reading read = extractor.read(c.article());
            each.assertThat(ReadingCase.told(read)).as(c.text()).isEqualTo(c.claims());
            for (Claim claim : read.claims()) {
                // "the curbs": goods that are taken up again stand in words of their own
                each.assertThat(claim.items().stream().filter(i -> !i.by(SlotRule.ITEM_ANAPHORA)))
                        .allSatisfy(i -> assertThat(i.span().in(c.text()))
                                .contains(i.value().mention()));
                each.assertThat(claim.sources())
                        .allSatisfy(s -> assertThat(s.span().in(c.text()))
                                .contains(s.value().name()));
            }
        }
        each.assertAll();
    }
}
