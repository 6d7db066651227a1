package dev.chokepoint.evidence.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.lexicon.BundledLists;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.WordLists;
import dev.chokepoint.evidence.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatternIndexTest {
    private static final WordLists LISTS = BundledLists.lists();

    private static final List<String> WORDS = List.of("lift", "ban", "on", "the", "of", "number", "tin", "was", ";");
    private static final List<String> CLASSES = List.of("verb", "noun");
    private static final List<String> PATTERNS = List.of(
            "lift ~3 ban",
            "^@verb *2 @noun",
            "@noun *4 was ^@verb",
            "the? ban",
            "lift|ban on? the|tin",
            "@verb|noun ~5 tin|number of",
            "^was *3 lift");

    private static Tokens tokens(Random random, Symbols symbols) {
        StringBuilder text = new StringBuilder();
        int n = 1 + random.nextInt(14);
        for (int i = 0; i < n; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        Tokens t = new Tokens(text.toString(), Span.of(0, text.length()), LISTS);
        for (int i = 0; i < t.count; i++) {
            for (String cls : CLASSES) {
                if (random.nextInt(4) == 0) {
                    int to = Math.min(t.count, i + 1 + random.nextInt(2));
                    t.mark(new Tokens.Mark(cls, symbols.cls(cls), i, to, new Gazetteer.Word(cls, List.of()), 0));
                }
            }
        }
        t.number(symbols);
        return t;
    }

    @Test
    void theIndexFindsWhatTryingEveryPatternAtEveryTokenFinds() {
        Symbols symbols = new Symbols();
        CLASSES.forEach(symbols::addClass);
        List<TokenPattern> patterns =
                PATTERNS.stream().map(p -> TokenPattern.parse(p, symbols)).toList();
        PatternIndex.Starts starts = new PatternIndex(patterns, symbols).starts();
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 5_000; round++) {
            Tokens t = tokens(random, symbols);
            boolean[] wall = new boolean[t.count + 1];
            for (int i = 1; i < t.count; i++) {
                wall[i] = random.nextInt(8) == 0;
            }
            TokenPattern.Contents contents = TokenPattern.Contents.of(t, 0, t.count, symbols);
            starts.scan(t, 0, t.count);
            for (int p = 0; p < patterns.size(); p++) {
                List<TokenPattern.Match> all = new ArrayList<>();
                for (int i = 0; i < t.count; i++) {
                    TokenPattern.Match m = patterns.get(p).matchAt(t, i, t.count, wall);
                    if (m != null) {
                        all.add(m);
                    }
                }
                List<TokenPattern.Match> indexed = new ArrayList<>();
                for (int n = 0; n < starts.count(p) && patterns.get(p).canMatch(contents); n++) {
                    TokenPattern.Match m = patterns.get(p).matchAt(t, starts.at(p, n), t.count, wall);
                    if (m != null) {
                        indexed.add(m);
                    }
                }
                assertThat(indexed).as(PATTERNS.get(p) + " in " + t.text).isEqualTo(all);
                found += all.size();
            }
        }
        assertThat(found).isGreaterThan(1_000);
    }
}
