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

    /// Goods with a point before them, names with a star.
    private static List<String> phrases(String sentence) {
        return of(sentence).phrases().stream()
                .map(p -> (p.value().name() ? "*" : ".") + p.value().words())
                .toList();
    }

    @Test
    void membersOfListsAreNamedThoughNoVocabularyHasThem() {
        assertThat(phrases("They comprise lunar regolith, cryogenic pumps and sintering furnaces."))
                .containsExactly(".lunar regolith", ".cryogenic pumps", ".sintering furnaces");
        assertThat(phrases("The order names the firms Kokumo Metals, Sado Works and Iwate Foundry of Japan."))
                .containsExactly("*Kokumo Metals", "*Sado Works", "*Iwate Foundry");
        assertThat(phrases("Eleven of them and two others make pumps.")).doesNotContain(".Eleven");
        assertThat(phrases("Lunar regolith needs a permit."))
                .as("one thing is no list")
                .isEmpty();
    }

    @Test
    void membersOfChineseListsAreNamedToo() {
        assertThat(phrases("新增物项包括月壤、低温泵和烧结炉等3项物项。")).containsExactly(".月壤", ".低温泵", ".烧结炉");
        assertThat(phrases("决定将国米金属公司、佐渡制作所、Iwate Foundry等5家实体列入名单。")).contains("*国米金属公司", "*Iwate Foundry");
        assertThat(phrases("（一）低温烧结炉（参考海关商品编号：8417100000）。"))
                .as("a line of a list")
                .containsExactly(".低温烧结炉");
        assertThat(phrases("月壤的出口须经许可。")).as("one thing is no list").isEmpty();
    }

    @Test
    void aSentenceWithoutAWordOfControlsTellsNoAct() {
        assertThat(of("The notice of June enters into force on Monday.").mayTellAct())
                .as("words of an act, whatever it is")
                .isTrue();
        assertThat(of("Brokens will stay prohibited well into next year.").mayTellAct())
                .isTrue();
        assertThat(of("The licence was lost in the post.").mayTellAct()).isTrue();
        assertThat(of("Traders in Kakinada said some 700,000 tonnes were under contract.")
                        .mayTellAct())
                .isFalse();
        assertThat(of("出口经营者应当申请许可。").mayTellAct()).isTrue();
        assertThat(of("今年产量增长了百分之五。").mayTellAct()).isFalse();
    }
}
