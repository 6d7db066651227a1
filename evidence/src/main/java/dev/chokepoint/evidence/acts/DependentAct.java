package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.grammar.Clauses;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.FiniteVerbs;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import java.util.List;

/// Whether a trigger only describes or explains what another one says: "licences that let firms sell", ", so firms
/// need approval", ", adding it to a list", or a rule's own "the requirement applies from …".
final class DependentAct {
    private final DiscourseState discourse;
    private final Sentence s;
    private final Tokens t;
    private final TriggerMatch h;
    private final List<TriggerMatch> earlier;
    private final int from;
    private final int head;
    private final int clause;

    /// Whether no act has been told of in the sentence before.
    private final boolean first;

    private final boolean gerund;

    DependentAct(DiscourseState discourse, Sentence s, TriggerMatch h, List<TriggerMatch> earlier) {
        this.discourse = discourse;
        this.s = s;
        t = s.t;
        this.h = h;
        this.earlier = earlier;
        from = h.match().from();
        head = h.match().head();
        clause = s.clauseStart(from);
        first = earlier.isEmpty();
        gerund = (h.match().form() & VerbForms.ING) != 0 || t.low[head].endsWith("ing");
    }

    boolean dependent() {
        int pronoun = beforeAuxiliaries();
        if (relativeAfterEarlier(pronoun)) {
            return !Acts.complementOf(t, s, pronoun) && !Acts.ofIssuer(t, s, pronoun);
        }
        if (inPaperThatGoes() || gerundOfEarlier() || addsToEarlier() || infinitiveOfOpening() || tellsWhichOrWhen()) {
            return true;
        }
        if (gerund && (gerundOfCircumstance() || gerundOfProcedure() || gerundJudged() || whichShipments())) {
            return true;
        }
        if (gerund && head == opening()) {
            if (participial(s, h)) {
                // "Withdrawing a blanket ban on shipments, the government set a floor price"
                return false;
            }
            if (!planned()) {
                return true;
            }
        }
        return forWhatEarlierIs() || requirementOfAnother() || effectOfAnother() || effectOfKnown();
    }

    /// The token before the auxiliaries and adverbs of the verb.
    private int beforeAuxiliaries() {
        int k = head - 1;
        while (k >= s.from
                && (FiniteVerbs.auxiliary(t, k)
                        || (t.low[k].endsWith("ly") && k > s.from && t.is(k - 1, "that", "which", "who"))
                        || t.in(k, "aiming-at"))) {
            k--;
        }
        return k;
    }

    private boolean relativeAfterEarlier(int pronoun) {
        return !first
                && pronoun >= s.from
                && t.is(pronoun, "that", "which", "who")
                && earlier.getLast().match().to() > clause - 40
                && !Clauses.speech(t, Math.max(s.from, pronoun - 1));
    }

    /// "halted the clause under which tin was not to be exported", "suspended the notice, which provides that licences
    /// are refused": what a paper said that is held up or ended.
    private boolean inPaperThatGoes() {
        if (first || !earlier.getLast().trigger().rule().action().relaxes()) {
            return false;
        }
        TokenPattern.Match before = earlier.getLast().match();
        boolean paper = false;
        for (int k = before.head(); k < from; k++) {
            paper |= t.has(k, "document-noun") || t.in(k, "papers-and-clauses");
            if (t.is(k, "which", "that")
                    && k >= before.to()
                    && paper
                    && (t.is(k - 1, "under", "by") || t.in(k + 1, "saying-as-papers-do"))) {
                return !t.anyOf(k, from, "going-on-otherwise");
            }
        }
        return false;
    }

    /// Whether a gerund says how or by which rule the act before is done.
    private boolean gerundOfEarlier() {
        if (first || !gerund) {
            return false;
        }
        if (head > s.from
                && !undoes(h, earlier.getLast())
                && (t.is(head - 1, ",") || (t.is(head - 1, "by") && !t.is(head - 2, "things", "including")))) {
            return true;
        }
        if (h.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                && t.in(head - 1, "measures-and-orders")
                && !earlier.getLast().trigger().is(TriggerKind.IMPOSING)) {
            // "agreed to suspend its rule expanding the curbs": which rule
            return true;
        }
        // "revoked licences allowing Huawei to buy", "items requiring a licence": which ones
        return t.has(head - 1, "licence")
                || (h.trigger().is(TriggerKind.REQUIREMENT) && (t.within(head - 1, "item") || t.is(head - 1, "items")));
    }

    /// Whether a passive or a clause of result only goes on with the act before.
    private boolean addsToEarlier() {
        if (first) {
            return false;
        }
        if (h.trigger().is(TriggerKind.REQUIREMENT)
                && earlier.getLast().trigger().is(TriggerKind.SUBJECT_TO)) {
            // "is subject to export controls and will require a licence"
            return true;
        }
        if (t.is(from - 1, "with") && h.trigger().rule().voice() == RuleSet.Voice.PASSIVE) {
            // "is loosening its ban, with limits to be relaxed from this month"
            return true;
        }
        return t.is(clause, "so", "whereby");
    }

