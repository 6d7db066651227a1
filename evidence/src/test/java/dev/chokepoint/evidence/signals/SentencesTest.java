package dev.chokepoint.evidence.signals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static final String TEXT =
            "Prices rose. \"The U.S. ban is wrong!\" he said? No.\nChile bans exports\n决定暂停。实施";

    private static List<String> sentences(String text) {
        return Sentences.of(text, new Span(0, text.length())).stream()
                .map(s -> s.in(text))
                .toList();
    }

    @Test
    void aSentenceEndsAtItsMarkAndNotAtAnInitial() {
        assertThat(sentences(TEXT))
                .containsExactly(
                        "Prices rose.",
                        "\"The U.S. ban is wrong!\"",
                        "he said?",
                        "No.",
                        "Chile bans exports\n",
                        "决定暂停。",
                        "实施");
    }

    @Test
    void theSentenceAroundSomeWordsIsFoundByItsMarks() {
        int ban = TEXT.indexOf("ban");
        assertThat(Sentences.around(TEXT, new Span(ban, ban + 3)).in(TEXT)).isEqualTo("\"The U.S. ban is wrong!\"");
        assertThat(Sentences.around(TEXT, new Span(0, 6)).in(TEXT)).isEqualTo("Prices rose.");
        int last = TEXT.length() - 1;
        assertThat(Sentences.around(TEXT, new Span(last, last + 1)).in(TEXT)).isEqualTo("实施");
    }
}
