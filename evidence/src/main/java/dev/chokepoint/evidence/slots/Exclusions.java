package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.ItemMention;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// Fills what an act leaves out ("will not include …").
public final class Exclusions {
    private Exclusions() {}

    public static void exclusions(Sentence s, Draft d, int from, List<TriggerMatch> hits) {
        Tokens t = s.t;
        before(s, d, from, hits);
        int limit = s.to;
        for (int i = from; i < limit; i++) {
            int aside = setAside(s, i, from);
            if (aside > 0) {
                exclude(t, d, aside, i);
                continue;
            }
            int start = exclusionCue(t, i);
            if (start < 0 || (t.is(start - 1, "not") && t.is(start + 1, "it", "them", "there"))) {
                // "may load ethane but not unload it there": what may not be done, not what is left out
                continue;
            }
            if (t.is(start, "under", "with", "by", "upon", "where", "when", "if", "on")) {
                // "no ores shall be exported except under permit": how it may be done, not what is left out
                continue;
            }
            for (TriggerMatch o : hits) {
                if (o.match().from() >= from && o.match().from() < i) {
                    return;
                }
            }
            int end = end(s, start);
            exclude(t, d, start, end);
            i = end;
        }
    }

    /// "to Israel, F-35 parts excluded, after a review": the first token of what is left out, -1 where none is.
    private static int setAside(Sentence s, int participle, int from) {
        Tokens t = s.t;
        if (!(t.in(participle, "set-apart")
                        || (t.is(participle, "included", "covered", "affected") && t.is(participle - 1, "not")))
                || !(participle + 1 >= s.to || t.is(participle + 1, ",", ".", ";", ")", "-"))) {
            return -1;
        }
        for (int k = participle - 1; k > from && k > participle - 10; k--) {
            if (t.is(k, ",", "(", "-")) {
                return k + 1 < participle && excludable(t, k + 1, participle) ? k + 1 : -1;
            }
            if (Clauses.finite(t, k)) {
                return -1;
            }
        }
        return -1;
    }

    /// "Except for aid, exports of rice are banned": what is left out may stand before the act.
    private static void before(Sentence s, Draft d, int act, List<TriggerMatch> hits) {
        Tokens t = s.t;
        int first = s.from;
        int from = act;
        for (TriggerMatch h : hits) {
            if (h.match().to() == act) {
                from = h.match().from();
            } else if (h.match().to() < act) {
                first = Math.max(first, h.match().to());
            }
        }
        for (int i = first; i < from; i++) {
            int start = t.in(i, "apart-from") ? exclusionCue(t, i) : -1;
            int end = start < 0 ? from : end(s, start);
            if (start > 0 && end < from && t.is(end, ",") && excludable(t, start, end)) {
                exclude(t, d, start, end);
            }
        }
    }

    public static void exclude(Tokens t, Draft d, int start, int limit) {
        int from = start;
        int end = limit;
        while (from < end && (t.in(from, "determiners") || t.is(from, "neither", "either", "only"))) {
            from++;
        }
        int day = end;
        while (day > from + 1 && t.dated.get(day - 1)) {
            day--;
        }
        if (day < end && day > from + 1 && t.is(day - 1, "in", "on", "from", "since")) {
            // "other than basmati in July": when, not what
            end = day - 1;
        }
        if (from >= end || (d.action.value().relaxes() && party(t, from, end))) {
            // somebody left out of an easing stays under the control: no exclusion from it
            return;
        }
        // "deliveries to Abkhazia or international transit": "or" tells cases apart, and so does a comma in a list;
        // "and"
        // joins places
        int i = from;
        while (i < end) {
            int stop = i;
            boolean clause = false;
            while (stop < end && (!parts(t, stop) || (clause && t.is(stop, "or", "nor")))) {
                // "chips that are neither designed nor marketed for data centres": one case
                clause |= t.is(stop, "that", "which", "who");
                stop++;
            }
            while (i < stop && (t.is(i, "to", "for") || t.in(i, "determiners"))) {
                i++;
            }
            // "deliveries under agreements, among them those with the Union": part of what has been named
            if (stop > i && !t.is(i, "among", "including", "such") && !named(t, d, i, stop)) {
                add(
                        d,
                        new ItemMention(ItemPhrases.key(t.words(i, stop)), t.words(i, stop), List.of()),
                        t.span(i, stop));
            }
            i = stop + 1;
        }
    }

    /// Whether a token parts the cases of a list: "or", a comma, "and" before a participle or another cargo.
    private static boolean parts(Tokens t, int at) {
        return t.is(at, "or", "nor", ",")
                || (t.is(at, "and")
                        && (t.in(Math.min(t.count - 1, at + 1), "carriers-of-goods")
                                || t.is(at + 1, "humanitarian", "international", "transit")
                                || t.is(at + 1, "for", "to")));
    }

