package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.patterns.Circumstance;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.RuleSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Turns the entries of the rule files into rules; what is wrong with one is told with file, line and field.
final class RuleRows {
    private static final Set<String> EFFECTS = Set.of("none", "opinion", "threaten", "deny");

    private final RuleSyntax syntax;
    private final Set<String> ids;

    /// @param ids those taken already
    RuleRows(RuleSyntax syntax, Set<String> ids) {
        this.syntax = syntax;
        this.ids = new LinkedHashSet<>(ids);
    }

    List<RuleSet.TriggerRule> triggers(RuleFile f) {
        List<RuleSet.TriggerRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("triggers")) {
            Action action = Action.find(r.required("action")).orElse(Action.IMPOSE);
            if (Action.find(r.text("action")).isEmpty()) {
                r.wrong(
                        "action",
                        r.text("action"),
                        "An action was expected: " + codes(Action.values(), Action::code) + ".");
            }
            RuleSet.Voice voice = RuleSet.Voice.ACTIVE;
            try {
                voice = RuleSet.Voice.valueOf(r.required("voice"));
            } catch (IllegalArgumentException e) {
                r.wrong("voice", r.text("voice"), "ACTIVE, PASSIVE or NOUN was expected.");
            }
            String modality = r.required("modality");
            if (!modality.equals("verb") && Modality.find(modality).isEmpty()) {
                r.wrong("modality", modality, "verb or a modality was expected.");
            }
            out.add(new RuleSet.TriggerRule(
                    id(r, ids),
                    pattern(r),
                    action,
                    voice,
                    modality,
                    r.number("right", 0),
                    r.number("reviewed", 0),
                    examples(r)));
        }
        return out;
    }

    List<RuleSet.CueRule> cues(RuleFile f) {
        List<RuleSet.CueRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("cues")) {
            String effect = r.required("effect");
            if (!EFFECTS.contains(effect) && Modality.find(effect).isEmpty()) {
                r.wrong("effect", effect, "A modality, none, opinion, threaten or deny was expected.");
            }
            out.add(new RuleSet.CueRule(
                    id(r, ids),
                    pattern(r),
                    effect,
                    r.number("within", 4),
                    r.text("after").equals("true"),
                    r.text("across").equals("true"),
                    r.text("with"),
                    tests(r, "unless"),
                    examples(r)));
        }
        return out;
    }

    List<RuleSet.ContextRule> contexts(RuleFile f) {
        List<RuleSet.ContextRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("contexts")) {
            Optional<Action> toAction = Optional.empty();
            Optional<Modality> toModality = Optional.empty();
            String becomes = r.required("becomes");
            boolean nothing = becomes.equals("none");
            boolean opinion = false;
            for (String word : nothing || becomes.isEmpty() ? new String[0] : becomes.split(" ")) {
                if (Action.find(word).isPresent()) {
                    toAction = Action.find(word);
                } else if (Modality.find(word).isPresent()) {
                    toModality = Modality.find(word);
                } else if (word.equals("opinion")) {
                    opinion = true;
                } else {
                    r.wrong(
                            "becomes",
                            becomes,
                            "none, or an action, a modality and opinion as far as they change was expected.");
                }
            }
            String is = r.text("is");
            if (!is.isEmpty() && Circumstance.find(is).isEmpty()) {
                r.wrong(
                        "is",
                        is,
                        "One of these was expected: " + codes(Circumstance.values(), Circumstance::code) + ".");
            }
            List<String> when = tests(r, "when");
            List<String> unless = tests(r, "unless");
            if (nothing || toAction.isPresent() || toModality.isPresent() || opinion) {
                out.add(new RuleSet.ContextRule(
                        id(r, ids),
                        r.text("of"),
                        some(r, "voice", RuleSet.Voice.values(), RuleSet.Voice::name),
                        r.text("own"),
                        some(r, "action", Action.values(), Action::code),
                        some(r, "modality", Modality.values(), Modality::code),
                        r.text("cue"),
                        r.text("effect"),
                        when,
                        unless,
                        Circumstance.find(is),
                        nothing,
                        toAction,
                        toModality,
                        opinion,
                        r.text("last").equals("true"),
                        examples(r)));
            }
        }
        return out;
    }

    List<RuleSet.FactRule> facts(RuleFile f) {
        List<RuleSet.FactRule> out = new ArrayList<>();
        for (RuleFile.Row r : f.rows("facts")) {
            out.add(new RuleSet.FactRule(id(r, ids), pattern(r), r.required("kind"), examples(r)));
        }
        return out;
    }

    /// The id of a rule, which no other may have.
    static String id(RuleFile.Row r, Set<String> ids) {
        String id = r.required("id");
        if (!ids.add(id)) {
            r.wrong("id", id, "Every rule must have an id of its own.");
        }
        return id;
    }

    private String pattern(RuleFile.Row r) {
        String pattern = r.required("pattern");
        if (!pattern.isBlank()) {
            syntax.faultOfPattern(pattern).ifPresent(fault -> r.wrong("pattern", pattern, fault));
        }
        return pattern;
    }

    private List<String> tests(RuleFile.Row r, String field) {
        List<String> tests = r.list(field);
        for (String t : tests) {
            syntax.faultOfTest(t).ifPresent(fault -> r.wrong(field, t, fault));
        }
        return tests;
    }

    /// The values a field names, separated by `|`.
    private static <T> Set<T> some(RuleFile.Row r, String field, T[] all, Function<T, String> code) {
        Set<T> out = new LinkedHashSet<>();
        String text = r.text(field);
        for (String one : text.isEmpty() ? new String[0] : text.split("\\|")) {
            Optional<T> found =
                    Arrays.stream(all).filter(x -> code.apply(x).equals(one)).findFirst();
            found.ifPresent(out::add);
            if (found.isEmpty()) {
                r.wrong(field, one, "One of these was expected: " + codes(all, code) + ".");
            }
        }
        return out;
    }

    private static <T> String codes(T[] all, Function<T, String> code) {
        return Arrays.stream(all).map(code).collect(Collectors.joining(", "));
    }

    private static RuleSet.Examples examples(RuleFile.Row r) {
        return new RuleSet.Examples(r.list("fires"), r.list("silent"));
    }
}
