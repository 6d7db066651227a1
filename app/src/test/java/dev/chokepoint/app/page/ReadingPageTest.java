package dev.chokepoint.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.text.ReadingText;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of the bundled brief, and of texts that nobody would write.
class ReadingPageTest {
    private static final RuleClaimExtractor EXTRACTOR = ReadingRules.extractor();

    private static Reading reading() {
        return EXTRACTOR.read(ArticleIntake.read(
                        SharedData.projectRoot().resolve("worlds/us-china-2025/articles/2025-06-10-london.md"),
                        Optional.empty())
                .value()
                .getFirst());
    }

    @Test
    void thePageShowsEveryClaim() {
        assertThat(ReadingPage.of(List.of(reading())))
                .contains("class=\"hinted\"", "class=\"planned opinion\"", "Claim 8: CN ease")
                .doesNotContain("<script");
    }

    @Test
    void whatATextHoldsStaysText() {
        String text = "# A <b>headline</b>\n\n"
                + "China banned exports of gallium</mark><script>alert('x')</script> & \"germanium\".";
        Reading reading = EXTRACTOR.read(
                Article.of("a", "https://example.org/a", "\"><i>", PublishedAt.on(LocalDate.of(2025, 6, 10)), text));
        assertThat(reading.claims()).isNotEmpty();
        assertThat(ReadingPage.of(List.of(reading)))
                .contains("&lt;/mark&gt;&lt;script&gt;", "A &lt;b&gt;headline&lt;/b&gt;")
                .doesNotContain("<script", "<b>headline", "<i>");
    }

    @Test
    void everyNumberOfThePageLeadsToItsRowAndBack() {
        String page = ReadingPage.of(List.of(reading(), reading()));
        Set<String> ids = new HashSet<>();
        Matcher id = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
        while (id.find()) {
            assertThat(ids.add(id.group(1))).as("%s stands once", id.group(1)).isTrue();
        }
        List<String> targets = Pattern.compile("href=\"#([^\"]+)\"")
                .matcher(page)
                .results()
                .map(r -> r.group(1))
                .toList();
        assertThat(ids).containsAll(targets);
        Reading r = reading();
        int rows = r.claims().size() + r.supplyFacts().size() + r.negotiations().size();
        // two documents; a number in the text and one in the table for each row
        assertThat(Set.copyOf(targets)).hasSize(2 * 2 * rows).containsAll(ids);
    }

    @Test
    void whatAClaimLeavesOutIsMarked() {
        assertThat(ReadingPage.of(List.of(reading())))
                .contains("<mark class=\"excluded\" title=\"Claim 5 leaves this out\">Nvidia's most advanced AI"
                        + " chips</mark>");
    }

    @Test
    void wordsInAnyOrderAreShown() {
        String[] words = {
            "China", "banned", "exports of", "gallium", "the U.S.", "may", "lift", "controls on", "23 kg", "talks",
            "resume", "No.", "?", "<b>", "&", "\"", "\u0130stanbul", "samarium magnets", "F-35", "needs"
        };
        Random random = new Random(20250610);
        for (int k = 0; k < 200; k++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(40); n >= 0; n--) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            Reading reading =
                    EXTRACTOR.read(Article.of("g", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), text.toString()));
            assertThat(ReadingPage.of(List.of(reading))).contains("</html>").doesNotContain("<b>");
            assertThat(ReadingText.of(reading)).startsWith("g");
        }
    }
}
