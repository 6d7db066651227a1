package dev.chokepoint.evidence.lexicon;

/// Tells verbs of speech from the same words used otherwise.
final class SpeechVerbs {
    private SpeechVerbs() {}

    static boolean isSpeech(Tokens t, int i) {
        if (t.is(i, "add", "adds", "added")
                && !t.is(i + 1, "that", ",", ".", ":", "on")
                && !(t.is(i + 2, "later") && t.is(i + 3, "that"))) {
            return false;
        }
        if (t.low[i].endsWith("ed") && t.is(i - 1, "their", "its", "his", "her", "a", "an")) {
            // "for their stated purpose"
            return false;
        }
        if (t.is(i, "states") && !t.is(i + 1, "that", ":", ",", "\"", "it", "the")) {
            // "member states", "Eurasian Economic Union states": a noun before it is a verb
            return false;
        }
        if (t.is(i, "agreed", "agrees") && t.is(i + 1, "on", "in", "at", "with", "upon", "last")) {
            return false;
        }
        if (t.is(i + 1, "to") && t.in(i, "pledging")) {
            return false;
        }
        if (t.is(i, "forecast")) {
            // "forecast that", not "the profit forecast of"
            return t.is(i + 1, "that", "a", "an", "the", "further", "no")
                    || t.is(i - 1, "analysts", "economists", "has")
                    // "…, Paul Triolo of Albright Stonebridge forecast at an event"
                    || (t.upper(i - 1) && t.upper(i - 2) && t.is(i + 1, "at", "in", "on", ".", ","));
        }
        if (t.is(i, "judges", "judged", "reasons", "figures")) {
            // ", judges Wen-Ti Sung of the Atlantic Council"
            return t.is(i - 1, ",") && t.upper(i + 1);
        }
        if (t.is(i, "read", "reads")) {
            // "…, a press statement read"
            return t.has(i - 1, "document-noun") || t.ends(i - 1, "document-noun");
        }
        if (t.is(i, "scooped", "revealed", "wrote") && t.within(i - 1, "outlet")) {
            return true;
        }
        if (t.is(i, "learned", "learnt", "understands")) {
            // "Bloomberg learned from an unnamed source"
            return t.within(i - 1, "outlet") || (t.is(i - 1, "has") && t.within(i - 2, "outlet"));
        }
        if (t.is(i, "concluded", "concludes")) {
            // "the firm concluded, …", not "the sides concluded talks"
            return t.is(i + 1, "that", ",") || t.is(i - 1, ",");
        }
        if (t.in(i, "supposing") && t.is(i - 1, "not", "n't", "cannot") && !t.is(i - 2, "to")) {
            // "analysts do not expect Beijing to withdraw its controls"
            return true;
        }
        if (sneered(t, i) || retorts(t, i)) {
            return true;
        }
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.cls().equals("speech") && (m.form() & (VerbForms.S | VerbForms.PAST | VerbForms.PARTICIPLE)) != 0) {
                return true;
            }
            if (m.cls().equals("speech") && (m.form() & VerbForms.BASE) != 0 && !t.is(i - 1, "to")) {
                // "analysts at the bank expect": a plural speaker
                for (int k = Math.max(0, i - 5); k < i; k++) {
                    if (t.has(k, "analyst-noun")
                            || t.has(k, "officials-noun")
                            || t.has(k, "people-noun")
                            || (k == i - 1 && t.in(k, "the-press"))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// ", sneered a Toronto columnist", ", wagers an analyst in Kuala Lumpur": whatever the verb, who stands behind it
    /// speaks.
    private static boolean sneered(Tokens t, int i) {
        if (!t.is(i - 1, ",", "\"")
                || !t.is(i + 1, "a", "an", "one", "two", "three", "another", "several", "some")
                || !likeVerb(t, i)) {
            return false;
        }
        for (int k = i + 2; k < Math.min(t.count, i + 6) && !t.is(k, ",", "of", "to", "and", "."); k++) {
            if (t.has(k, "analyst-noun")) {
                return true;
            }
        }
        return false;
    }

    /// ", a Black Sea grain analyst retorts,": the same behind its subject.
    private static boolean retorts(Tokens t, int i) {
        if (!(i + 1 >= t.count || t.is(i + 1, ",", ".", ";", ":")) || !likeVerb(t, i)) {
            return false;
        }
        int noun = t.is(i - 2, "in", "at") ? i - 3 : i - 1;
        if (noun < 2 || !t.has(noun, "analyst-noun")) {
            return false;
        }
        for (int k = noun - 1; k > Math.max(0, noun - 6); k--) {
            if (t.is(k, "a", "an", "one", "two", "another", "several", "some")) {
                return t.is(k - 1, ",", "\"");
            }
        }
        return false;
    }

    private static boolean likeVerb(Tokens t, int i) {
        return (t.low[i].endsWith("s") || t.low[i].endsWith("ed") || t.is(i, "expect", "reckon", "bet", "fear"))
                && !t.upper(i)
                && !t.has(i, "control")
                && !t.has(i, "weak")
                && !t.has(i, "item")
                && !t.has(i, "analyst-noun");
    }
}
