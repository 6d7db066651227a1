package dev.chokepoint.evidence.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.DocumentKind;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleSentencesTest {
    private static List<String> sentences(String text) {
        Article article = Article.of("s", "", "", PublishedAt.on(LocalDate.of(2024, 5, 6)), DocumentKind.NEWS, text);
        return ArticleSentences.of(article).stream().map(s -> s.in(text)).toList();
    }

    @Test
    void theNumberOfAPaperEndsNoSentence() {
        assertThat(sentences("Norway issued Announcement No. 46 on Monday. It bans exports of cod."))
                .containsExactly("Norway issued Announcement No. 46 on Monday.", "It bans exports of cod.");
    }

    @Test
    void aSentenceMayBeginWithAFigure() {
        assertThat(sentences("Prices rose. 46 firms stopped exports of cod."))
                .containsExactly("Prices rose.", "46 firms stopped exports of cod.");
    }

    @Test
    void whatFollowsAShortWordWithoutAFigureIsASentence() {
        assertThat(sentences("Exports go to the EU. No. Nobody knows."))
                .containsExactly("Exports go to the EU.", "No.", "Nobody knows.");
    }
}
