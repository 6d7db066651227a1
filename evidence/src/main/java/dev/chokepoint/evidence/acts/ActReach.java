package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Issuer;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.List;

/// How far the words of an act reach, and where its claim begins.
public final class ActReach {
    private ActReach() {}

    public static Reach of(Sentence s, TriggerMatch h, List<TriggerMatch> hits) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        RuleSet.TriggerRule rule = h.trigger().rule();
        int cs = s.clauseStart(m.from());
        int ce = s.clauseEnd(m.to());
        for (TriggerMatch o : hits) {
            if (o.match().from() >= m.to() && o.match().from() < ce) {
                // a second act in the same clause begins at its verb, or at the "and" before it
                int cut = o.match().from();
                while (cut > m.to()
                        && !t.is(cut, "and", ",", "that", "it", "which")
                        && cut > o.match().from() - 4) {
                    cut--;
                }
                ce = t.is(cut, "and", ",", "that", "which", "it")
                        ? cut
                        : Math.min(ce, o.match().from());
            }
            if (o.match().to() <= m.from() && o.match().to() > cs && rule.voice() != RuleSet.Voice.ACTIVE) {
                cs = o.match().to();
            }
        }
        if (ofPaperBefore(s, m, hits, cs)) {
            cs = s.clauseStart(cs - 1);
        }
        ce = Math.max(ce, m.to());
        if (h.trigger().is(TriggerKind.REQUIREMENT) && ce < s.to && t.is(ce, "before", "when", "if")) {
            // "must obtain a licence before they export …": the goods stand in the second clause
            ce = s.clauseEnd(ce + 1);
        }
        for (int i = m.to(); i < ce; i++) {
            // an aside between commas that is no list of items ends what belongs to the act
            if (t.is(i, ",") && i + 1 < ce && endsAct(t, i)) {
                ce = i;
            }
        }
        return new Reach(cs, ce);
    }

    /// "BIS has issued a rule, effective from September 22, adding 47 entities to its list": what a paper does is told
    /// with the paper.
    private static boolean ofPaperBefore(Sentence s, TokenPattern.Match m, List<TriggerMatch> hits, int cs) {
        Tokens t = s.t;
        if (cs <= s.from || m.head() != cs || !t.is(cs, "adding") || !t.is(cs - 1, ",")) {
            return false;
        }
        int main = s.clauseStart(cs - 1);
        for (TriggerMatch o : hits) {
            if (o.match().head() >= main && o.match().head() < cs) {
                return false;
            }
        }
        for (int k = main; k < cs; k++) {
            if (t.has(k, "document-noun") || t.in(k, "papers-that-rule")) {
                return true;
            }
        }
        return false;
    }

    static boolean endsAct(Tokens t, int comma) {
        String next = t.low[comma + 1];
        if (t.is(comma + 1, "days", "hours", "weeks", "a") && !t.has(comma + 1, "item")) {
            return t.is(comma + 2, "day", "week", "month", "move") || !t.is(comma + 1, "a");
        }
        return next.length() > 4
                && next.endsWith("ing")
                && !t.in(comma + 1, "summing-up")
                && !t.has(comma + 1, "item")
                && !t.has(comma + 1, "export");
    }

    public static int spanStart(Tokens t, int cs, int trigger) {
        int i = cs;
        for (int k = cs + 1; k < trigger; k++) {
            if (t.is(k, "that") && t.in(k - 1, "prospects")) {
                // "prepare for the likelihood that controls may return"
                i = k + 1;
            }
        }
        while (i < trigger && !Character.isLetterOrDigit(t.text.codePointAt(t.start[i]))) {
            i++;
        }
        while (i < trigger
                && t.is(
                        i,
                        "and",
                        "but",
                        "while",
                        "although",
                        "though",
                        ",",
                        "that",
                        "so",
                        "because",
                        "whereas",
                        "as",
                        "since",
                        "\"",
                        "in",
                        "exchange",
                        "return",
                        "for")) {
            if (t.is(i, "in", "for")
                    && !t.is(i + 1, "exchange", "return")
                    && !(t.is(i, "for") && i >= 1 && t.is(i - 1, "exchange", "return"))) {
                break;
            }
            i++;
        }
        return i;
    }

    /// "In two rules issued on April 28, BIS ended …": an act begins at its subject, not at the words before it.
    public static int afterAdverbial(Tokens t, int from, int trigger, Slot<Issuer> issuer) {
        while (from + 1 < trigger
                && (t.is(from, "however", "nevertheless", "meanwhile", "moreover", "separately", "instead", "later")
                        || t.is(from, ","))) {
            from++;
        }
        if (t.is(from, "upon", "on") && t.is(from + 1, "closer", "close", "inspection")) {
            for (int i = from; i < trigger; i++) {
                if (t.is(i, ",")) {
                    return i + 1;
                }
            }
        }

        if (!t.is(
                from,
                "in",
                "on",
                "at",
                "under",
                "with",
                "by",
                "from",
                "following",
                "despite",
                "amid",
                "after",
                "also")) {
            return from;
        }
        int cut = from;
        for (int i = from; i < trigger && t.start[i] < issuer.span().start(); i++) {
            if (t.is(i, ",") && !(i + 1 < trigger && year(t.low[i + 1]))) {
                cut = i + 1;
            }
        }
        return cut;
    }

    /// "2022" after the comma of "October 7, 2022".
    private static boolean year(String word) {
        return word.length() == 4
                && (word.startsWith("19") || word.startsWith("20"))
                && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