    /// Whether an infinitive opens the sentence or the clause.
    private boolean infinitiveOfOpening() {
        return t.is(head - 1, "to")
                && (head - 1 == s.from || head - 1 == clause)
                && h.trigger().rule().voice() == RuleSet.Voice.ACTIVE;
    }

    private boolean tellsWhichOrWhen() {
        if (!first
                && h.trigger().is(TriggerKind.MAY_EXPORT)
                && t.is(clause - 1, "that", "which")
                && !Acts.complementOf(t, s, clause - 1)) {
            // "the chips that most countries can receive": which chips
            return true;
        }
        if (h.trigger().is(TriggerKind.IS_SUBJECT) && !subjectOf(t, from, s.from)) {
            // "items subject to export regulations": which items, not that they are put under them
            return true;
        }
        // "Once the rule is rescinded, …", "Once BIS approves its licences, …": when something will hold, not that
        // it does
        return t.is(clause, "once")
                && (h.trigger().rule().voice() == RuleSet.Voice.PASSIVE
                        || h.trigger().is(TriggerKind.PERMIT));
    }

    /// Whether a gerund says when or against what the act before is done.
    private boolean gerundOfCircumstance() {
        if (first) {
            return false;
        }
        if (!h.trigger().is(TriggerKind.KEEPING) && t.is(head - 1, "while", "when", "despite", "without", "than")) {
            return true;
        }
        // "suspended a ban on approving exports": what the measure is about
        return t.is(head - 1, "on", "against") && (t.has(head - 2, "weak") || t.has(head - 2, "control"));
    }

    /// "the approach for issuing licences": how it is done, not that it is done.
    private boolean gerundOfProcedure() {
        return t.is(head - 1, "for", "of")
                // "has begun the process of removing Korea from its list": it is under way
                && !(t.is(head - 2, "process", "procedure") && t.anyOf(Math.max(s.from, head - 5), head - 2, "begun"))
                && t.in(head - 2, "grounds-and-ways");
    }

    /// "noted that imposing controls is in line with …".
    private boolean gerundJudged() {
        return (head == clause || (head == clause + 1 && t.is(clause, "and", "but", "that")))
                && head > s.from
                && isJudged(t, head, s.clauseEnd(h.match().to()));
    }

    /// "Shipments now needing a licence that were aboard may proceed": which shipments.
    private boolean whichShipments() {
        return first
                && h.trigger().is(TriggerKind.REQUIREMENT)
                && (t.has(head - 1, "export-noun") || t.has(head - 2, "export-noun") || t.within(head - 1, "item"));
    }

    /// Where the sentence proper begins, behind its quotation marks.
    private int opening() {
        int open = afterAdverbial(s, head);
        while (open < head && t.is(open, "\"", "'", "\u201c", "so", ",")) {
            open++;
        }
        return open;
    }

    /// Whether what the gerund tells is still to come or talked about.
    private boolean planned() {
        return t.anyOf(head, s.to, "not-settled-yet");
    }

    /// Whether an infinitive says what a permission or the act before is for.
    private boolean forWhatEarlierIs() {
        if (first || !t.is(head - 1, "to")) {
            return false;
        }
        if (permission(t, earlier.getLast().match(), head)) {
            // "approval from Washington to resume sales": what the permission is for
            return true;
        }
        // "introduce quotas as a way to regulate the flow of cobalt": what the act is for
        return h.trigger().rule().voice() == RuleSet.Voice.ACTIVE
                && s.clauseStart(earlier.getLast().match().from()) == clause
                && purpose(t, beforeDay(t, head - 2));
    }

    /// Whether a need of licences follows from the act before or is told of what no control covers.
    private boolean requirementOfAnother() {
        boolean continues = t.anyOf(clause, s.clauseEnd(h.match().to()), "goes-on");
        return h.trigger().is(TriggerKind.REQUIREMENT)
                && !continues
                && ((!first && !t.is(clause, "and", "but")) || Acts.hasMark(t, s.from, s.to, "not-covered"));
    }

    /// Whether a day of effect belongs to an act that other words of the sentence tell.
    private boolean effectOfAnother() {
        if (!h.trigger().is(TriggerKind.EFFECT)) {
            return false;
        }
        if (t.is(head, "effective")
                && (!first
                        || (t.is(from - 1, "a", "final") && t.is(s.from, "in", "under", "with"))
                        || (t.is(from - 1, "a", "final")
                                && t.anyOf(Math.max(s.from, from - 6), from, "said-or-announced")))) {
            // "expanded its controls, with new requirements, effective Monday", "said in a final rule effective today"
            return true;
        }
        if (t.is(head, "effective") && t.is(s.from, "in", "under", "with", "by") && from - s.from <= 3) {
            // "In two rules effective August 17, BIS adds …"
            return true;
        }
        // "Under a rule effective 15 April, …": the act is told in what follows
        return t.is(from - 1, "under") || (t.is(from - 2, "under") && t.is(from - 1, "a", "the", "its", "new"));
    }

