package dev.chokepoint.evidence.slots;

import dev.chokepoint.evidence.acts.DiscourseState;
import dev.chokepoint.evidence.acts.Draft;
import dev.chokepoint.evidence.acts.TriggerMatch;
import dev.chokepoint.evidence.claims.Attribution;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.grammar.Speech;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Fills the voices of a claim, outermost first.
public final class SourceSlots {
    private final DiscourseState discourse;

    public SourceSlots(DiscourseState discourse) {
        this.discourse = discourse;
    }

    public void sources(Sentence s, TriggerMatch h, Draft d) {
        Tokens t = s.t;
        int a = segmentStart(s, h.match().from());
        int b = segmentEnd(s, h.match().to());
        boolean own = false;
        for (Speech.Frame f : s.frames) {
            own |= f.verb() >= a && f.verb() < b;
        }
        List<Slot<Attribution>> out = new ArrayList<>();
        for (Speech.Frame f : s.frames) {
            boolean here = f.verb() >= a && f.verb() < b;
            if (own && !here) {
                continue;
            }
            if (tellsOther(s, h, f, here, b)) {
                continue;
            }
            Slot<Attribution> v = f.voice();
            if (actor(s, h, f, d)) {
                continue;
            }
            out.add(house(s.t, v));
        }
        if (out.isEmpty() || out.stream().allMatch(x -> x.value().role() == Attribution.Role.OUTLET)) {
            pronoun(s, h).ifPresent(out::add);
        }
        if (out.isEmpty() && a > s.from && t.is(a - 1, ";")) {
            addGoingOn(s, a, out);
        }
        if (out.isEmpty()
                && discourse.lastVoice.isPresent()
                && discourse.lastVoice.get().value().role() == Attribution.Role.ANALYST) {
            housePronoun(s, discourse.lastVoice.get()).ifPresent(out::add);
        }
        if (out.size() > 1) {
            // "a spokesperson reportedly said": the hearsay has a name
            out.removeIf(v -> v.value().name().equals("reportedly"));
        }
        d.sources.addAll(out);
    }

    /// Whether a voice tells other words of the sentence than those of the act, whose segment ends at `end`.
    private static boolean tellsOther(Sentence s, TriggerMatch h, Speech.Frame f, boolean here, int end) {
        Tokens t = s.t;
        if (!here
                && f.verb() >= end
                && t.is(end, "while", "whereas")
                && t.is(end - 1, ",")
                && t.is(f.verb(), "announced", "unveiled")) {
            // "…, while the United States announced in May a ban": the voice of another act
            return true;
        }
        if (!here && f.verb() >= end && complement(s, f) && h.match().to() <= f.subjectFrom()) {
            // "…, but the firms revealed in July that …": what they tell comes after
            return true;
        }
        if (!here && t.is(f.verb() + 1, "that") && h.match().to() <= f.subjectFrom()) {
            // "…, and nothing in the paper says that …": the voice tells what follows it, not what stands before
            return true;
        }
        if (f.verb() >= h.match().from()
                && f.verb() < h.match().to()
                && f.voice().value().role() != Attribution.Role.OUTLET
                && !f.voice().by(SlotRule.SOURCE_STANCE)) {
            return true;
        }
        int clause = s.clauseStart(h.match().from());
        if (clause > s.from && t.is(clause, "when") && t.is(clause - 1, ",") && f.verb() < clause) {
            // "ASML saw no impact on what it said in December, when Washington announced curbs"
            return true;
        }
        if (f.verb() > h.match().to()
                && f.voice().by(SlotRule.SOURCE_SUBJECT)
                && t.is(f.subjectFrom() - 1, "that", "which", "whom")
                && f.subjectFrom() - 1 > h.match().to()
                && !t.is(f.verb() + 1, ",", ".")) {
            // "over technology that the agency said it had supplied": what is said of the goods
            return true;
        }
        if (f.verb() > h.match().head() && ofMeasure(t, f.verb())) {
            // "suspended the wider controls that it had announced in October": which controls
            return true;
        }
        return false;
    }

