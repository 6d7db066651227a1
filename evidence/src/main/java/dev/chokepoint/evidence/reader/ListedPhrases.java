package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.claims.Amendment;
import dev.chokepoint.evidence.claims.ListedPhrase;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.NounPhrases;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import java.util.ArrayList;
import java.util.List;

/// The members of the lists of a sentence: "quantum computers, cryogenic components and dry etching equipment".
final class ListedPhrases {
    /// Words of a name that are written small, such as "of", are no longer than this.
    private static final int SMALL_WORD = 3;

    private ListedPhrases() {}

    static List<Slot<ListedPhrase>> of(Sentence s) {
        Tokens t = s.t;
        List<Slot<ListedPhrase>> out = new ArrayList<>();
        int i = s.from;
        while (i < s.to) {
            if (!opens(t, i)) {
                i++;
                continue;
            }
            NounPhrases.Listing list = NounPhrases.list(s, i, s.to);
            if (list.nouns().size() > 1) {
                for (NounPhrases.Noun n : list.nouns()) {
                    if (n.to() - n.from() == 1 && NounPhrases.measure(t, n.from())) {
                        // "eleven of them"
                        continue;
                    }
                    int from = bare(t, n);
                    out.add(Slot.of(
                            new ListedPhrase(t.words(from, n.to()), isName(t, from, n.to())),
                            t.span(from, n.to()),
                            Amendment.RULE));
                }
                i = Math.max(i + 1, list.end());
            } else {
                i = list.nouns().isEmpty()
                        ? i + 1
                        : Math.max(i + 1, list.nouns().getFirst().to());
            }
        }
        return out;
    }

    /// Whether a phrase may begin with a word: no verb, no preposition, no mark.
    private static boolean opens(Tokens t, int i) {
        return Character.isLetterOrDigit(t.low[i].charAt(0))
                && !t.in(i, "ending-noun-phrases")
                && !Clauses.finite(t, i)
                // "they comprise": what stands behind a subject of one word is its verb
                && !t.is(i - 1, "they", "it", "these", "those", "which", "who");
    }

    /// Where a phrase begins without what its names are: "the firms Kokumo Metals".
    private static int bare(Tokens t, NounPhrases.Noun n) {
        int from = n.from();
        while (from + 1 < n.to() && t.has(from, "party-noun") && !t.upper(from) && t.upper(from + 1)) {
            from++;
        }
        return from;
    }

    private static boolean isName(Tokens t, int from, int to) {
        boolean name = false;
        for (int i = from; i < to; i++) {
            if (t.upper(i)) {
                name = true;
            } else if (t.low[i].length() > SMALL_WORD && Character.isLetter(t.low[i].charAt(0))) {
                return false;
            }
        }
        return name;
    }
}
