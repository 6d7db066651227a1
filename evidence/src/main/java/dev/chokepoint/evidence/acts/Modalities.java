package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.lexicon.Tokens;
import dev.chokepoint.evidence.lexicon.VerbForms;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.PatternIndex;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.patterns.WordTest;
import dev.chokepoint.evidence.text.Span;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads from the cues around an act whether it is done, planned, hinted, denied and so on.
public final class Modalities {
    private final CompiledRules rules;
    private final PatternIndex.Starts starts;
    private @Nullable Sentence scanned;

    public Modalities(DiscourseState discourse, CompiledRules rules) {
        this.rules = rules;
        starts = rules.cueIndex().starts();
    }

    // ---- cues

    /// What the cues around an act say.
    ///
    /// @param effect a modality's code, or `deny`, `none`; empty where no cue says anything
    /// @param rule the id of the cue; empty where there is none
    /// @param grounds what that cue says beyond the modality
    public record Sense(
            String effect, String rule, Set<ModalityGround> grounds, Span span, boolean opinion, boolean threat) {}

    public Sense modality(Sentence s, TriggerMatch h) {
        Tokens t = s.t;
        int head = Math.min(h.match().head(), h.match().from());
        int headTok = h.match().head();
        boolean opinion = false;
        boolean threat = false;
        String effect = "";
        String rule = "";
        Set<ModalityGround> grounds = Set.of();
        Span span = t.span(headTok, Math.max(headTok + 1, h.match().headTo()));
        if (scanned != s) {
            starts.scan(t, s.from, s.to);
            scanned = s;
        }
        for (int c = 0; c < rules.cues().size(); c++) {
            if (starts.count(c) == 0) {
                continue;
            }
            CompiledRules.Cue cue = rules.cues().get(c);
            if (!cue.pattern().canMatch(s.contents)) {
                continue;
            }
            RuleSet.CueRule r = cue.rule();
            boolean across = r.across();
            if (!r.with().isEmpty() && !t.holdsAny(s.from, s.to, r.with())) {
                continue;
            }
            int cs = s.clauseStart(head);
            // "expects no change to what it said in December, when Washington announced curbs": told beside
            boolean beside = t.is(cs, "when") && t.is(cs - 1, ",") && cs > s.from;
            int lo = r.after() ? h.match().headTo() : across && !beside ? s.from : cs;
            int hi = r.after() ? (across ? s.to : s.clauseEnd(h.match().to())) : headTok;
            if (h.trigger().rule().voice() != RuleSet.Voice.ACTIVE && !r.after()) {
                hi = Math.max(hi, headTok);
            }
            if (hi <= lo) {
                continue;
            }
            boolean[] wall = across ? s.open() : s.wall;
            for (int n = 0; n < starts.count(c); n++) {
                int at = starts.at(c, n);
                TokenPattern.Match m =
                        at < lo || at >= hi ? null : cue.pattern().matchAt(t, at, hi, wall);
                if (m == null || (t.is(m.from() - 1, "as", "than") && t.is(m.from(), "expected", "planned", "hoped"))) {
                    // "as expected": what came about
                    continue;
                }
                if (cue.grounds().contains(ModalityGround.MIGHT)
                        && m.from() >= h.match().from()
                        && (h.trigger().is(TriggerKind.OWN_MAY)
                                || (m.from() == h.match().from()
                                        && !h.trigger().rule().modality().equals("verb"))
                                || h.trigger().rule().modality().equals(Modality.IN_FORCE.code()))) {
                    // "shipments may still proceed": the rule's own word
                    continue;
                }
                if (but(cue, s, m, headTok)) {
                    continue;
                }
                int gap = r.after() ? m.from() - h.match().headTo() : headTok - m.to();
                if (r.effect().equals("none")
                        && !r.after()
                        && m.to() <= h.match().from()) {
                    // "talks on the export controls go on": what is talked about stands before the verb
                    gap = h.match().from() - m.to();
                }
                if (gap < 0 || gap > r.within()) {
                    continue;
                }
                switch (r.effect()) {
                    case "opinion" -> opinion = true;
                    case "threaten" -> {
                        threat = true;
                        if (rule.isEmpty()) {
                            rule = r.id();
                            grounds = cue.grounds();
                        }
                    }
                    default -> {
                        if (effect.isEmpty()) {
                            effect = r.effect();
                            if (!threat) {
                                rule = r.id();
                                grounds = cue.grounds();
                            }
                            span = t.span(m.from(), m.to());
                        }
                    }
                }
                break;
            }
        }
        return new Sense(effect, rule, grounds, span, opinion, threat);
    }