    /// "He did not rule out …": a pronoun for the last speaker.
    private Optional<Slot<Attribution>> pronoun(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        int cs = s.clauseStart(h.match().from());
        for (int i = s.from; i < s.to; i++) {
            if (t.is(i, "he", "she")
                    && discourse.lastPerson.isPresent()
                    && ((i < h.match().from() && (i == cs || i == s.from))
                            || Clauses.speech(t, Math.min(i + 1, t.count - 1)))) {
                Slot<Attribution> p = discourse.lastPerson.get();
                return Optional.of(Slot.of(p.value().asInherited(), t.span(i, i + 1), SlotRule.SOURCE_PRONOUN));
            }
        }
        return Optional.empty();
    }

    /// "Beijing will not ease its controls, judges an analyst; it will select …": the same voice goes on.
    private static void addGoingOn(Sentence s, int a, List<Slot<Attribution>> out) {
        Tokens t = s.t;
        for (Speech.Frame f : s.frames) {
            if (f.voice().by(SlotRule.SOURCE_INVERTED) || f.voice().by(SlotRule.SOURCE_NAMED)) {
                boolean last = f.verb() < a && t.holds(f.verb() - 1, f.verb(), ",");
                if (last && f.subjectFrom() > f.verb()) {
                    out.add(Slot.of(f.voice().value().asInherited(), f.voice().span(), "source-goes-on"));
                }
            }
        }
    }

    /// "Even with better ties, it concludes, China will keep its controls": the house named before.
    private static Optional<Slot<Attribution>> housePronoun(Sentence s, Slot<Attribution> house) {
        Tokens t = s.t;
        for (int i = s.from; i + 1 < s.to; i++) {
            if (t.is(i, "it", "they")
                    && Clauses.speech(t, i + 1)
                    && (i == s.clauseStart(i) || t.is(i - 1, ",", "\""))
                    && !t.is(i + 1, "said", "says", "added", "announced")) {
                return Optional.of(Slot.of(house.value().asInherited(), t.span(i, i + 1), "source-house-pronoun"));
            }
        }
        return Optional.empty();
    }

    /// Whether what a voice says follows its verb.
    private static boolean complement(Sentence s, Speech.Frame f) {
        Tokens t = s.t;
        for (int k = f.verb() + 1; k < Math.min(s.to, f.verb() + 5) && !t.is(k, ",", "."); k++) {
            if (t.is(k, "that", "it", "they", "he", "she")) {
                return true;
            }
        }
        return false;
    }

    /// "It could ease the limits, the bank said": the house that has been named before.
    private Slot<Attribution> house(Tokens t, Slot<Attribution> voice) {
        Attribution a = voice.value();
        if (a.role() != Attribution.Role.COMPANY || !someHouse(t, a.name()) || discourse.lastHouse.isEmpty()) {
            return voice;
        }
        String known = discourse.lastHouse.get().value().canonical();
        return Slot.of(new Attribution(a.name(), Attribution.Role.ANALYST, known, false), voice.span(), "source-house");
    }

    /// Whether a voice is a house without its name.
    public static boolean someHouse(Tokens t, String name) {
        return t.listed(name.toLowerCase(Locale.ROOT), "houses-without-a-name");
    }

    /// Whether a verb of announcing stands in a relative clause about a measure or goods.
    private static boolean ofMeasure(Tokens t, int verb) {
        int k = t.is(verb - 1, "had", "has", "first") ? verb - 2 : verb - 1;
        return t.is(verb, "announced", "unveiled", "promised", "proposed")
                && t.is(k, "it", "they")
                && (t.is(k - 1, "that", "which")
                        || t.has(k - 1, "weak")
                        || t.has(k - 1, "control")
                        || t.ends(k - 1, "control")
                        || t.has(k - 1, "item"));
    }

