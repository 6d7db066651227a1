package dev.chokepoint.evidence.grammar;

import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.NumberWords;
import dev.chokepoint.evidence.lexicon.Tokens;

/// Marks where clauses begin within a sentence, without a parser: by punctuation, conjunctions and finite
/// verbs.
public final class Clauses {

    /// How many words may stand between a verb of speech and what is said without "that".
    private static final int REACH_OF_VOICE = 8;

    /// How many words may stand between two dashes that interrupt a clause.
    private static final int LONGEST_ASIDE = 24;

    private Clauses() {}

    /// Whether the token can be a finite verb.
    public static boolean finite(Tokens t, int i) {
        return t.finite(i);
    }

    public static boolean anyFinite(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (finite(t, i)) {
                return true;
            }
        }
        return false;
    }

    private static int comma(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.is(i, ",", ";", ".", ":")) {
                return i;
            }
        }
        return to;
    }

    public static boolean speech(Tokens t, int i) {
        return t.speech(i);
    }

    static boolean[] walls(Tokens t, int from, int to) {
        boolean[] wall = new boolean[t.count + 1];
        wall[from] = true;
        int last = from;
        int voice = from - REACH_OF_VOICE - 1;
        for (int i = from + 1; i < to; i++) {
            voice = speech(t, i - 1) || t.has(i - 1, "think") ? i - 1 : voice;
            if (begins(t, from, last, i, to, voice)
                    || mainAfterSubordinate(t, from, last, i, to)
                    || mainAfterRegard(t, from, last, i)) {
                wall[i] = true;
                last = i;
            }
        }
        wall[to] = true;
        return wall;
    }

    /// Whether a clause begins at the token, where the one before began at `last` and `voice` is the last verb of
    /// speech.
    private static boolean begins(Tokens t, int from, int last, int i, int to, int voice) {
        String w = t.low[i];
        String p = t.low[i - 1];
        if (hardMark(t, i, from, to)) {
            return true;
        }
        if (p.equals(",")) {
            // "until November 10, 2026 the controls it announced": the comma of a date
            boolean ofDate = t.dated.get(i - 1) && t.dated.get(i);
            return !ofDate && beginsAfterComma(t, last, i, to);
        }
        if (conjunction(t, i, to)) {
            return true;
        }
        if (w.equals("in") && (t.is(i + 1, "exchange", "return") && t.is(i + 2, "for"))) {
            return true;
        }
        if (w.equals("after") && (p.equals("look") || p.equals("looks") || p.equals("looked"))) {
            // "licences that let ASML look after its machines are …": no clause
            return false;
        }
        if (w.equals("after") || w.equals("before") || w.equals("as") || w.equals("until")) {
            return beginsOfTime(t, last, i, to);
        }
        if (p.equals("that") && i >= 2 && complement(t, last, i)) {
            return true;
        }
        if (w.equals("and")) {
            return beginsWithAnd(t, last, i, to);
        }
        return i - voice <= REACH_OF_VOICE && direct(t, last, i, to);
    }

    /// Whether a semicolon, a colon or a dash stands before the token.
    private static boolean hardMark(Tokens t, int i, int from, int to) {
        String p = t.low[i - 1];
        if (p.equals(";") || p.equals(":")) {
            return true;
        }
        if (!dash(t, i - 1) || asideDash(t, i - 1, from, to)) {
            return false;
        }
        boolean spaced = p.length() == 1
                && t.start[i] > t.end[i - 1]
                // "low- and middle-income countries": a hyphen is no dash
                && (i < 2 || t.start[i - 1] > t.end[i - 2]);
        return spaced || p.equals("\u2014");
    }

    private static boolean beginsAfterComma(Tokens t, int last, int i, int to) {
        String w = t.low[i];
        int stop = comma(t, i, to);
        if (goesOnAfterComma(t, last, i, stop, to)) {
            return false;
        }
        if (t.in(i, "opening-clauses-after-commas")) {
            return true;
        }
        if (w.equals("and") || w.equals("or")) {
            return anyFinite(t, i + 1, Math.min(stop, i + 14)) && anyFinite(t, last, i);
        }
        if (anyFinite(t, last, i)) {
            return !subjectGoesOn(t, last, i) && spliced(t, i, stop);
        }
        for (int k = i; k < Math.min(stop, i + 12); k++) {
            if (speech(t, k) && !anyFinite(t, i, k)) {
                return true;
            }
        }
        return false;
    }

    /// Whether what follows a comma belongs to the clause before it.
    private static boolean goesOnAfterComma(Tokens t, int last, int i, int stop, int to) {
        String w = t.low[i];
        if (t.is(i - 2, "effect")
                && t.is(i - 3, "immediate")
                && t.is(i - 5, ",")
                && !FiniteVerbs.auxiliary(t, i)
                && !w.equals("and")) {
            // "suspended, with immediate effect, every exception that is not …": the object comes now
            return true;
        }
        if (adverbial(t, last, i - 1)) {
            // "Last week, the government announced a ban": when it did
            return true;
        }
        if (speech(t, i) || (stop + 1 < to && t.is(stop, ",") && speech(t, stop + 1) && !anyFinite(t, i, stop))) {
            // "Kevin Hassett, director of the council, said": the subject goes on to the verb
            return true;
        }
        if (FiniteVerbs.auxiliary(t, i) && participleAside(t, last, i - 1)) {
            // "curbs on China, imposed in 2022, are to remain": the verb of the curbs comes now
            return true;
        }
        if (t.is(i, "which", "who", "whose") && !acts(t, last, i) && resumes(t, i, to)) {
            // "the regime, which dates from April, is untouched": an aside within the subject
            return true;
        }
        // "for another 90 days, until Feb. 16": no clause
        return w.equals("until") && i + 1 < to && (t.within(i + 1, "date") || t.is(i + 1, "the"));
    }

    /// "the clause under which tin, lead and bismuth were …": the comma stands in a list that is the subject of the
    /// relative clause.
    private static boolean subjectGoesOn(Tokens t, int last, int i) {
        int k = i - 2;
        int words = 0;
        while (k > last && words < 2 && !finite(t, k) && !t.is(k, "which", "whom", ";", ":")) {
            words += t.has(k, "export-noun") || t.is(k, "of", "the") ? 0 : 1;
            k--;
        }
        return k > last && t.is(k, "which", "whom") && t.is(k - 1, "under", "by", "for", "to") && k < i - 2;
    }

    /// ", the ministry said" and comma splices; a participle list is no clause.
    private static boolean spliced(Tokens t, int i, int stop) {
        for (int k = i; k < Math.min(stop, i + 26); k++) {
            if (tellsOfGoods(t, i, k)) {
                return false;
            }
            if (speech(t, k)) {
                return true;
            }
            if (finite(t, k) && k > i && k - i < 10 && FiniteVerbs.auxiliary(t, k)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the words from the comma on become a relative clause at the token, told of goods, places or a measure.
    private static boolean tellsOfGoods(Tokens t, int i, int k) {
        if (k > i && t.is(i, "to", "on", "from", "into") && t.is(k, "that", "which")) {
            // "adds 243 items, among them sensors, to the goods that may not be shipped"
            return true;
        }
        if (k > i && t.is(k, "that", "which", "who") && names(t, i, k)) {
            // "in China, India and Kazakhstan that are suspected": told of who is in the list
            return true;
        }
        // "lithium batteries and superhard materials that it announced", "the curbs it had unveiled": told of the
        // goods or the measure
        return (k > i && t.is(k, "that", "which") && t.is(k + 1, "it", "they", "he", "she"))
                || (k > i + 1
                        && t.is(k, "it", "they", "he", "she")
                        && (t.has(k - 1, "weak")
                                || t.has(k - 1, "control")
                                || t.ends(k - 1, "control")
                                || t.has(k - 1, "item")));
    }

    /// Whether the token is a conjunction that opens a clause wherever it stands.
    private static boolean conjunction(Tokens t, int i, int to) {
        String w = t.low[i];
        String p = t.low[i - 1];
        return t.in(i, "opening-clauses")
                && !(w.equals("but") && p.equals("all"))
                && !(w.equals("when") && i + 1 < to && t.low[i + 1].endsWith("ing"))
                && !(w.equals("once") && (p.equals("at") || t.is(i + 1, "more", "again")))
                && !(w.equals("if") && t.is(i + 1, "any", "not", "ever"));
    }

    /// Whether "after", "before", "as" or "until" opens a clause and not a phrase.
    private static boolean beginsOfTime(Tokens t, int last, int i, int to) {
        String w = t.low[i];
        boolean noun = i + 1 < to
                && (Character.isDigit(t.low[i + 1].charAt(0))
                        // "until June 30 and that suspension was extended": a day, no clause
                        || (w.equals("until") && t.dated.get(i + 1))
                        || t.low[i + 1].endsWith("ing")
                        // "as a permitted destination", "has as of this week banned"
                        || (w.equals("as") && t.is(i + 1, "a", "an", "of")));
        int limit = Math.min(comma(t, i + 1, to), i + (w.equals("as") ? 5 : 9));
        return !noun && anyFinite(t, i + 1, limit) && anyFinite(t, last, i) && !t.is(i - 1, "such", "same");
    }

    private static boolean beginsWithAnd(Tokens t, int last, int i, int to) {
        int limit = Math.min(comma(t, i + 1, to), i + 10);
        // "raw, white and refined sugar": which goods, no verb
        boolean kind = t.has(i + 1, "item-adjective") && i + 2 < to && t.within(i + 2, "item");
        boolean verbNext = i + 1 < to
                && !kind
                && (finite(t, i + 1)
                        || t.is(i + 1, "that")
                        || (t.is(i + 1, "also", "then", "now") && i + 2 < to && finite(t, i + 2)));
        return !joinsPair(t, last, i)
                && !joinsPlaces(t, i, to)
                && !joinsBeforeVerb(t, last, i)
                && anyFinite(t, last, i)
                && (verbNext
                        || gapped(t, i, to)
                        || (subject(t, i + 1) && !t.is(i + 2, "or", "and") && anyFinite(t, i + 2, limit)));
    }

    /// "talks between the U.S. and China": no new clause.
    private static boolean joinsPair(Tokens t, int last, int and) {
        for (int k = Math.max(last, and - 6); k < and; k++) {
            if (t.is(k, "between") && !anyFinite(t, k, and)) {
                return true;
            }
        }
        return false;
    }

    /// "goods whose export to Russia and Belarus needs approval": the verb of the relative clause comes after the pair.
    private static boolean joinsBeforeVerb(Tokens t, int last, int and) {
        for (int k = and - 1; k > last; k--) {
            if (finite(t, k)) {
                return false;
            }
            if (t.is(k, "whose")) {
                return true;
            }
        }
        return false;
    }

    /// "to Senegal, Mali and Bhutan through a state firm": the last of a list of places.
    private static boolean joinsPlaces(Tokens t, int and, int to) {
        int last = t.is(and + 1, "the") ? and + 2 : and + 1;
        return t.within(and - 1, "place")
                && t.has(last, "place")
                && !(last + 1 < to && (finite(t, last + 1) || t.is(last + 1, "'s", "also", "has", "will")));
    }

    /// "China agreed to speed up approvals and the U.S. to lift curbs": the verb is said once.
    private static boolean gapped(Tokens t, int and, int to) {
        int own = t.is(and + 1, "the") ? and + 2 : and + 1;
        return own + 2 < to
                && t.has(own, "place")
                && !t.within(and - 1, "place")
                && (t.is(own + 1, "to") || t.is(own + 2, "to"))
                && !t.is(and - 1, "between");
    }

    /// "Unless the pause is extended, the rule will apply": the main clause begins after the comma.
    private static boolean mainAfterSubordinate(Tokens t, int from, int last, int i, int to) {
        return t.is(i - 1, ",")
                && t.is(
                        from,
                        "if",
                        "even",
                        "unless",
                        "should",
                        "once",
                        "when",
                        "while",
                        "although",
                        "though",
                        "after",
                        "before",
                        "since",
                        "because")
                && (last == from || comma(t, from, i) == i - 1)
                && anyFinite(t, from + 1, i - 1)
                && anyFinite(t, i, Math.min(to, i + 14));
    }

    /// "Having regard to the decision of 22 February, the board …": what an order rests on.
    private static boolean mainAfterRegard(Tokens t, int from, int last, int i) {
        return t.is(i - 1, ",")
                && last == from
                && t.is(from, "having")
                && t.is(from + 1, "regard")
                && (t.is(i, "the", "it") || t.has(i, "place") || t.has(i, "body"));
    }

    private static boolean dash(Tokens t, int i) {
        return t.is(i, "-", "\u2013", "\u2014");
    }

    /// "10 entities - among them MP Materials - on its list", "suspended - for a year - its curbs on gallium": a pair
    /// of dashes with members or no verb between them cuts nothing.
    private static boolean asideDash(Tokens t, int i, int from, int to) {
        Aside around = aside(t, i, from, to);
        return around.from() - 1 == i || around.to() == i;
    }

    /// Words between two dashes; without any where none are.
    private record Aside(int from, int to) {}

    /// The aside in which a token stands, or which its dash opens or ends.
    private static Aside aside(Tokens t, int i, int from, int to) {
        int open = nextDash(t, from, to);
        while (open <= i && open < to) {
            int close = nextDash(t, open + 1, to);
            boolean pair = close < to && (opensAside(t, open) || interrupts(t, from, open, close, to));
            if (pair && i <= close) {
                return new Aside(open + 1, close);
            }
            open = pair ? nextDash(t, close + 1, to) : close;
        }
        return new Aside(from, from);
    }

    /// "imposed curbs - its first since May - on gallium": whether a token stands between dashes in words that name
    /// once more what was named before them.
    public static boolean inApposition(Tokens t, int i, int from, int to) {
        Aside around = aside(t, i, from, to);
        return around.from() <= i && i < around.to() && t.in(around.from(), "opening-appositions");
    }

    /// "controls - its first since May - on gallium": the last token before words between dashes that end before a
    /// token; else the token before it.
    public static int before(Tokens t, int i, int from, int to) {
        if (i - 1 <= from || !dash(t, i - 1)) {
            return i - 1;
        }
        Aside around = aside(t, i - 1, from, to);
        return around.to() == i - 1 && around.from() > from + 1 ? around.from() - 2 : i - 1;
    }

    private static int nextDash(Tokens t, int from, int to) {
        int k = from;
        while (k < to && !(dash(t, k) && k + 1 < t.count && t.start[k + 1] > t.end[k])) {
            k++;
        }
        return k;
    }

    /// Whether words without a verb stand between two dashes, and the clause before them goes on behind them.
    private static boolean interrupts(Tokens t, int from, int open, int close, int to) {
        if (open == from
                || close - open < 2
                || close - open > LONGEST_ASIDE
                || close + 1 >= to
                || t.is(close + 1, "that", "which", "who", "whether")
                || anyFinite(t, open + 1, close)
                || nextDash(t, close + 1, to) < to) {
            return false;
        }
        for (int k = open + 1; k < close; k++) {
            if (t.is(k, ";", ":", "(", ")")) {
                return false;
            }
        }
        return anyFinite(t, from, open)
                ? !subject(t, close + 1) || !anyFinite(t, close + 2, Math.min(to, close + 8))
                : finite(t, close + 1);
    }

    private static boolean opensAside(Tokens t, int i) {
        return dash(t, i)
                && (t.in(i + 1, "namely")
                        || (t.is(i + 1, "among") && t.is(i + 2, "them"))
                        || (t.is(i + 1, "such") && t.is(i + 2, "as")));
    }

    /// Whether nothing but names of places and what joins them stands between.
    private static boolean names(Tokens t, int from, int to) {
        for (int k = from; k < to; k++) {
            if (!t.is(k, ",", "and", "or", "the") && !t.has(k, "place")) {
                return false;
            }
        }
        return to > from;
    }

    /// Whether a verb follows the comma that ends the aside.
    private static boolean resumes(Tokens t, int from, int to) {
        int stop = comma(t, from + 1, to);
        return stop + 1 < to && t.is(stop, ",") && finite(t, stop + 1);
    }

    /// Whether a participle between two commas tells of the noun before: nothing else before is a verb.
    private static boolean participleAside(Tokens t, int from, int comma) {
        int open = comma - 1;
        while (open > from && !t.is(open, ",")) {
            open--;
        }
        int first = t.is(open + 1, "first", "originally", "initially", "only", "already") ? open + 2 : open + 1;
        return open > from && first < comma && IssuingVerbs.broughtIn(t, first) && !anyFinite(t, from, open);
    }

    /// Whether a verb is said before the comma, one that is not "curbs introduced in 2019".
    private static boolean acts(Tokens t, int from, int to) {
        for (int k = from; k < to; k++) {
            boolean told = k > from
                    && IssuingVerbs.broughtIn(t, k)
                    && t.has(k - 1, "act-noun")
                    && t.is(k + 1, "in", "on", "by", "last", "earlier");
            if (finite(t, k) && !told) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing but a date stands before the comma.
    private static boolean adverbial(Tokens t, int from, int comma) {
        boolean dated = false;
        for (int k = from; k < comma; k++) {
            if (!t.dated.get(k) && !t.is(k, "on", "in", "at", "earlier", "late", "early", "the")) {
                return false;
            }
            dated |= t.dated.get(k);
        }
        return dated;
    }

    private static int nounAfter(Tokens t, int determiner) {
        int k = determiner + 1;
        while (k < Math.min(t.count - 1, determiner + 4) && !t.has(k, "act-noun") && !t.is(k, ",", "of", "on")) {
            k++;
        }
        return k;
    }

    private static boolean subject(Tokens t, int i) {
        if (i >= t.count) {
            return false;
        }
        return t.is(i, "it", "he", "she", "they", "the", "this", "these", "there")
                || t.has(i, "place")
                || t.has(i, "body")
                || t.has(i, "person")
                || t.has(i, "entity");
    }

    /// "said … that |"
    private static boolean complement(Tokens t, int from, int i) {
        for (int k = Math.max(from, i - 9); k < i - 1; k++) {
            if (speech(t, k) || t.has(k, "think") || t.has(k, "speech-noun")) {
                // "announced a list of sanctions against Russia that includes": told of the list
                return !t.in(k, "announcing")
                        || !t.is(k + 1, "a", "an", "the", "its", "their", "new")
                        || t.dated.get(k + 1);
            }
        }
        return false;
    }

    /// "said on Tuesday | it will": a complement without "that".
    private static boolean direct(Tokens t, int last, int i, int to) {
        int verb = -1;
        for (int k = Math.max(last, i - REACH_OF_VOICE); k < i; k++) {
            if (speech(t, k) || t.has(k, "think")) {
                verb = k;
            }
            if (verb >= 0 && k > verb && t.is(k, ",", "that")) {
                return false;
            }
        }
        if (verb < 0) {
            return false;
        }
        if (t.is(verb + 1, "to")) {
            return false;
        }
        if (i > verb + 1 && t.is(verb + 1, "a", "an", "the", "its", "their") && !t.dated.get(i - 1)) {
            // "announced an exemption for eligible | exports": the object of the verb, not what it says
            return false;
        }
        if (i == verb + 1
                && t.in(verb, "announcing-or-confirming")
                && t.is(i, "a", "an", "the", "its", "their")
                && t.has(nounAfter(t, i), "act-noun")) {
            // "announced | a moratorium on exports of refined oils": what was announced
            return false;
        }
        if (anyFinite(t, verb + 1, i)) {
            // "said his department will issue licences where | there is": the complement began before
            return false;
        }
        for (int k = verb + 1; k < i; k++) {
            if (t.is(k, "by") && k + 1 < i && t.low[k + 1].endsWith("ing")) {
                // "responded by restricting | exports": what was done, not what was said
                return false;
            }
            if (t.is(k, "to") && !t.has(k + 1, "place") && !t.is(k + 1, "the", "a", "its")) {
                // "told firms to stop shipping goods": an order, not a speech
                return false;
            }
        }
        if (t.is(i, "it") && i > verb + 1 && t.low[i - 1].endsWith("ing")) {
            // "may be thinking of relaxing it": its object
            return false;
        }
        boolean starts = subject(t, i)
                || t.is(i, "no", "some", "a", "any", "every", "each", "all", "most")
                || t.has(i, "export")
                || t.has(i, "licence")
                // "said | eight licences were revoked"
                || (NumberWords.isNumber(t.low[i]) && !t.dated.get(i));
        for (Tokens.Mark m : t.marksAt(t.is(i, "the") ? i + 1 : i)) {
            if (m.cls().equals("place") && t.is(m.to(), "it", "they", "that", "he", "she")) {
                // "promised the U.S. | it would": who is told
                return false;
            }
        }
        if (!starts || (t.in(i - 1, "not-before-clauses") && !t.is(i - 1, "as"))) {
            return false;
        }
        if (t.is(verb, "told", "tells", "informed") && i - verb <= 2) {
            return false;
        }
        return anyFinite(t, i + 1, Math.min(to, i + 14));
    }
}