    /// Whether "the ban took effect" tells of a measure that has been told of.
    private boolean effectOfKnown() {
        if (!h.trigger().is(TriggerKind.EFFECT) && !h.trigger().is(TriggerKind.STANDING)) {
            return false;
        }
        if (!bareSubject() || imposedBefore(t, from, head)) {
            // "may ease its ban on exports. The ban took effect in June": the act that is to be undone
            return false;
        }
        boolean named = Acts.hasMark(t, from, head, "control");
        return h.trigger().is(TriggerKind.STANDING) ? !first : !discourse.drafts.isEmpty() || !first || !named;
    }

    /// Whether the subject points to a measure without saying what it covers: "the ban", "these new rules".
    private boolean bareSubject() {
        boolean fresh = (t.in(from - 1, "revised") || t.is(from - 1, "final", "interim"))
                && t.is(from - 2, "the", "these", "its");
        boolean bare = fresh || t.is(from - 1, "the", "these", "this", "its") || t.is(from, "it");
        for (int i = from; i < head; i++) {
            bare &= !t.has(i, "item")
                    && !t.has(i, "place")
                    && !t.has(i, "entity")
                    && !t.has(i, "export")
                    && !t.has(i, "quantity");
        }
        return bare;
    }

    private static boolean subjectOf(Tokens t, int from, int limit) {
        for (int k = from - 1; k >= Math.max(limit, from - 4); k--) {
            if (t.has(k, "be") || FiniteVerbs.auxiliary(t, k) || t.in(k, "become")) {
                return true;
            }
        }
        return false;
    }

    /// "decided on June 21, 2025 to extend": the token before a day that stands between a verb and its infinitive.
    private static int beforeDay(Tokens t, int at) {
        int k = at;
        while (k > 0 && t.dated.get(k)) {
            k--;
        }
        return k < at && t.is(k, "on", "in") ? k - 1 : k;
    }

    /// Whether an infinitive after the token says what something is for: after a noun, not after "plans" or "agreed".
    private static boolean purpose(Tokens t, int before) {
        for (String c :
                List.of("plan", "prepare", "consider", "think", "speech", "stance", "order", "demand", "request")) {
            if (t.has(before, c)) {
                return false;
            }
        }
        return !t.in(before, "governing-infinitives");
    }

    /// Whether a control that only relaxing acts were told of took effect.
    private boolean imposedBefore(Tokens t, int from, int head) {
        return t.is(head, "took", "came", "entered", "went")
                && t.anyOf(from, head, "controls-that-stop")
                && !discourse.drafts.isEmpty()
                && discourse.drafts.stream()
                        .allMatch(d -> d.action.value() == Action.EASE
                                || d.action.value() == Action.LIFT
                                || d.action.value() == Action.EXTEND);
    }

    /// Whether a participle opens the sentence and the one who acts follows its comma.
    private static boolean participial(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        for (int i = h.match().to(); i + 1 < Math.min(s.to, h.match().to() + 16); i++) {
            if (t.is(i, ",")) {
                int k = t.is(i + 1, "the", "its") ? i + 2 : i + 1;
                return k < s.to
                        && (t.has(k, "place") || t.has(k, "body") || t.has(k, "government-noun") || t.is(k, "it"));
            }
            if (Clauses.finite(t, i)) {
                return false;
            }
        }
        return false;
    }

    /// "imposed a ban in September, lifting it after two months": an act of its own.
    private static boolean undoes(TriggerMatch h, TriggerMatch before) {
        Action act = h.trigger().rule().action();
        return act == Action.LIFT && !before.trigger().rule().action().relaxes();
    }

    /// "In a surprise to traders, withdrawing the licences …": where the sentence proper begins.
    private static int afterAdverbial(Sentence s, int head) {
        Tokens t = s.t;
        if (!t.is(s.from, "in", "at", "with", "for", "after", "under", "despite", "amid", "like", "unlike")) {
            return s.from;
        }
        for (int k = s.from + 1; k < Math.min(head, s.from + 12) && !Clauses.finite(t, k); k++) {
            if (t.is(k, ",")) {
                return k + 1;
            }
        }
        return s.from;
    }

    /// Whether a clause that begins with a gerund says something about it: "is in line with practice".
    private static boolean isJudged(Tokens t, int from, int to) {
        for (int i = from + 1; i < to && !t.is(i, "that", "which", "who"); i++) {
            if (t.is(i, "is", "was", "would", "remains", "did", "does")) {
                return !t.is(i + 1, "expected", "likely", "planned", "under", "being", "not");
            }
        }
        return false;
    }

    private static boolean permission(Tokens t, TokenPattern.Match before, int head) {
        if (head - before.to() > 8 || before.to() > head) {
            return false;
        }
        for (int i = before.to(); i < head; i++) {
            if (Clauses.finite(t, i) || t.is(i, ",", "and", "but")) {
                return false;
            }
        }
        return t.has(before.to() - 1, "licence")
                || t.in(before.to() - 1, "consents")
                || t.is(before.to() - 1, "for", "to");
    }
}
