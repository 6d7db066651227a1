package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.IssuingVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import dev.chokepoint.evidence.patterns.PatternIndex;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the words of a sentence that tell of an act on a control, and drops those that only explain another.
public final class Acts {
    private final DiscourseState discourse;
    private final CompiledRules rules;
    private final PatternIndex.Starts starts;

    public Acts(DiscourseState discourse, CompiledRules rules) {
        this.discourse = discourse;
        this.rules = rules;
        starts = rules.triggerIndex().starts();
    }

    // ---- triggers

    public List<TriggerMatch> hits(Sentence s) {
        List<TriggerMatch> all = new ArrayList<>();
        starts.scan(s.t, s.from, s.to);
        for (int k = 0; k < starts.patterns(); k++) {
            int p = starts.pattern(k);
            CompiledRules.Trigger trigger = rules.triggers().get(p);
            if (!trigger.pattern().canMatch(s.contents)) {
                continue;
            }
            for (int n = 0; n < starts.count(p); n++) {
                TokenPattern.Match m = trigger.pattern().matchAt(s.t, starts.at(p, n), s.to, s.wall);
                if (m != null) {
                    all.add(new TriggerMatch(trigger, m));
                }
            }
        }
        List<TriggerMatch> found = List.copyOf(all);
        all.sort(Comparator.comparing((TriggerMatch h) -> describesMeasure(s, h) || subjectOfPassive(h, found))
                .thenComparingInt(h -> h.trigger().rank())
                .thenComparingInt(h -> h.match().to() - h.match().from())
                .thenComparingInt(h -> h.match().from()));
        List<TriggerMatch> kept = new ArrayList<>();
        for (TriggerMatch h : all) {
            boolean free = !governsGerund(s, h, all) && !insideNounPhrase(s, h);
            for (TriggerMatch k : kept) {
                free &= !k.overlaps(h);
            }
            if (free && exportContext(s, h) && !emptied(s, h)) {
                kept.add(h);
            }
        }
        kept.sort(Comparator.comparingInt(h -> h.match().from()));
        List<TriggerMatch> out = new ArrayList<>(kept.size());
        for (TriggerMatch h : kept) {
            if (!out.isEmpty() && tellsTheRule(s, out.getLast(), h)) {
                // "introduced rules that will allow exports": what the rules do is the act
                out.set(out.size() - 1, h);
            } else if (!new DependentAct(discourse, s, h, out).dependent()) {
                out.add(h);
            }
        }
        return out;
    }

