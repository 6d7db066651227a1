package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import java.util.List;

/// Tells whether a state or somebody else is the subject of an act.
final class ActSubjects {
    private ActSubjects() {}

    /// The head of the first act of the clause: "BIS added 70 firms, enacted new rules and …" has one subject.
    static int firstAct(List<TriggerMatch> hits, TokenPattern.Match m, int cs) {
        for (TriggerMatch o : hits) {
            if (o.match().from() >= cs
                    && o.match().head() < m.head()
                    && o.trigger().rule().voice() == RuleSet.Voice.ACTIVE) {
                return o.match().head();
            }
        }
        return m.head();
    }

    /// Whether a company is the subject: "Nvidia resumed deliveries" is no act of a state.
    static boolean companyActs(Sentence s, int cs, int head) {
        Tokens t = s.t;
        boolean company = false;
        // "Ukraine, a leading wheat producer, has set …", "India surprised buyers by banning …": a country is the
        // subject, and firms told of later are not
        boolean country = false;
        for (int i = Math.max(cs, head - 3); i < head; i++) {
            if (t.has(i, "be") && !t.is(i, "remain", "remains", "stay", "stays")) {
                // "25 firms were struck off the list": the firms are acted upon
                return false;
            }
        }
        for (int i = cs; i < head; i++) {
            if (t.has(i, "party-noun")
                    && !t.is(i - 1, "to", "on", "for", "with", "of", "'s", "country")
                    && !s.inFrameName(i)
                    && !country
                    && !countryDescribed(t, i, cs)
                    && !toldTo(t, i, cs)) {
                // "two state producers stopped exports": no act of a state
                company = true;
            }
            for (Tokens.Mark m : t.marksAt(i)) {
                switch (m.entry()) {
                    case Gazetteer.Entity e ->
                        // "the Chinese subsidiary of Nexperia": whose firm it is that acts
                        company = (company && t.is(i - 1, "of") && t.has(i - 2, "party-noun"))
                                || (!inAside(t, i, cs)
                                        && !t.is(m.to(), "'s")
                                        && !t.is(i - 1, "that")
                                        && !governed(t, i, cs)
                                        && !s.inFrameName(i));
                    case Gazetteer.Place p -> {
                        // "makers in China have stopped", "volumes for the US and Europe": where, not who
                        // "after the seizure of the company, Beijing had halted exports": the subject of its own verb
                        boolean subject = t.is(i - 1, ",") && (m.to() == head || Clauses.finite(t, m.to()));
                        company &= !subject && governed(t, i, cs) && !(m.to() == head - 1 && t.is(head - 1, "to"));
                        // "Australia's Groote Eylandt, closed by a cyclone, resumed exports"
                        company |= t.is(m.to(), "'s") && named(t, m.to() + 1, head);
                        country |= m.to() < head
                                && (t.is(m.to(), ",")
                                        || (t.is(m.to(), "and") && !t.is(m.to() + 1, "other", "foreign", "third"))
                                        || Clauses.finite(t, m.to())
                                        || (t.low[m.to()].endsWith("ed") && !t.upper(m.to())))
                                && (i == cs || t.is(i - 1, ",", "the", "and", "while", "but"));
                    }
                    case Gazetteer.Body b -> company = false;
                    case Gazetteer.Person p -> company = false;
                    default -> {}
                }
            }
            if (t.is(i, "it", "they") && (i <= cs + 1 || t.is(i - 1, "that"))) {
                for (Speech.Frame f : s.frames) {
                    if (f.verb() < i && f.voice().value().role() == Attribution.Role.COMPANY) {
                        company = true;
                    }
                    if (f.verb() < i && f.voice().value().role().isOfficial()) {
                        company = false;
                    }
                }
            }
        }
        return company;
    }

    /// "Norway, which owns Nordwind, raised prices and banned exports": told of the country whose aside it is.
    private static boolean inAside(Tokens t, int name, int cs) {
        for (int k = name - 1; k >= Math.max(cs, 2) && k > name - 8 && !t.is(k, ","); k--) {
            if (t.is(k, "which", "where") && t.is(k - 1, ",")) {
                return t.within(k - 2, "place") || t.within(k - 2, "body");
            }
        }
        return false;
    }

    /// Whether a name that no list knows begins here and is the subject: two words with capitals before an aside.
    private static boolean named(Tokens t, int at, int head) {
        return at + 2 < head
                && t.upper(at)
                && t.upper(at + 1)
                && t.marksAt(at).length == 0
                && t.marksAt(at + 1).length == 0
                && t.is(at + 2, ",");
    }

    /// Whether a name, or the list it stands in, follows a preposition: "for Samsung and SK Hynix".
    private static boolean governed(Tokens t, int name, int cs) {
        int k = name - 1;
        while (k > cs
                && (t.is(k, "and", "or", ",", "the")
                        || t.within(k, "entity")
                        || t.within(k, "place")
                        || t.has(k, "party-noun"))) {
            k--;
        }
        return k >= cs && t.is(k, "to", "on", "for", "with", "of", "in", "from");
    }

    /// "told its fertiliser companies of plans to …": who is told does not act.
    private static boolean toldTo(Tokens t, int noun, int cs) {
        for (int i = Math.max(cs, noun - 5); i < noun; i++) {
            if (t.in(i, "telling-somebody")) {
                return true;
            }
        }
        return false;
    }

    /// "the world's biggest cobalt exporter": a country by what it sells.
    private static boolean countryDescribed(Tokens t, int noun, int cs) {
        for (int i = Math.max(cs, noun - 6); i < noun; i++) {
            if (t.is(i, "world's", "world") && !t.in(noun, "makers-and-carriers")) {
                return true;
            }
        }
        return false;
    }

    static boolean governs(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "body")
                    || t.has(i, "official-noun")
                    || t.has(i, "government-noun")
                    || (t.is(i, "states") && t.is(i - 1, "member"))) {
                return true;
            }
        }
        return false;
    }

    static boolean governsOrPlace(Tokens t, int from, int to) {
        for (int i = from; i < to && !t.is(i, "to"); i++) {
            if (t.has(i, "place") || t.has(i, "body") || t.has(i, "government-noun")) {
                return true;
            }
        }
        return false;
    }
}
