package dev.chokepoint.evidence.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.evidence.grammar.DateTagger;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.BundledLists;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.WordLists;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTestTest {
    private static final WordLists LISTS = BundledLists.lists();

    private static final Set<String> CLASSES = Set.of("metal");
    private final Sentence sentence = sentence("Tin was sold , and the old state still bans sales of tin on hold .");

    /// The words of the match are "bans sales", its head is "bans"; the clause begins at "the".
    private boolean holds(String test) {
        return WordTest.parse(test, CLASSES)
                .holds(sentence.t, sentence.whole, new TokenPattern.Match(9, 11, 9, 10, 0), new Reach(5, 13));
    }

    private static Sentence sentence(String text) {
        Symbols symbols = new Symbols();
        List.of("metal", "date", "quantity").forEach(symbols::addClass);
        Tokens t = new Tokens(text, Span.of(0, text.length()), LISTS);
        t.mark(new Tokens.Mark("metal", symbols.cls("metal"), 12, 13, new Gazetteer.Word("tin", List.of()), 0));
        t.number(symbols);
        return new Sentence(
                t, 0, t.count, Section.REPORT, LocalDate.of(2025, 6, 10), DateTagger.EarlierDays.NOTHING, symbols);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            head: bans                               ; true
            head-1: still                            ; true
            head-2: still                            ; false
            clause: the                              ; true
            clause..head: was                        ; false
            sentence..head: was                      ; true
            head-9..head in clause: sold             ; false
            head-9..head: sold                       ; true
            end: of                                  ; true
            end..sentence-end: on hold               ; true
            end..clause-end: on hold                 ; false
            end..end+5 in clause: on                 ; false
            start..end: sale*                        ; true
            head-1..head+1: *ill ban*                ; true
            end..clause-end: @metal                  ; true
            start..end: @metal                       ; false
            head: sold || head-1: still            ; true
            head: sold || head-1: sold             ; false
            sentence..sentence: *                    ; false
            sentence-1: *                            ; false
            sentence-end: *                          ; false
            sentence-end-1: .                        ; true
            """)
    void aTestHoldsWhereItsWordsStand(String test, boolean expected) {
        assertThat(holds(test)).isEqualTo(expected);
    }

    @Test
    void whatIsNoTestIsRefused() {
        for (String wrong : List.of("head that", "verb: is", "head..: x", "head: ", ": x", "head: @wood")) {
            assertThatThrownBy(() -> WordTest.parse(wrong, CLASSES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.contains("@") ? "wood" : wrong.strip());
        }
    }
}
