package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.text.Span;
import java.util.List;
import java.util.Optional;

/// How real an act is, by the words before its verb.
final class Realness {
    private final Formulas formulas;
    private final String text;

    /// What was found.
    ///
    /// @param condition what it depends on
    record Read(Slot<Action> action, Slot<Modality> modality, Optional<Span> condition) {}

    Realness(String masked, Formulas formulas) {
        text = masked;
        this.formulas = formulas;
    }

    /// @param decided whether the document is itself the act, as a notice is
    Read of(Formulas.Match act, Layout.Sentence s, Span clause, boolean decided) {
        Span words = Span.of(act.start(), act.end());
        Slot<Action> action = Slot.of(act.act().action(), words, act.act().id());
        if (act.act().modality().isPresent()) {
            return new Read(
                    action, Slot.of(act.act().modality().get(), words, act.act().id()), Optional.empty());
        }
        Optional<Span> condition = condition(s, clause);
        // "takes X off the list": the verb comes last, what says how real it is stands before the object
        int end = formulas.has("ba", text.substring(act.start(), act.end())) ? act.start() : act.verb();
        List<Formulas.CueMatch> near = formulas.cues(text, clause.start(), Math.max(clause.start(), end));
        Optional<Formulas.CueMatch> cue = strongest(near);
        if (cue.isEmpty() && !formulas.has("already", text.substring(clause.start(), act.end()))) {
            cue = governing(s, clause).or(() -> shared(s, clause));
        } else if (cue.filter(c -> c.cue().effect() == ChineseRules.Effect.PLANNED)
                .isPresent()) {
            // "those in the know expect, the ministry will relax": what is expected is no plan
            cue = governing(s, clause)
                    .filter(c ->
                            c.cue().effect() == ChineseRules.Effect.EXPECTED && text.startsWith(AFTER_VERB, c.end()))
                    .or(() -> strongest(near));
        }
        if (condition.isPresent() && (cue.isEmpty() || cue.get().cue().effect() != ChineseRules.Effect.DENIED)) {
            return new Read(action, Slot.of(Modality.CONDITIONAL, condition.get(), "zh-condition"), condition);
        }
        Span behind = Span.of(act.end(), Math.max(act.end(), clause.end()));
        if (cue.isEmpty() && formulas.has("plan-behind", behind.in(text))) {
            return new Read(action, Slot.of(Modality.PLANNED, behind, "zh-plan-behind"), Optional.empty());
        }
        if (cue.isEmpty()) {
            return new Read(action, Slot.of(Modality.DONE, words, "zh-told-as-done"), Optional.empty());
        }
        ChineseRules.Cue c = cue.get().cue();
        Span at = Span.of(cue.get().start(), cue.get().end());
        if (decided && c.effect().compareTo(ChineseRules.Effect.THREAT) >= 0) {
            return read(action, Modality.DONE, at, c);
        }
        return switch (c.effect()) {
            case DENIED -> read(action, Modality.DENIED, at, c);
            case STILL ->
                action.value().relaxes()
                        ? read(Slot.of(Action.IMPOSE, words, act.act().id()), Modality.IN_FORCE, at, c)
                        : read(action, Modality.DENIED, at, c);
            case CONDITION -> new Read(action, Slot.of(Modality.CONDITIONAL, at, c.id()), Optional.of(clause));
            case THREAT ->
                action.value().relaxes()
                        ? read(action, Modality.PLANNED, at, c)
                        : read(Slot.of(Action.THREATEN, words, act.act().id()), Modality.PLANNED, at, c);
            case HINTED -> read(action, Modality.HINTED, at, c);
            case EXPECTED -> read(action, Modality.EXPECTED, at, c);
            case PLANNED -> read(action, Modality.PLANNED, at, c);
        };
    }

    private static Read read(Slot<Action> action, Modality modality, Span at, ChineseRules.Cue cue) {
        return new Read(action, Slot.of(modality, at, cue.id()), Optional.empty());
    }

    /// Of several cues the one that takes most reality away; a plan that is denied is denied.
    private static Optional<Formulas.CueMatch> strongest(List<Formulas.CueMatch> cues) {
        Formulas.CueMatch best = null;
        for (Formulas.CueMatch c : cues) {
            if (best == null || c.cue().effect().compareTo(best.cue().effect()) < 0) {
                best = c;
            }
        }
        return Optional.ofNullable(best);
    }

    /// A cue of an earlier clause that holds on: the last one behind which nobody else begins to speak.
    private Optional<Formulas.CueMatch> governing(Layout.Sentence s, Span clause) {
        int from = s.span().start();
        for (Span c : s.clauses()) {
            if (c.end() <= clause.start() && text.charAt(c.end()) == SEMICOLON) {
                from = c.end() + 1;
            }
        }
        Formulas.CueMatch last = null;
        for (Formulas.CueMatch c : formulas.cues(text, from, clause.start())) {
            if (c.cue().governs()) {
                last = c;
            }
        }
        if (last != null) {
            int reset = last.end();
            String between = text.substring(reset, clause.start());
            if (formulas.has("new-voice", between)) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(last);
    }

    /// "will raise duties on D, and on the same day restrict exports": a plan holds for the clause that "and" joins to
    /// it.
    private Optional<Formulas.CueMatch> shared(Layout.Sentence s, Span clause) {
        int index = s.clauses().indexOf(clause);
        if (index <= 0 || !formulas.has("joined-clause", clause.in(text))) {
            return Optional.empty();
        }
        Span before = s.clauses().get(index - 1);
        if (text.charAt(before.end()) != COMMA || formulas.has("already", before.in(text))) {
            return Optional.empty();
        }
        return formulas.cues(text, before.start(), before.end()).stream()
                .filter(q -> q.cue().effect() == ChineseRules.Effect.PLANNED)
                .reduce((a, b) -> b);
    }

    private static final String AFTER_VERB = "\uff0c";

    private static final char COMMA = '\uff0c';

    private static final char SEMICOLON = '\uff1b';

    /// The clause that states a condition for the act: its own, or one before it in the sentence.
    private Optional<Span> condition(Layout.Sentence s, Span clause) {
        for (Span c : s.clauses()) {
            if (c.start() > clause.start()) {
                break;
            }
            boolean own = c.equals(clause);
            boolean conditional = formulas.cues(text, c.start(), own ? clause.end() : c.end()).stream()
                    .anyMatch(q -> q.cue().effect() == ChineseRules.Effect.CONDITION
                            && (!own || q.start() <= c.start() + NEAR_START));
            if (conditional && (own || !semicolonBetween(s, c, clause))) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    private static final int NEAR_START = 12;

    private boolean semicolonBetween(Layout.Sentence s, Span a, Span b) {
        return text.substring(a.end(), b.start()).indexOf(SEMICOLON) >= 0
                && s.span().contains(a);
    }
}
