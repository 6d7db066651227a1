package dev.chokepoint.evidence.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What a sentence names, whatever it tells.
class MentionsTest {
    private static Mentions of(String text) {
        Article article = Article.of("m", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), text);
        return SmallRules.extractor().mentions(article, new Span(0, text.length()));
    }

    @Test
    void goodsAreNamedOnceByTheirLongestName() {
        assertThat(of("Prices of natural graphite, gallium and rare earth magnets rose; gallium most.")
                        .items())
                .extracting(i -> i.value().item())
                .containsExactly("graphite", "gallium", "magnets");
    }

    @Test
    void daysAreNamedWithTheirRole() {
        assertThat(of("Prices of gallium, seen on May 2, will be looked at from June 1 until June 30.")
                        .dates())
                .extracting(d -> d.value().words())
                .containsExactlyInAnyOrder("announced 2024-05-02", "effective 2024-06-01", "until 2024-06-30");
    }

    @Test
    void aSentenceOfOtherThingsNamesNothing() {
        assertThat(of("The weather was fine.")).isEqualTo(Mentions.NONE);
    }
}
