package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.WordTest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A rule on the words around a trigger, ready to run.
final class Context {
    private final RuleSet.ContextRule rule;
    private final List<WordTest> when;
    private final List<WordTest> unless;
    private final EnumSet<Action> actions;
    private final EnumSet<Modality> modalities;
    private final Names triggers;
    private final Names cues;
    private final Set<ModalityGround> grounds;

    private Context(RuleSet.ContextRule rule, List<WordTest> when, List<WordTest> unless) {
        this.rule = rule;
        this.when = when;
        this.unless = unless;
        actions = rule.actions().isEmpty() ? EnumSet.allOf(Action.class) : EnumSet.copyOf(rule.actions());
        modalities = rule.modalities().isEmpty() ? EnumSet.allOf(Modality.class) : EnumSet.copyOf(rule.modalities());
        triggers = Names.parse(rule.of());
        cues = Names.parse(rule.cue());
        grounds = ModalityGround.of(rule.id());
    }

    static Context compile(RuleSet.ContextRule rule, Set<String> classes) {
        try {
            return new Context(
                    rule,
                    rule.when().stream().map(w -> WordTest.parse(w, classes)).toList(),
                    rule.unless().stream().map(w -> WordTest.parse(w, classes)).toList());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The rule (" + rule.id() + ") cannot be used. " + e.getMessage(), e);
        }
    }

    RuleSet.ContextRule rule() {
        return rule;
    }

    /// What it says beyond a modality where it gives one.
    Set<ModalityGround> grounds() {
        return grounds;
    }

    /// Whether it can ever hold for a trigger.
    boolean concerns(RuleSet.TriggerRule trigger) {
        return triggers.have(trigger.id())
                && (rule.voices().isEmpty() || rule.voices().contains(trigger.voice()))
                && (rule.own().isEmpty() || rule.own().equals(trigger.modality()))
                && (!wordsDecide() || actions.contains(trigger.action()));
    }

    /// Whether it takes acts away by nothing but the words around them, before anything else is asked.
    boolean wordsDecide() {
        return rule.nothing()
                && rule.modalities().isEmpty()
                && rule.cue().isEmpty()
                && rule.effect().isEmpty()
                && rule.is().isEmpty();
    }

    /// Whether it holds for an act that so far is told as `action` in `modality`.
    ///
    /// @param cue what the cues around the act say
    boolean holds(Sentence s, TriggerMatch h, Reach reach, Action action, Modality modality, Modalities.Sense cue) {
        return actions.contains(action)
                && modalities.contains(modality)
                && (rule.effect().isEmpty() || rule.effect().equals(cue.effect()))
                && (rule.cue().equals("none") ? cue.effect().isEmpty() : cues.have(cue.rule()))
                && around(s, h, reach);
    }

    boolean around(Sentence s, TriggerMatch h, Reach reach) {
        for (WordTest w : when) {
            if (!w.holds(s.t, s.whole, h.match(), reach)) {
                return false;
            }
        }
        for (WordTest w : unless) {
            if (w.holds(s.t, s.whole, h.match(), reach)) {
                return false;
            }
        }
        return true;
    }

    /// Ids, separated by `|`, a `*` for any letters, those after `!` left out; none for all.
    private record Names(List<String> in, List<String> out) {
        static Names parse(String source) {
            List<String> all = source.isEmpty() ? List.of() : Arrays.asList(source.split("\\|"));
            return new Names(
                    all.stream().filter(n -> !n.startsWith("!")).toList(),
                    all.stream()
                            .filter(n -> n.startsWith("!"))
                            .map(n -> n.substring(1))
                            .toList());
        }

        boolean have(String id) {
            return (in.isEmpty() || any(in, id)) && !any(out, id);
        }

        private static boolean any(List<String> names, String id) {
            for (String n : names) {
                if (like(n, id)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean like(String name, String id) {
            boolean open = name.startsWith("*");
            boolean more = name.endsWith("*");
            String core = name.substring(open ? 1 : 0, name.length() - (more ? 1 : 0));
            if (open && more) {
                return id.contains(core);
            }
            return open ? id.endsWith(core) : more ? id.startsWith(core) : id.equals(core);
        }
    }
}
