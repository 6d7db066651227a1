package dev.chokepoint.evidence.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final WordLists LISTS = BundledLists.lists();

    private static List<String> sentences(String text) {
        Tokens t = new Tokens(text, Span.of(0, text.length()), LISTS);
        List<String> out = new ArrayList<>();
        for (int i = 0; i + 1 < t.sentences.length; i++) {
            out.add(t.words(t.sentences[i], t.sentences[i + 1]));
        }
        return out;
    }

    private static List<String> words(String text) {
        Tokens t = new Tokens(text, Span.of(0, text.length()), LISTS);
        return List.of(t.low);
    }

    @Test
    void abbreviationsDoNotEndASentence() {
        assertThat(sentences("The U.S. Commerce Department acted on Nov. 10. It said so."))
                .containsExactly("The U.S. Commerce Department acted on Nov. 10.", "It said so.");
    }

    @Test
    void anAcronymAtTheEndOfASentenceEndsIt() {
        assertThat(sentences("Chips stay in the U.S. The rest leaves.")).hasSize(2);
    }

    @Test
    void numbersUnitsModelsAndPossessivesAreWords() {
        assertThat(words("China's 0.1% of 18,125 tonnes for NXT:2050i at 17.5 g/cm3"))
                .containsExactly(
                        "china", "'s", "0.1%", "of", "18,125", "tonnes", "for", "nxt:2050i", "at", "17.5", "g/cm3");
    }

    private static Tokens.Mark mark(String cls, int from, int to) {
        return new Tokens.Mark(cls, 1, from, to, new Gazetteer.Word(cls, List.of()), 0);
    }

    @Test
    void aNameIsOneTokenAndOffsetsStay() {
        String text = "Yes. South Korea bans chips to Papua New Guinea. It said so.";
        Tokens whole = new Tokens(text, Span.of(0, text.length()), LISTS);
        Tokens t = whole.joined(
                List.of(mark("place", 2, 4), mark("control", 4, 5), mark("place", 7, 10)), java.util.Set.of("place"));

        assertThat(t.low)
                .containsExactly(
                        "yes",
                        ".",
                        "south korea",
                        "bans",
                        "chips",
                        "to",
                        "papua new guinea",
                        ".",
                        "it",
                        "said",
                        "so",
                        ".");
        assertThat(t.has(2, "place")).isTrue();
        assertThat(t.has(3, "control")).isTrue();
        assertThat(t.words(6, 7)).isEqualTo("Papua New Guinea");
        assertThat(t.sentences).containsExactly(0, 2, 8, 12);
    }

    @Test
    void aNameInWhichAnotherPhraseEndsOrBeginsKeepsItsWords() {
        String text = "the South Korea chip ban";
        Tokens whole = new Tokens(text, Span.of(0, text.length()), LISTS);

        assertThat(whole.joined(List.of(mark("place", 1, 3), mark("control", 2, 5)), java.util.Set.of("place")).low)
                .containsExactly("the", "south", "korea", "chip", "ban");
        assertThat(whole.joined(List.of(mark("place", 1, 3), mark("weak", 0, 2)), java.util.Set.of("place")).low)
                .containsExactly("the", "south", "korea", "chip", "ban");
        assertThat(whole.joined(List.of(mark("place", 1, 3), mark("item", 1, 4)), java.util.Set.of("place")).low)
                .containsExactly("the", "south korea", "chip", "ban");
    }

    @Test
    void offsetsPointIntoTheText() {
        String text = "  \u201cTungsten\u201d, caf\u00e9 \u4e2d\u56fd na\u00efve.";
        Tokens t = new Tokens(text, Span.of(0, text.length()), LISTS);
        for (int i = 0; i < t.count; i++) {
            assertThat(text.substring(t.start[i], t.end[i])).isNotBlank();
        }
    }
}
