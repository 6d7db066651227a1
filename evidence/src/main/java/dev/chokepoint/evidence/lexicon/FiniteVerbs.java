package dev.chokepoint.evidence.lexicon;

import java.util.Set;

/// Tells finite verbs, which make a clause, from nouns and participles of the same form.
public final class FiniteVerbs {
    private static final Set<String> AUXILIARIES = Set.of(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "will",
            "would",
            "may",
            "can",
            "could",
            "must",
            "does",
            "did",
            "do",
            "might",
            "shall",
            "should",
            "cannot",
            "won't",
            "didn't",
            "doesn't",
            "isn't",
            "aren't",
            "wasn't",
            "hasn't",
            "haven't",
            "wouldn't",
            "can't",
            "couldn't",
            "shouldn't",
            "weren't",
            "hadn't",
            "don't",
            "'ll",
            "'ve",
            "'re",
            "'d");
    /// Past forms of common verbs that no class of the rules holds and that are hardly ever participles.
    private static final Set<String> PAST = Set.of(
            "fell",
            "rose",
            "sank",
            "jumped",
            "climbed",
            "slid",
            "tumbled",
            "plunged",
            "soared",
            "surged",
            "came",
            "went",
            "became",
            "took",
            "looks",
            "seems",
            "appears",
            "looked",
            "seemed",
            "appeared",
            "gave",
            "began",
            "saw",
            "grew",
            "ran",
            "met",
            "broke",
            "wanted",
            "tried",
            "asked");

    private FiniteVerbs() {}

    /// Whether a token is an auxiliary or modal verb: "has", "will", "cannot".
    public static boolean auxiliary(Tokens t, int i) {
        return AUXILIARIES.contains(t.low[i]);
    }

    /// Whether a word is an auxiliary or modal verb.
    public static boolean auxiliary(String word) {
        return AUXILIARIES.contains(word);
    }

    /// Whether a token can be a finite verb; [Tokens#finite] asks once for each.
    static boolean isFinite(Tokens t, int i) {
        if (AUXILIARIES.contains(t.low[i]) || PAST.contains(t.low[i])) {
            return true;
        }
        if (insideNoun(t, i)
                || reduced(t, i)
                || t.has(i, "party-noun")
                || (t.is(i, "exports", "imports") && t.is(i + 1, "of"))) {
            // "firms" is a noun before it is a form of "firm up"
            return false;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.form() != 0
                    && (m.form() & (VerbForms.S | VerbForms.PAST)) != 0
                    && !t.has(i, "weak")
                    && !t.has(i, "export")
                    && !t.has(i, "control")
                    && !t.has(i, "licence")) {
                return true;
            }
        }
        return false;
    }

    /// "rice already handed to customs", "the firms hit by the curbs": a participle after its noun is not
    /// finite.
    private static boolean reduced(Tokens t, int i) {
        if (t.is(i - 1, "already", "newly", "recently", "now")) {
            return !(i >= 2 && (AUXILIARIES.contains(t.low[i - 2]) || t.is(i - 2, "has", "have", "had")))
                    && !(i >= 2 && (t.has(i - 2, "place") || t.has(i - 2, "body")));
        }
        if (t.is(
                        i,
                        "aimed",
                        "designed",
                        "meant",
                        "intended",
                        "announced",
                        "imposed",
                        "introduced",
                        "issued",
                        "published")
                && i > 0
                && (t.has(i - 1, "control") || t.has(i - 1, "weak") || t.has(i - 1, "document-noun"))
                && t.is(i + 1, "at", "to", "for", "in", "on", "last", "by", "against")) {
            // "a new export control aimed at China", "the curbs announced in October"
            return true;
        }
        return t.is(i + 1, "by") && i > 0 && t.has(i - 1, "party-noun");
    }

    /// "curbs" in "chip curbs" is no verb.
    private static boolean insideNoun(Tokens t, int i) {
        for (int k = Math.max(0, i - 4); k < i; k++) {
            for (Tokens.Mark m : t.marksAt(k)) {
                if (m.to() == i + 1
                        && m.form() == 0
                        && (m.cls().equals("control")
                                || m.cls().equals("licence")
                                || m.cls().equals("item"))) {
                    return true;
                }
            }
        }
        return false;
    }
}
