package dev.chokepoint.evidence.patterns;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules an extractor runs on: vocabulary classes, triggers, cues and contexts.
///
/// @param version of the data files it was read from
/// @param words phrases by class, taken as they are
/// @param verbs verbs by class in their base form; the first word is inflected
/// @param lists lists of words that are asked for by name
/// @param irregular verbs with past and participle, `put` → [`put`, `put`]
public record RuleSet(
        String version,
        Map<String, List<String>> words,
        Map<String, List<String>> verbs,
        Map<String, List<String>> irregular,
        Map<String, List<String>> lists,
        List<TriggerRule> triggers,
        List<CueRule> cues,
        List<ContextRule> contexts,
        List<FactRule> facts) {
    public RuleSet {
        words = Map.copyOf(words);
        verbs = Map.copyOf(verbs);
        irregular = Map.copyOf(irregular);
        lists = Map.copyOf(lists);
        triggers = List.copyOf(triggers);
        cues = List.copyOf(cues);
        contexts = List.copyOf(contexts);
        facts = List.copyOf(facts);
    }

    /// How many claims of a rule reviewers looked at, and how many of them were right.
    public record Tally(int right, int reviewed) {
        public Tally {
            if (right < 0 || right > reviewed) {
                throw new IllegalArgumentException("Of " + reviewed + " claims (" + right + ") cannot be right.");
            }
        }
    }

    /// The rules with more reviews on record: the confidence of their claims moves with them.
    ///
    /// @param more by the id of the trigger; other ids are left out
    public RuleSet withReviews(Map<String, Tally> more) {
        List<TriggerRule> told = triggers.stream()
                .map(t -> {
                    Tally r = more.getOrDefault(t.id(), new Tally(0, 0));
                    return new TriggerRule(
                            t.id(),
                            t.pattern(),
                            t.action(),
                            t.voice(),
                            t.modality(),
                            t.right() + r.right(),
                            t.reviewed() + r.reviewed(),
                            t.examples());
                })
                .toList();
        return new RuleSet(version, words, verbs, irregular, lists, told, cues, contexts, facts);
    }

    /// Sentences a rule must fire on and must not fire on; the build runs them.
    public record Examples(List<String> fires, List<String> silent) {
        public Examples {
            fires = List.copyOf(fires);
            silent = List.copyOf(silent);
        }

        public static Examples none() {
            return new Examples(List.of(), List.of());
        }
    }

    /// Who is the issuer's place in the sentence.
    public enum Voice {
        /// The issuer is the subject: "China banned exports".
        ACTIVE,
        /// The measure or the goods are the subject: "exports were banned by China".
        PASSIVE,
        /// A noun phrase: "China's ban on exports".
        NOUN
    }

    /// Words that say an act on a control is being talked about.
    ///
    /// @param pattern see docs/how-to/add-a-rule.md
    /// @param modality what holds where no cue says otherwise: a modality's code, or `verb` to go by the
    ///     verb's form
    /// @param reviewed how many claims of this rule were reviewed, and how many of them were right
    public record TriggerRule(
            String id,
            String pattern,
            Action action,
            Voice voice,
            String modality,
            int right,
            int reviewed,
            Examples examples) {}

    /// Words before, or after, a trigger that change what it means.
    ///
    /// @param effect a modality's code, `none` (no claim), `opinion`, `threaten`
    /// @param within how many words may stand between cue and trigger
    /// @param after whether the cue stands after the trigger
    /// @param across whether it may stand in another clause of the sentence
    /// @param with words separated by `|` of which one must stand in the sentence as well; may be empty
    /// @param unless tests of words of which none may hold: `start` and `end` are those of the cue
    public record CueRule(
            String id,
            String pattern,
            String effect,
            int within,
            boolean after,
            boolean across,
            String with,
            List<String> unless,
            Examples examples) {
        public CueRule {
            unless = List.copyOf(unless);
        }
    }

    /// Words around a trigger that correct what it and its cues say, or show that nobody does anything. The rules are
    /// asked in their order, each about what those before it have left.
    ///
    /// @param of ids of the triggers it is for, separated by `|`, `*` for any letters, `!` before those left out;
    ///     empty for all
    /// @param voices of the triggers it is for; empty for all
    /// @param own the modality the trigger itself names; empty for any
    /// @param actions what the act may be so far; empty for any
    /// @param modalities how it may be told so far; empty for any
    /// @param cue ids of cues one of which must have spoken, `none` where none may have; empty for any
    /// @param effect what the cue must say; empty for anything
    /// @param when tests of words that must all hold, see docs/how-to/add-a-rule.md
    /// @param unless tests of words of which none may hold
    /// @param is what must hold besides
    /// @param nothing whether nobody does anything then
    /// @param toAction what the act is then
    /// @param toModality how it is told then
    /// @param opinion whether that is somebody's reading of things, unless an official is said to tell it
    /// @param last whether no later rule is asked
    public record ContextRule(
            String id,
            String of,
            Set<Voice> voices,
            String own,
            Set<Action> actions,
            Set<Modality> modalities,
            String cue,
            String effect,
            List<String> when,
            List<String> unless,
            Optional<Circumstance> is,
            boolean nothing,
            Optional<Action> toAction,
            Optional<Modality> toModality,
            boolean opinion,
            boolean last,
            Examples examples) {
        public ContextRule {
            voices = Set.copyOf(voices);
            actions = Set.copyOf(actions);
            modalities = Set.copyOf(modalities);
            when = List.copyOf(when);
            unless = List.copyOf(unless);
            if (nothing == (toAction.isPresent() || toModality.isPresent() || opinion)) {
                throw new IllegalArgumentException(
                        "The rule (" + id + ") must either take the act away or say what becomes of it.");
            }
        }
    }

    /// Words that state a supply fact or a negotiation event.
    ///
    /// @param kind a [SupplyFact.Kind] or [NegotiationEvent.Kind] in lower case with hyphens
    public record FactRule(String id, String pattern, String kind, Examples examples) {}
}
