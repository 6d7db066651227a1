package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.grammar.Sentence;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.Reach;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Decides which action a told act is, and in which modality it is told.
public final class ActSenses {
    private static final Set<ModalityGround> BY_FORM = Set.of(ModalityGround.VERB_FORM);

    private final DiscourseState discourse;

    public ActSenses(DiscourseState discourse) {
        this.discourse = discourse;
    }

    /// What an act is and how sure it is.
    ///
    /// @param rule what the modality goes by: a cue, a context rule, or the form of the verb
    /// @param grounds what that rule says beyond the modality
    /// @param contexts the context rules that changed either
    /// @param opinion whether a context rule takes it for somebody's reading of things
    public record ActSense(
            Action action,
            Modality modality,
            String rule,
            Set<ModalityGround> grounds,
            List<String> contexts,
            boolean opinion) {}

    /// Which action the words tell, in which modality: the trigger and the cues around it say so, and the context
    /// rules, in their order, correct them.
    ///
    /// @param cue what the cues around the act say
    /// @return empty where nobody does anything
    public Optional<ActSense> sense(
            Sentence s, TriggerMatch h, List<TriggerMatch> hits, Reach reach, Modalities.Sense cue) {
        RuleSet.TriggerRule rule = h.trigger().rule();
        Action action = rule.action();
        Modality modality = cue.effect().equals("deny")
                ? Modality.DENIED
                : Modality.find(cue.effect()).orElse(Modalities.byForm(s.t, h));
        Optional<Modality> own = Modality.find(rule.modality());
        if (modality == Modality.PLANNED && own.isPresent() && !own.get().isRecordable()) {
            // "will not include": the rule's own words say more than "will"
            modality = own.get();
        }
        if (cue.threat()) {
            action = Action.THREATEN;
            modality = modality == Modality.DONE ? Modality.PLANNED : modality;
        }
        String modalityRule = cue.rule().isEmpty() ? "form:" + rule.id() : cue.rule();
        Set<ModalityGround> grounds = cue.rule().isEmpty() ? BY_FORM : cue.grounds();
        List<String> contexts = new ArrayList<>(2);
        boolean opinion = false;
        for (Context c : h.trigger().contexts()) {
            RuleSet.ContextRule r = c.rule();
            if (!c.holds(s, h, reach, action, modality, cue)
                    || !(r.is().isEmpty() || Circumstances.holds(r.is().get(), discourse, s, h, reach, hits))) {
                continue;
            }
            if (r.nothing()) {
                return Optional.empty();
            }
            contexts.add(r.id());
            opinion |= r.opinion();
            action = r.toAction().orElse(action);
            if (r.toModality().isPresent()) {
                modality = r.toModality().get();
                modalityRule = r.id();
                grounds = c.grounds();
            }
            if (r.last()) {
                break;
            }
        }
        return Optional.of(new ActSense(action, modality, modalityRule, grounds, List.copyOf(contexts), opinion));
    }
}