    /// Whether the voice is that of the one who acts, and tells nothing of the act: "the ministry announced an
    /// extension of its curbs", "ARECOMS ended the embargo and announced quotas".
    private static boolean actor(Sentence s, TriggerMatch h, Speech.Frame f, Draft d) {
        Tokens t = s.t;
        Attribution.Role role = f.voice().value().role();
        if ((role != Attribution.Role.GOVERNMENT && role != Attribution.Role.OFFICIAL)
                || f.voice().by(SlotRule.SOURCE_CITING)
                || f.voice().by(SlotRule.SOURCE_STANCE)
                || !f.place().equals(d.issuer.value().place())) {
            return false;
        }
        int head = h.match().head();
        if (t.low[f.verb()].startsWith("intend") && f.verb() < head && head - f.verb() <= 3) {
            // "BIS intends to deny its request": who acts
            return true;
        }
        boolean subjectBefore = f.subjectTo() <= head
                && f.subjectFrom() >= s.clauseStart(h.match().from());
        if (h.trigger().rule().voice() == RuleSet.Voice.NOUN) {
            boolean complement = false;
            for (int i = f.verb() + 1; i < head; i++) {
                complement |= t.is(i, "that", "it", "they") || Clauses.finite(t, i);
            }
            return f.verb() < head && head - f.verb() < 6 && !complement && subjectBefore;
        }
        if (f.verb() < head
                && subjectAtAll(s, f)
                && t.is(head - 1, "that", "which")
                && (t.has(head - 2, "weak") || t.has(head - 2, "document-noun"))) {
            // "announced a set of measures that restrict exports": the announcement is the act
            return true;
        }
        // the subject first acts, then speaks
        return f.verb() >= h.match().to()
                && subjectBefore
                && (t.is(f.verb() - 1, "and", ",") || t.low[f.verb()].endsWith("ing"))
                && !t.is(f.verb() - 1, "it");
    }

    private static boolean subjectAtAll(Sentence s, Speech.Frame f) {
        return f.subjectTo() <= f.verb() && s.t.is(f.verb(), "announced", "unveiled", "published", "issued");
    }

    /// Where another part of the sentence begins, with a voice of its own.
    private static boolean parts(Sentence s, int i) {
        Tokens t = s.t;
        if (t.is(i, "but") && i + 1 < s.to && (FiniteVerbs.auxiliary(t, i + 1) || Clauses.finite(t, i + 1))) {
            // "told them that they may load ethane but may not unload it": what the same voice tells
            return false;
        }
        return s.wall[i]
                && ((t.is(i - 1, ",") && opensWithAside(s, i))
                        || t.is(i, "while", "but", "whereas", "although", "though")
                        || t.is(i - 1, ";")
                        || (t.is(i, "and") && t.is(i - 1, ",") && !t.is(i + 1, "that")));
    }

    /// "Even as China signals more permits, its grip is unlikely to loosen, analysts warn": the main clause begins at
    /// the first wall behind a comma.
    private static boolean opensWithAside(Sentence s, int wall) {
        Tokens t = s.t;
        if (!(t.is(s.from, "while", "although", "though", "whereas")
                || (t.is(s.from, "even") && t.is(s.from + 1, "as", "though", "if")))) {
            return false;
        }
        for (int i = s.from + 2; i < wall; i++) {
            if (s.wall[i] && t.is(i - 1, ",")) {
                return false;
            }
        }
        return true;
    }

    static int segmentStart(Sentence s, int token) {
        for (int i = token; i > s.from; i--) {
            if (parts(s, i)) {
                return i;
            }
        }
        return s.from;
    }

    static int segmentEnd(Sentence s, int token) {
        for (int i = token; i < s.to; i++) {
            if (parts(s, i)) {
                return i;
            }
        }
        return s.to;
    }
}