    /// Fills in goods by name; they tell less than the words where those begin with a cargo.
    private static boolean named(Tokens t, Draft d, int from, int to) {
        if (t.in(from, "carriers-of-goods") || t.has(from, "export-noun")) {
            return false;
        }
        boolean any = false;
        for (int i = from; i < to; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.entry() instanceof Gazetteer.Item
                        && m.to() + 1 < to
                        && (t.in(m.to(), "goods-told-closer") || t.is(m.to(), "bought", "sent", "paid", "already"))) {
                    // "fuel imported for re-export": which of the goods
                    return false;
                }
                if (m.entry() instanceof Gazetteer.Item && m.from() == from && m.to() + 1 == to && goods(t, m.to())) {
                    // "drone optics": other goods than drones
                    return false;
                }
                if (m.entry() instanceof Gazetteer.Item x && m.to() <= to) {
                    add(d, new ItemMention(x.key(), t.words(m.from(), m.to()), x.codes()), t.span(m.from(), m.to()));
                    any = true;
                }
            }
        }
        return any;
    }

    /// Whether a word can be the head of a name of goods: no trade, no part of a verb.
    private static boolean goods(Tokens t, int i) {
        return Character.isLetter(t.low[i].charAt(0))
                && t.low[i].endsWith("s")
                && t.marksAt(i).length == 0
                && !Clauses.finite(t, i);
    }

    private static void add(Draft d, ItemMention what, Span at) {
        if (d.exclusions.stream().noneMatch(x -> x.value().item().equals(what.item()))) {
            d.exclusions.add(Slot.of(what, at, "exclusion"));
        }
    }

    /// The end of what is left out: a comma ends it unless a list goes on ("except in Ukraine, Israel and …").
    public static int end(Sentence s, int start) {
        Tokens t = s.t;
        int end = start;
        while (end < s.to && !t.is(end, ";", ".", "-", ":", "according")) {
            if (end > start && s.wall[end] && !t.is(end, "that") && !t.is(end - 1, ",")) {
                break;
            }
            if (t.is(end, ",") && !goesOn(s, end)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean goesOn(Sentence s, int comma) {
        Tokens t = s.t;
        int next = comma + 1;
        if (next >= s.to || s.wall[next]) {
            return t.is(next, "or") && next + 1 < s.to && t.in(next + 1, "carriers-of-goods");
        }
        if (t.is(next, "or", "nor", "to")) {
            return true;
        }
        boolean listed = t.has(next, "place")
                || t.has(next, "group")
                || t.has(next, "item")
                // "member countries of the Union, Abkhazia and South Ossetia": a name that no list knows
                || (t.upper(next) && t.marksAt(next).length == 0);
        for (int k = next; listed && k < Math.min(s.to, next + 8); k++) {
            if (t.is(k, "and", "or")) {
                return true;
            }
            if (Clauses.finite(t, k)) {
                return false;
            }
        }
        return false;
    }

    /// "to prohibited parties", "customers in China": who is left out, not what.
    private static boolean party(Tokens t, int from, int end) {
        if (t.is(from, "for") && from + 1 < end && t.low[from + 1].endsWith("ing")) {
            // "but not for adding capacity": what for, not to whom
            return false;
        }
        if (t.is(from, "to", "for", "in", "where", "if", "when", "with")) {
            return true;
        }
        for (int i = from; i < end; i++) {
            if (t.has(i, "item")) {
                return false;
            }
        }
        for (int i = from; i < end; i++) {
            if (t.has(i, "party-noun") || t.has(i, "place") || t.has(i, "entity") || t.has(i, "group")) {
                return true;
            }
        }
        return false;
    }

    /// Whether words can name goods, trade or places that a control leaves out: no "trade relations", no "producers".
    public static boolean excludable(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.in(i, "not-exports")) {
                return false;
            }
        }
        for (int i = from; i < to; i++) {
            if (t.has(i, "item")
                    || t.has(i, "export-noun")
                    || t.has(i, "place")
                    || t.has(i, "group")
                    || t.has(i, "licence")
                    || t.in(i, "carriers-of-goods")
                    || t.in(i, "excluded-nouns")) {
                return true;
            }
        }
        return false;
    }

    /// Whether a sentence only says more of the act told before: no act of its own stands before its words.
    public static boolean continues(Sentence s, TokenPattern.Match m, List<TriggerMatch> hits) {
        int cs = s.clauseStart(m.from());
        // "petrol is banned, though jet fuel is not covered"
        boolean aside = s.t.is(cs, "though", "although", "but", "while", "whereas");
        for (TriggerMatch h : hits) {
            if (h.match().from() < m.to() && (!aside || h.match().from() >= cs)) {
                return false;
            }
        }
        // "The quotas run until May and do not cover …": the second verb has the subject of the first
        return !s.t.is(m.from(), "and", "but") || s.t.has(s.from, "anaphor");
    }

    /// The token after an exclusion cue that begins at `i`, or -1.
    static int exclusionCue(Tokens t, int i) {
        for (Tokens.Mark m : t.marksAt(i)) {
            if (m.cls().equals("exclusion")) {
                return m.to();
            }
        }
        return -1;
    }
}