    /// Whether the words around a cue show that it means something else.
    private static boolean but(CompiledRules.Cue cue, Sentence s, TokenPattern.Match m, int head) {
        if (cue.unless().isEmpty()) {
            return false;
        }
        TokenPattern.Match around = new TokenPattern.Match(m.from(), m.to(), head, head + 1, 0);
        Reach clause = new Reach(s.clauseStart(m.from()), s.clauseEnd(m.to()));
        for (WordTest w : cue.unless()) {
            if (w.holds(s.t, s.whole, around, clause)) {
                return true;
            }
        }
        return false;
    }

    static Modality byForm(Tokens t, TriggerMatch h) {
        String m = h.trigger().rule().modality();
        if (!m.equals("verb")) {
            return Modality.find(m).orElse(Modality.DONE);
        }
        String verb = t.low[h.match().head()];
        if (verb.startsWith("propos") || verb.startsWith("consider") || verb.startsWith("weigh")) {
            // what is proposed or considered has not been decided
            return Modality.HINTED;
        }
        int form = h.match().form();
        int head = h.match().head();
        int to = head - 1;
        while (to > 0 && (t.is(to, "further", "also", "again", "temporarily") || t.low[to].endsWith("ly"))) {
            to--;
        }
        if (form == VerbForms.BASE && head > 0 && t.is(to, "to")) {
            for (int k = to - 1; k >= Math.max(0, to - 6) && !t.is(k, ",", ";", "."); k--) {
                if (t.in(k, "ordered-to")) {
                    // "has ordered its police to stop the firm from exporting ore"
                    return Modality.DONE;
                }
            }
            return Modality.PLANNED;
        }
        // a word that the pattern spells out has no form of its own
        boolean bare = form == VerbForms.BASE
                // "will abolish the curbs and put others in their place"
                || t.in(head, "verbs-of-one-form")
                || (form == 0 && !verb.endsWith("s") && !verb.endsWith("ed") && !verb.endsWith("ing"));
        boolean coordinated = bare && head > 1 && t.is(head - 1, "and", "or", "then", "also", ",");
        boolean participle = (form & VerbForms.ING) != 0
                && head > 1
                && (t.has(head - 1, "weak") || t.has(head - 1, "document-noun"));
        if (coordinated || participle) {
            // "will ban exports of ore and allow those of metal", "would draw up a policy banning exports": one modal
            // for both
            for (int k = head - 2; k >= Math.max(0, head - 25); k--) {
                if (t.is(k, ";") || (t.is(k, ".") && !Character.isDigit(t.low[k + 1].charAt(0)))) {
                    break;
                }
                if (t.is(k, "will", "would", "shall", "'ll")
                        || (t.is(k, "to") && t.has(k - 1, "plan"))
                        || (participle && t.is(k, "plan", "plans", "planning", "intends"))) {
                    return Modality.PLANNED;
                }
                if (t.is(k, "may", "might", "could")) {
                    return Modality.HINTED;
                }
                if (coordinated && t.is(k, "has", "have", "had", "is", "are", "was", "were")) {
                    break;
                }
            }
        }
        return Modality.DONE;
    }
}
