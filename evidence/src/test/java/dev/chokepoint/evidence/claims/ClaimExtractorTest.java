package dev.chokepoint.evidence.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.reader.SmallRules;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimExtractorTest {
    private static final Article ARTICLE = Article.of(
            "s", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), DocumentKind.NEWS, "Norway banned exports of cod.");

    @Test
    void whatIsExtractedAreTheClaimsOfTheReading() {
        ClaimExtractor extractor = SmallRules.extractor();
        assertThat(extractor.extract(ARTICLE))
                .hasSize(1)
                .isEqualTo(extractor.read(ARTICLE).claims());
    }

    @Test
    void aReaderThatTellsNoMentionsLeavesOpenWhatEachSentenceTells() {
        ClaimExtractor rules = SmallRules.extractor();
        // a reader that does no more than it must
        ClaimExtractor claimsAlone = article -> rules.read(article);
        Span sentence = Span.of(0, ARTICLE.text().length());
        assertThat(claimsAlone.mentions(ARTICLE, List.of(sentence, sentence)))
                .containsExactly(Mentions.UNREAD, Mentions.UNREAD);
        assertThat(claimsAlone.mentions(ARTICLE, sentence)).isEqualTo(Mentions.UNREAD);
    }
}
