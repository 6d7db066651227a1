package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a sentence names of which no rule makes a claim; the documents are of Tuesday, 10 June 2025.
class MentionsTest {
    private static ClaimExtractor reader;

    @BeforeAll
    static void read() {
        reader = ReadingRules.bundledRight().toReader();
    }

    private static Mentions of(String sentence) {
        Article a = Article.of("a", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), sentence);
        return reader.mentions(a, new Span(0, sentence.length()));
    }

    private static List<String> items(String sentence) {
        return of(sentence).items().stream().map(i -> i.value().item()).toList();
    }

    private static List<String> dates(String sentence) {
        return of(sentence).dates().stream().map(d -> d.value().words()).toList();
    }

    @Test
    void goodsOfTheVocabularyAreNamedOnceInTheOrderOfTheText() {
        assertThat(items("A decree lets shippers of gallium, germanium and more gallium carry on."))
                .containsExactly("gallium", "germanium");
        assertThat(items("镓、锗的出口由该部门另行安排。")).containsExactly("gallium", "germanium");
        assertThat(items("Buyers in Kamsar cheered.")).isEmpty();
    }

    @Test
    void aDateHasTheRoleOfTheWordsAroundIt() {
        assertThat(dates("Shippers may carry on until August 31, 2025.")).containsExactly("until 2025-08-31");
        assertThat(dates("Shippers need a permit from July 1, 2025.")).containsExactly("effective 2025-07-01");
        assertThat(dates("自2025年7月1日起，镓的出口由该部门另行安排。")).containsExactly("effective 2025-07-01");
    }

    @Test
    void aDateWithoutSuchWordsIsOfAnnouncementOrOfEffectByWhereItLies() {
        assertThat(dates("A decree of Friday lets shippers carry on.")).containsExactly("announced 2025-06-06");
        assertThat(dates("A decree of July 7, 2025 lets shippers carry on.")).containsExactly("effective 2025-07-07");
        assertThat(dates("A decree of March 7, 2025 lets shippers carry on."))
                .as("too old to be news")
                .isEmpty();
    }
}
