package dev.chokepoint.evidence.patterns;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/// On what the modality of an act rests, where the reading asks for more than the modality itself. The ids of cues and
/// context rules say it, and nothing else reads them.
public enum ModalityGround {
    /// The form of the verb, and no cue.
    VERB_FORM(id -> false),
    /// "will", "is going to".
    WILL(id -> id.equals("will") || id.equals("going")),
    /// "may", "might", "could".
    MIGHT(id -> id.equals("might")),
    /// "is unlikely to".
    UNLIKELY(id -> id.equals("unlikely") || id.equals("unlikely-that") || id.equals("not-likely")),
    /// "is considering".
    CONSIDERED(id -> id.startsWith("consider")),
    /// "there is no sign that".
    NO_SIGN(id -> id.equals("no-sign")),
    /// "would have banned".
    COUNTERFACTUAL(id -> id.equals("counterfactual")),
    /// "in exchange for".
    EXCHANGE(id -> id.equals("conditional-exchange")),
    /// "the decision to".
    DECISION(id -> id.equals("decision-noun")),
    /// "rejected a request to".
    REJECTED_REQUEST(id -> id.equals("rejected-request"));

    private final Predicate<String> ids;

    ModalityGround(Predicate<String> ids) {
        this.ids = ids;
    }

    /// All that a cue or context rule of that id gives. Asked once, when rules are compiled.
    public static Set<ModalityGround> of(String id) {
        EnumSet<ModalityGround> out = EnumSet.noneOf(ModalityGround.class);
        for (ModalityGround g : values()) {
            if (g.ids.test(id)) {
                out.add(g);
            }
        }
        return out;
    }
}
