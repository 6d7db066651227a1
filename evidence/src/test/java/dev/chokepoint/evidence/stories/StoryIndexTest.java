package dev.chokepoint.evidence.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryIndexTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final String MAGNETS = "China approved the first licences for samarium magnets after the talks in"
            + " London, three traders said on Tuesday. Carmakers in Europe had warned that lines would stand still"
            + " within days. The ministry of commerce gave no figures and asked exporters for more papers on the"
            + " customers behind each order, which takes weeks.";
    private static final String CHIPS = "Software for the design of chips may be sold to Chinese customers again,"
            + " Siemens, Synopsys and Cadence said after letters from Washington. The letters of May had cut off"
            + " Chinese firms from updates and support, and shares of the three makers had fallen.";
    private static final String RICE = "India lets go of the export ban on broken rice, New Delhi told traders, and"
            + " sets a floor price for basmati instead. Monsoon rains were good this year and granaries are full.";

    private static Article article(String key, LocalDate day, String text) {
        return Article.of(key, "", "", PublishedAt.on(day), text);
    }

    private static String firstWords(String text, int n) {
        return String.join(" ", List.of(text.split(" ")).subList(0, n));
    }

    @Test
    void aReprintIsFoldedIntoTheEarliestPrinting() {
        StoryIndex index = StoryIndex.of(List.of(
                article("reprint", DAY.plusDays(1), "(Agency) " + MAGNETS),
                article("first", DAY, MAGNETS),
                article("chips", DAY, CHIPS)));
        assertThat(index.originOf(Id.of("article", "reprint"))).isEqualTo(Id.of("article", "first"));
        Story story = index.storyOf(Id.of("article", "reprint"));
        assertThat(story.independentReports()).isEqualTo(1);
        assertThat(story.articles()).containsExactly(Id.of("article", "first"), Id.of("article", "reprint"));
    }

    @Test
    void aTextCutShortIsStillACopy() {
        StoryIndex index = StoryIndex.of(
                List.of(article("whole", DAY, MAGNETS), article("cut", DAY.plusDays(1), firstWords(MAGNETS, 35))));
        assertThat(index.originOf(Id.of("article", "cut"))).isEqualTo(Id.of("article", "whole"));
    }

    @Test
    void twoReportsOfOneMatterAreOneStoryButTwoSources() {
        String other = "Three traders in London say the commerce ministry has granted licences to exporters of"
                + " samarium magnets. European carmakers feared a standstill of their lines.";
        StoryIndex index = StoryIndex.of(List.of(
                article("a", DAY, MAGNETS),
                article("b", DAY.plusDays(1), other),
                article("c", DAY, CHIPS),
                article("d", DAY, RICE)));
        assertThat(index.storyOf(Id.of("article", "a")).independentReports()).isEqualTo(2);
        assertThat(index.stories()).hasSize(3);
        assertThat(index.related(Id.of("article", "a"), 1).getFirst().article()).isEqualTo(Id.of("article", "b"));
    }

    @Test
    void relatednessFallsToOneOverEInFourteenDays() {
        StoryIndex index = StoryIndex.of(
                List.of(article("near", DAY, CHIPS), article("rice", DAY, RICE), article("magnets", DAY, MAGNETS)));
        String question = "Siemens and Cadence sell software for chips to Chinese customers.";
        RelatedArticle now = index.related(article("q", DAY, question), 1).getFirst();
        RelatedArticle later =
                index.related(article("q", DAY.plusDays(14), question), 1).getFirst();
        assertThat(now.article()).isEqualTo(Id.of("article", "near"));
        assertThat(later.score()).isCloseTo(now.score() / Math.E, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(now.words()).contains("siemens", "cadence");
    }

    @Test
    void theOrderOfReadingDoesNotMatter() {
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String text = i % 3 == 0 ? MAGNETS : i % 3 == 1 ? CHIPS : RICE;
            articles.add(article("a" + i, DAY.plusDays(i), "Note " + i * i + " of day " + i + ". " + text));
        }
        StoryIndex forward = StoryIndex.of(articles);
        StoryIndex backward = StoryIndex.of(articles.reversed());
        assertThat(backward.stories()).isEqualTo(forward.stories());
        assertThat(backward.related(Id.of("article", "a4"), 5)).isEqualTo(forward.related(Id.of("article", "a4"), 5));
    }

    @Test
    void anArticleIsNotRelatedToItsOwnCopies() {
        StoryIndex index = StoryIndex.of(List.of(article("first", DAY, MAGNETS), article("chips", DAY, CHIPS)));
        assertThat(index.related(article("again", DAY.plusDays(2), MAGNETS), 5))
                .extracting(RelatedArticle::article)
                .doesNotContain(Id.of("article", "first"));
    }

    @Test
    void aRelatedArticleIsToldWithItsDaysItsCopiesAndTheWordsShared() {
        StoryIndex index = StoryIndex.of(List.of(
                article("first", DAY, CHIPS),
                article("copy", DAY.plusDays(3), "(Agency) " + CHIPS),
                article("rice", DAY, RICE),
                article("question", DAY.plusDays(5), "Siemens and Cadence sell software to Chinese customers.")));
        assertThat(index.size()).isEqualTo(4);
        RelatedArticle of = index.related(Id.of("article", "question"), 3).getFirst();
        assertThat(of.article()).isEqualTo(Id.of("article", "first"));
        assertThat(of.copies()).containsExactly(Id.of("article", "copy"));
        assertThat(of.days()).isEqualTo(5);
        assertThat(of.words()).hasSize(5).contains("siemens", "cadence").doesNotContain("and", "letters");
        assertThat(of.score())
                .isCloseTo(of.likeness() * Math.exp(-5 / 14.0), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(index.related(Id.of("article", "question"), 0)).isEmpty();
        assertThat(index.related(Id.of("article", "copy"), 3))
                .extracting(RelatedArticle::article)
                .doesNotContain(Id.of("article", "first"), Id.of("article", "copy"));
        assertThatThrownBy(() -> index.storyOf(Id.of("article", "none"))).hasMessageContaining("article~none");
    }

    /// Two months later the same matter is another story.
    @Test
    void aStoryEndsWhereNobodyTellsItForLong() {
        String later = "Three traders in London say the commerce ministry has granted licences to exporters of"
                + " samarium magnets. European carmakers feared a standstill of their lines.";
        StoryIndex index = StoryIndex.of(
                List.of(article("a", DAY, MAGNETS), article("rice", DAY, RICE), article("b", DAY.plusDays(60), later)));
        assertThat(index.stories()).hasSize(3);
        Story story = index.storyOf(Id.of("article", "b"));
        assertThat(story.id()).isEqualTo(Id.of("story", "b"));
        assertThat(story.first()).isEqualTo(story.last());
        assertThat(story.words()).hasSize(5).doesNotContain("the", "of");
    }

    @Test
    void textsWithoutWordsAreAloneAndHarmless() {
        StoryIndex index = StoryIndex.of(List.of(article("dots", DAY, "…"), article("more", DAY, "— — —")));
        assertThat(index.stories()).hasSize(2);
        assertThat(index.related(Id.of("article", "dots"), 3)).isEmpty();
    }

    @Test
    void oneIdForTwoArticlesIsRefused() {
        assertThatThrownBy(() -> StoryIndex.of(List.of(article("a", DAY, RICE), article("a", DAY, CHIPS))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("article~a");
    }

    /// Origin: the share of 4-word shingles counted by hand: 13 words make 10 shingles; a changed last word leaves 9
    /// of 11 shingles common, J = 9/11. The standard error of the estimate is √(J(1−J)/128) = 0.034.
    @Test
    void minimaEstimateTheSharedWording() {
        MinHash.Sketch a = sketch("one two three four five six seven eight nine ten eleven twelve thirteen");
        MinHash.Sketch b = sketch("one two three four five six seven eight nine ten eleven twelve fourteen");
        assertThat(a.shingles()).isEqualTo(10);
        assertThat(a.resemblance(b)).isCloseTo(9 / 11.0, org.assertj.core.data.Offset.offset(3 * 0.034));
        assertThat(a.resemblance(a)).isEqualTo(1);
    }

    private static MinHash.Sketch sketch(String text) {
        MinHash.Collector c = new MinHash.Collector();
        Words.of(text, 0, text.length(), (hash, start, end) -> c.add(hash));
        return c.sketch();
    }
}
