package dev.chokepoint.evidence.lexicon;

/// Tells finite verbs, which make a clause, from nouns and participles of the same form.
public final class FiniteVerbs {

    private FiniteVerbs() {}

    /// Whether a token is an auxiliary or modal verb: "has", "will", "cannot".
    public static boolean auxiliary(Tokens t, int i) {
        return t.in(i, "auxiliaries");
    }

    /// Whether a token can be a finite verb; [Tokens#finite] asks once for each.
    static boolean isFinite(Tokens t, int i) {
        if (t.in(i, "auxiliaries") || t.in(i, "finite-verbs")) {
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
            return !(i >= 2 && (t.in(i - 2, "auxiliaries") || t.is(i - 2, "has", "have", "had")))
                    && !(i >= 2 && (t.has(i - 2, "place") || t.has(i - 2, "body")));
        }
        if (t.in(i, "participles-after-measures")
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
