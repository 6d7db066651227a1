package dev.chokepoint.evidence.lexicon;

/// The words by which papers, and measures with them, come about.
public final class IssuingVerbs {

    private IssuingVerbs() {}

    /// "a rule published on 15 March": whether a token says that a paper was issued.
    public static boolean issued(Tokens t, int i) {
        return t.in(i, "issued");
    }

    /// Whether some token of a stretch says that a paper was issued.
    public static boolean anyIssued(Tokens t, int from, int to) {
        return t.anyOf(from, to, "issued");
    }

    /// "the ban, imposed in 2022, remains": whether a token tells how a measure came about.
    public static boolean broughtIn(Tokens t, int i) {
        return issued(t, i) || t.in(i, "brought-in");
    }
}
