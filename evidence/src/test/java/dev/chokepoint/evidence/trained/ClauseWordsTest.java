package dev.chokepoint.evidence.trained;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.Span;
import org.junit.jupiter.api.Test;

class ClauseWordsTest {
    private static final String TEXT =
            "Prices rose. On Monday Chile banned exports of 1,500 tonnes, officials said. Nobody objected.";

    private static Span words(String words) {
        int from = TEXT.indexOf(words);
        return new Span(from, from + words.length());
    }

    @Test
    void namesAndNumbersCountAsOneWordEach() {
        assertThat(ClauseWords.of(TEXT, words("banned exports of 1,500 tonnes")))
                .containsKeys(
                        "in:banned", "in:banned exports", "in:of #", "in:# tonnes", "pre:^ ^", "post:officials said")
                .doesNotContainKeys("in:1,500", "pre:chile", "pre:rose", "post:nobody");
    }

    @Test
    void aSentenceOpensWithAWordAndNoName() {
        assertThat(ClauseWords.ofSentence(TEXT, words("Nobody objected.")))
                .containsKeys("in:nobody", "in:nobody objected")
                .doesNotContainKey("in:^");
    }

    @Test
    void eachChineseCharacterIsAWord() {
        String text = "决定暂停实施。";
        assertThat(ClauseWords.ofSentence(text, new Span(0, text.length()))).containsKeys("in:暂 停", "in:决");
    }

    /// Of two words there are three signals, the words and their pair, of 3/√3 each.
    @Test
    void aSignalWeighsThreeByTheRootOfTheirNumber() {
        assertThat(ClauseWords.ofSentence("ban exports", new Span(0, 11)))
                .hasSize(3)
                .allSatisfy((signal, weight) ->
                        assertThat(weight).isCloseTo(Math.sqrt(3), org.assertj.core.api.Assertions.within(1e-12)));
    }

    @Test
    void longClausesWeighNoMoreThanShortOnes() {
        double one = ClauseWords.ofSentence("ban", new Span(0, 3)).values().stream()
                .mapToDouble(v -> v * v)
                .sum();
        double many = ClauseWords.ofSentence(TEXT, new Span(0, TEXT.length())).values().stream()
                .mapToDouble(v -> v * v)
                .sum();
        assertThat(many).isCloseTo(one, org.assertj.core.api.Assertions.within(1e-9));
    }
}
