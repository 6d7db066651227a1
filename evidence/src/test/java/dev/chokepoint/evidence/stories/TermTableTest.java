package dev.chokepoint.evidence.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.base.Id;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermTableTest {
    /// More words than the table begins with room for.
    @Test
    void everyWordKeepsItsNumberWhileTheTableGrows() {
        TermTable table = new TermTable();
        for (int i = 0; i < 9_000; i++) {
            String word = "Word" + i;
            assertThat(table.number(Words.hash(word), word, 0, word.length())).isEqualTo(i);
        }
        assertThat(table.size()).isEqualTo(9_000);
        for (int i = 0; i < 9_000; i++) {
            long hash = Words.hash("word" + i);
            assertThat(table.find(hash)).isEqualTo(i);
            assertThat(table.hash(i)).isEqualTo(hash);
            assertThat(table.word(i)).isEqualTo("word" + i);
        }
        assertThat(table.find(Words.hash("other"))).isEqualTo(-1);
    }

    @Test
    void aWordMetAgainIsTheSameAndArticlesAreCounted() {
        TermTable table = new TermTable();
        long cod = Words.hash("cod");
        assertThat(table.find(cod)).isEqualTo(-1);
        int id = table.number(cod, "a cod", 2, 5);
        assertThat(table.number(cod, "cod", 0, 3)).isEqualTo(id);
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.articles(id)).isZero();
        table.count(id);
        table.count(id);
        assertThat(table.articles(id)).isEqualTo(2);
    }

    @Test
    void aStoryHoldsAtLeastOneArticle() {
        assertThatThrownBy(() -> new Story(Id.of("story", "s"), List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("story~s");
    }
}