    /// Whether the words around a hit show that nobody does anything: what is no act hides none beside it.
    private static boolean emptied(Sentence s, TriggerMatch h) {
        if (h.trigger().emptying().isEmpty()) {
            return false;
        }
        Reach clause =
                new Reach(s.clauseStart(h.match().from()), s.clauseEnd(h.match().to()));
        for (Context c : h.trigger().emptying()) {
            if (c.around(s, h, clause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean tellsAfter(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.is(i, "that", "which") && t.is(i - 1, ",")) {
                return true;
            }
        }
        return false;
    }

    /// "the tightening of export controls would be suspended": what a noun phrase tells yields to what is done with
    /// it.
    private static boolean subjectOfPassive(TriggerMatch h, List<TriggerMatch> all) {
        if (h.trigger().rule().voice() != RuleSet.Voice.NOUN) {
            return false;
        }
        for (TriggerMatch o : all) {
            if (o.overlaps(h)
                    && o.trigger().rule().voice() == RuleSet.Voice.PASSIVE
                    && o.match().head() > h.match().head()
                    && o.match().head() >= h.match().to()) {
                return true;
            }
        }
        return false;
    }

    /// "Rules that give preferential treatment have been suspended": what a measure is about yields to what is done
    /// with it.
    private static boolean describesMeasure(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        int k = h.match().head() - 1;
        while (k > s.from && (FiniteVerbs.auxiliary(t, k) || t.is(k, "also", "now", "formerly", "already", "been"))) {
            k--;
        }
        if (h.trigger().is(TriggerKind.TAKES_EFFECT)
                && t.is(h.match().head(), "effective")
                && tellsAfter(t, h.match().to(), Math.min(s.to, h.match().to() + 8))) {
            // "a rule, effective January 15, that implements …": what it does is the act
            return true;
        }
        if (k == h.match().head() - 1
                && t.is(h.match().head(), "giving", "granting")
                && t.is(k, "rules", "regulations", "measures")) {
            // "rules giving Hong Kong preferential treatment are suspended"
            return true;
        }
        return k > s.from
                && t.is(k, "that", "which")
                && !issued(t, s.from, k)
                && (t.in(k - 1, "measures-and-licences") || (t.is(k - 1, ",") && t.in(k - 2, "measures-and-policies")));
    }

    /// "released a final rule that rescinds …": the rule is no subject of what follows.
    private static boolean issued(Tokens t, int from, int that) {
        int near = Math.max(from, that - 6);
        return IssuingVerbs.anyIssued(t, near, that) || t.holds(near, that, "issues");
    }

    /// "the suspended measures", "the July ban, overseas shipments …": after a determiner a participle or a bare form
    /// tells which measure is meant, not what is done to it.
    private static boolean insideNounPhrase(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        RuleSet.TriggerRule rule = h.trigger().rule();
        if (rule.voice() != RuleSet.Voice.ACTIVE
                || !rule.modality().equals("verb")
                || h.match().head() <= s.from) {
            return false;
        }
        int form = h.match().form();
        for (int i = Math.max(s.from, h.match().head() - 3); i < h.match().head(); i++) {
            for (Tokens.Mark x : t.marksAt(i)) {
                if (x.cls().equals("item") && x.to() > h.match().head()) {
                    // "exports of aluminium scrap": a word of the goods
                    return true;
                }
            }
        }
        int k = h.match().head() - 1;
        while (k > s.from && t.low[k].endsWith("ly")) {
            k--;
        }
        boolean quotedAdjective = t.is(h.match().head() - 1, "\"", "'", "\u201c")
                && t.is(h.match().head() - 2, "of", "the", "and");
        boolean determiner = quotedAdjective
                || t.is(k, "the", "a", "an", "its", "their", "these", "those", "such", "'s")
                || (t.is(k, "some", "any", "several") && h.match().head() == k + 1);
        if ((form & VerbForms.ING) != 0) {
            return false;
        }
        if (t.low[h.match().head()].endsWith("ed")
                && t.is(k, "of", "by", "for", "with", "from", "on", "against", "at")
                && (t.has(h.match().head() + 1, "party-noun")
                        || t.has(h.match().head() + 1, "item")
                        || t.has(h.match().head() + 1, "place"))) {
            // "affiliates of blacklisted companies"
            return true;
        }
        if (t.is(h.match().head() - 1, "to") && t.is(h.match().head() - 2, "subject")) {
            // "subject to lower level controls"
            return true;
        }
        boolean before = t.is(h.match().head() - 1, "previously", "formerly", "newly");
        if (before && determiner) {
            // "its previously restricted H20 chips", whatever else the form can be
            return true;
        }
        if ((form & (VerbForms.PARTICIPLE | VerbForms.PAST)) != 0 && quotedAdjective) {
            // "removed 4 categories of "prohibited" technologies"
            return true;
        }
        if ((form & VerbForms.PARTICIPLE) != 0 || (form == 0 && t.low[h.match().head()].endsWith("ed"))) {
            return determiner
                    || (before
                            && !FiniteVerbs.auxiliary(t, Math.max(0, h.match().head() - 2))
                            && !t.is(h.match().head() - 2, "having")
                            && k >= s.from
                            && !t.has(k, "place")
                            && !t.has(k, "body"));
        }
        boolean month = false;
        for (Sentence.DateMark w : s.dates) {
            month |= w.to() == k + 1 && t.is(w.from() - 1, "the");
        }
        return form == VerbForms.BASE && (determiner || month);
    }

    /// "issued a final rule relaxing export controls": the verb of issuing governs a paper, and what the paper does to
    /// the controls is the act.
    private static boolean governsGerund(Sentence s, TriggerMatch h, List<TriggerMatch> all) {
        Tokens t = s.t;
        if (h.trigger().rule().voice() != RuleSet.Voice.ACTIVE) {
            return false;
        }
        for (TriggerMatch o : all) {
            int head = o.match().head();
            if (head > h.match().head() + 1
                    && head < h.match().to()
                    && (t.low[head].endsWith("ing") || t.is(head - 1, "that", "which"))
                    && o.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                    && !t.has(head, "control")
                    && !t.has(head, "licence")
                    && (paper(t, beforeDate(t, head - 1))
                            || (t.is(head - 1, "that", "which")
                                    && paperFirst(t, h.match().head(), head - 1)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean paper(Tokens t, int at) {
        return t.has(at, "document-noun") || t.in(at, "papers-and-measures");
    }

    /// "a final rule, effective September 2, 2025, relaxing …": the noun before the aside.
    private static int beforeDate(Tokens t, int at) {
        if (!t.is(at, ",") || !t.dated.get(Math.max(0, at - 1))) {
            return at;
        }
        int k = at - 1;
        while (k > 0 && (t.dated.get(k) || t.is(k, ",", "on", "from", "of", "as") || t.has(k, "take-effect"))) {
            if (t.is(k, ",") && !t.dated.get(k - 1)) {
                return k - 1;
            }
            k--;
        }
        return k;
    }

    /// "released rules on Friday that ban …": the object of the first verb is a paper.
    private static boolean paperFirst(Tokens t, int verb, int relative) {
        for (int k = verb + 1; k < Math.min(relative, verb + 4); k++) {
            if (t.has(k, "document-noun") || t.in(k, "laws-and-measures")) {
                return true;
            }
            if (t.has(k, "export") || t.has(k, "control") || t.has(k, "item")) {
                return false;
            }
        }
        return false;
    }

    /// "new rules that will allow exports": a general word for a measure, and what the measure does.
    private static boolean tellsTheRule(Sentence s, TriggerMatch measure, TriggerMatch act) {
        Tokens t = s.t;
        int end = measure.match().to();
        if (t.is(end - 1, "on", "for")) {
            end--;
        }
        boolean general = measure.trigger().rule().action() == Action.IMPOSE
                && measure.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                && t.in(end - 1, "regimes-and-measures");
        for (Sentence.DateMark w : s.dates) {
            // "new rules on Thursday that …"
            if (w.from() == end || (w.from() == end + 1 && t.is(end, "on", "in", "last"))) {
                end = w.to();
            }
        }
        if (!general || !t.is(end, "that", "which", "to", "allowing", "letting", "permitting")) {
            return false;
        }
        return act.match().from() - end <= 3 && act.trigger().rule().action().relaxes();
    }

    /// "the US, which had brought in controls": what an authority or a country did, told in an aside.
    public static boolean ofIssuer(Tokens t, Sentence s, int relative) {
        int end = relative;
        if (end > s.from && t.is(end - 1, ",")) {
            end--;
        }
        for (int i = Math.max(s.from, end - 5); i < end; i++) {
            for (Tokens.Mark m : t.marksAt(i)) {
                if (m.to() == end && (m.cls().equals("place") || m.cls().equals("body"))) {
                    return end < relative || m.cls().equals("body");
                }
            }
        }
        return false;
    }

    static boolean complementOf(Tokens t, Sentence s, int that) {
        for (int i = Math.max(s.from, that - 6); i < that; i++) {
            if (Clauses.speech(t, i)) {
                return true;
            }
        }
        return false;
    }

    static boolean hasMark(Tokens t, int from, int to, String cls) {
        for (int i = from; i < to; i++) {
            if (t.has(i, cls)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a rule on weak words ("restrictions", "the ban") stands where trade controls are talked about, and not
    /// tariffs, imports, visas or money.
    boolean exportContext(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        TokenPattern.Match m = h.match();
        int ce = s.clauseEnd(m.to());
        if (ofOtherTrade(t, m) || comesIn(s, h, ce) || otherGoalFollows(t, m, ce)) {
            return false;
        }
        if (h.trigger().is(TriggerKind.ELLIPSIS)) {
            // "the rule lapses but may be extended": the measure stands earlier in the sentence
            return measureIn(t, s.from, m.from()) && discourse.talksOfExports();
        }
        if (h.trigger().is(TriggerKind.THE_LIST)) {
            return listOfControls();
        }
        if (h.trigger().is(TriggerKind.NOT_EXTENDED) && !discourse.drafts.isEmpty()) {
            // what a measure told before leaves out belongs to it; a destination that is let off is told of by itself
            return destination(t, m, ce);
        }
        if (discourse.toldOther && weakWords(t, m) && !exportsIn(t, s.from, s.to)) {
            // "had forbidden imports of wheat; that measure was renewed": what was told before is no export control
            return false;
        }
        if (discourse.otherTrade
                && h.trigger().rule().action() == Action.EXEMPT
                && !controlIn(t, s.from, s.to)
                && !controlledThingIn(t, s.clauseStart(m.from()), ce)) {
            // "cranes ordered before May 14 are exempt": from the tariff that all of it is about
            return false;
        }
        if (h.trigger().is(TriggerKind.HALTED) && ofParty(t, m)) {
            // "the intervention over chip maker Nexperia is suspended": no goods are
            return false;
        }
        if (h.trigger().is(TriggerKind.LIST_ADDED)) {
            // "A total of 601 entities were added": to a list told of before
            return discourse.drafts.stream().anyMatch(d -> d.trigger.is(TriggerKind.LISTING));
        }
        if (h.trigger().is(TriggerKind.PERMIT_NEEDED) && !tradesIn(s)) {
            // "firms that need mineral licences": no licence to export
            return false;
        }
        return !weakWords(t, m)
                || controlledThingIn(t, s.clauseStart(m.from()), ce)
                || controlIn(t, s.from, s.to)
                || !discourse.drafts.isEmpty()
                || discourse.talksOfExports();
    }

    /// Whether the trigger itself names imports or another kind of measure and no exports.
    private static boolean ofOtherTrade(Tokens t, TokenPattern.Match m) {
        int last = m.from();
        for (int i = m.from(); i < m.to(); i++) {
            // "scrapped the floor price and the ban": what stands last counts
            if (t.is(i, "and", "or", ",", "with", "plus")) {
                last = i;
            }
        }
        boolean exports = false;
        boolean imports = false;
        for (int i = last; i < m.to(); i++) {
            if (t.within(i, "other-measure")) {
                return true;
            }
            exports |= t.low[i].contains("export");
            imports |= t.low[i].startsWith("import");
        }
        for (int i = m.from(); i < last && !exports && !imports; i++) {
            // "the ban on imports of wheat by road, rail and water was extended"
            exports = t.low[i].contains("export");
            imports = t.low[i].startsWith("import");
        }
        return imports && !exports;
    }

    /// "restrictions on imports": whether something other than exports follows a weak noun.
    private static boolean otherGoalFollows(Tokens t, TokenPattern.Match m, int end) {
        int limit = Math.min(end, m.to() + 5);
        for (int i = m.to(); i < limit; i++) {
            if (t.has(i, "other-goal")
                    && !(t.is(i, "persons", "people", "individuals") && t.is(i - 1, "u.s.", "american", "us"))
                    && !(t.is(i - 1, "and") && t.has(i - 2, "export"))) {
                // but "a licence for U.S. persons who …", "all exports and imports"
                return true;
            }
            if (t.is(i, ",")) {
                return false;
            }
        }
        return false;
    }

    /// Whether a sentence tells of imports or tariffs and of no exports.
    public static boolean tellsOfOtherTrade(Sentence s) {
        boolean other = false;
        for (int i = s.from; i < s.to; i++) {
            other |= s.t.has(i, "other-measure") || s.t.low[i].startsWith("import");
        }
        return other && !exportsIn(s.t, s.from, s.to);
    }

    private static boolean exportsIn(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.low[i].contains("export") || t.has(i, "export-noun") || t.has(i, "licence")) {
                return true;
            }
        }
        return false;
    }

    private static boolean measureIn(Tokens t, int from, int to) {
        boolean measure = false;
        for (int i = from; i < to; i++) {
            measure |= t.has(i, "control") || t.has(i, "weak") || t.has(i, "exemption");
        }
        return measure;
    }

    /// "put Huawei on the list": whether the article has said which list.
    private boolean listOfControls() {
        String low = discourse.lowerText();
        return low.contains("entity list")
                || low.contains("restriction list")
                || low.contains("restricted list")
                || low.contains("export list")
                || low.contains("control list")
                || low.contains("blacklist")
                || low.contains("unverified list")
                || low.contains("entities list")
                || low.contains("user list")
                || (!discourse.drafts.isEmpty() && (low.contains("list of goods") || low.contains("list of items")));
    }

    /// Whether a trigger says no more than "the ban", "the rules", so that what stands around must say which.
    private static boolean weakWords(Tokens t, TokenPattern.Match m) {
        boolean strong = false;
        boolean weak = false;
        for (int i = m.from(); i < m.to(); i++) {
            weak |= t.has(i, "weak") || t.has(i, "paper") || t.is(i, "them", "it", "follow");
            strong |= t.is(i, "controls", "curbs") && t.is(i + 1, "on", "over");
            strong |= t.is(i, "group", "groups") && t.is(i - 1, "country");
            strong |= t.has(i, "control") || t.has(i, "export") || t.has(i, "licence") || t.has(i, "register");
        }
        return weak && !strong;
    }

    private static boolean controlledThingIn(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "control")
                    || t.has(i, "export")
                    || t.has(i, "licence")
                    || t.has(i, "item")
                    || t.has(i, "register")
                    || t.has(i, "entity")) {
                return true;
            }
        }
        return false;
    }

    private static boolean controlIn(Tokens t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (t.has(i, "control") || t.has(i, "licence") || t.has(i, "register") || t.has(i, "item")) {
                return true;
            }
        }
        return false;
    }

    /// "its ban on farm goods from Malawi": what comes in from others, where nobody speaks of exports.
    private static boolean comesIn(Sentence s, TriggerMatch h, int end) {
        Tokens t = s.t;
        int on = h.match().to();
        if (!t.is(on, "on") && !t.is(on - 1, "on")) {
            return false;
        }
        for (int i = h.match().from(); i < Math.min(end, on + 9); i++) {
            if (t.low[i].contains("export") || t.has(i, "export-noun") || t.has(i, "licence") || t.is(i, ",")) {
                return false;
            }
            if (i > on && t.is(i, "from") && (t.has(i + 1, "place") || (t.is(i + 1, "the") && t.has(i + 2, "place")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofParty(Tokens t, TokenPattern.Match m) {
        for (Tokens.Mark k : t.marksAt(m.from())) {
            if (k.cls().equals("item") && t.has(k.to(), "party-noun")) {
                return true;
            }
        }
        return false;
    }

    /// "does not apply to exports to Laos and Myanmar".
    private static boolean destination(Tokens t, TokenPattern.Match m, int end) {
        for (int i = m.head(); i + 1 < end; i++) {
            if (t.has(i, "export-noun") && t.is(i + 1, "to")) {
                for (int k = i + 2; k < Math.min(end, i + 10); k++) {
                    if (t.has(k, "place")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean tradesIn(Sentence s) {
        for (int i = s.from; i < s.to; i++) {
            if (s.t.has(i, "export")
                    || s.t.has(i, "ship-verb")
                    || s.t.has(i, "entity")
                    || s.t.has(i, "item")
                    || s.t.has(i, "control")
                    || s.t.has(i, "register")
                    || s.t.low[i].contains("export")
                    || s.t.is(i, "abroad", "overseas")) {
                return true;
            }
        }
        return false;
    }
}
