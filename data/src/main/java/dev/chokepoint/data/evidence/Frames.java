package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.patterns.RuleSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes out frames as triggers: one frame says with which verbs and nouns an act is told and where its object
/// stands, and becomes a pattern for each voice.
///
/// A phrase of `say` begins with a verb in its base form, which is inflected; `…` is the object's place (at the end
/// where it is left out), `_` up to sixteen words. For "put … on ice" with the object `control` the patterns are
/// `^@VERB ~6 @control *4 on ice`, `@control *10 @be *3 ^@VERB:pp on ice`; for "strip _ of", whose passive has the
/// party as its subject, `^@VERB *16 of ~6 @exemption` and `@be *3 ^@VERB:pp *4 of ~6 @exemption`; for the noun
/// "rollback" `^rollback of|on|in|to|for|from ~6 @control` and `@control ^rollback`.
final class Frames {
    private static final String OBJECT = "\u2026";
    private final Map<String, List<String>> verbs = new LinkedHashMap<>();
    private final List<RuleSet.TriggerRule> triggers = new ArrayList<>();

    /// The verb classes the patterns use.
    Map<String, List<String>> verbs() {
        return verbs;
    }

    /// The patterns; those of one frame share its id, and so its record of reviews.
    List<RuleSet.TriggerRule> triggers() {
        return triggers;
    }

    void add(RuleFile.Row r, String id) {
        Action action = Action.find(r.required("action")).orElse(Action.IMPOSE);
        if (Action.find(r.text("action")).isEmpty()) {
            r.wrong("action", r.text("action"), "An action was expected.");
        }
        String modality = r.text("modality").isEmpty() ? "verb" : r.text("modality");
        if (!modality.equals("verb") && Modality.find(modality).isEmpty()) {
            r.wrong("modality", modality, "verb or a modality was expected.");
        }
        String object = "@" + r.required("object");
        int gap = r.number("gap", 6);
        boolean passive = !r.text("passive").equals("no");
        // where firms "win a licence" the subject is who is let, not who lets
        RuleSet.Voice subject = r.text("subject").equals("party") ? RuleSet.Voice.PASSIVE : RuleSet.Voice.ACTIVE;
        String forms = r.text("forms").isEmpty() ? "" : ":" + r.text("forms");
        String intoPassive = modality.equals("verb") ? "done" : modality;
        // phrases that differ only in their verb make one pattern
        Map<String, List<String>> byRest = new LinkedHashMap<>();
        for (String phrase : r.list("say")) {
            int space = phrase.indexOf(' ');
            String rest = space < 0 ? "" : phrase.substring(space + 1);
            byRest.computeIfAbsent(rest, k -> new ArrayList<>()).add(space < 0 ? phrase : phrase.substring(0, space));
        }
        for (Map.Entry<String, List<String>> e : byRest.entrySet()) {
            String cls = "frame-" + id + "-" + verbs.size();
            verbs.put(cls, List.copyOf(e.getValue()));
            int at = e.getKey().indexOf(OBJECT);
            String before = at < 0 ? e.getKey() : e.getKey().substring(0, at);
            String after = at < 0 ? "" : e.getKey().substring(at + 1);
            // a party before the object ("strip _ of …") becomes the subject of the passive, else the object does
            boolean party = before.contains("_");
            boolean open = before.strip().endsWith("_");
            String words =
                    words(open ? before.strip().substring(0, before.strip().length() - 1) : before);
            String tail = words(after);
            String toObject = (open ? " *" : " ~") + gap + " " + object;
            // the passive first: "was stripped of" is no active
            if (passive) {
                String verb = "@be *3 ^@" + cls + ":pp";
                String pattern = party
                        ? verb + " *4" + words(before.replace("_", " ")) + " ~" + gap + " " + object + tail
                        : object + " *10 " + verb + words + tail;
                trigger(r, id, pattern, action, RuleSet.Voice.PASSIVE, intoPassive);
            }
            trigger(
                    r,
                    id,
                    "^@" + cls + forms + words + toObject + (tail.isEmpty() ? "" : " *4" + tail),
                    action,
                    subject,
                    modality);
        }
        List<String> nouns = r.list("nouns");
        if (!nouns.isEmpty()) {
            String any = String.join("|", nouns).toLowerCase(Locale.ROOT);
            trigger(
                    r,
                    id,
                    "^" + any + " of|on|in|to|for|from ~" + gap + " " + object,
                    action,
                    RuleSet.Voice.NOUN,
                    intoPassive);
            trigger(r, id, object + " ^" + any, action, RuleSet.Voice.NOUN, intoPassive);
        }
        if (byRest.isEmpty() && nouns.isEmpty()) {
            r.wrong("say", "", "At least one phrase under say, or one noun under nouns, was expected.");
        }
    }

    private static String words(String phrase) {
        StringBuilder out = new StringBuilder();
        for (String w : phrase.strip().split("\\s+")) {
            if (!w.isEmpty()) {
                out.append(' ').append(w.equals("_") ? "*16" : w);
            }
        }
        return out.toString();
    }

    private void trigger(
            RuleFile.Row r, String id, String pattern, Action action, RuleSet.Voice voice, String modality) {
        triggers.add(new RuleSet.TriggerRule(
                id,
                pattern,
                action,
                voice,
                modality,
                r.number("right", 0),
                r.number("reviewed", 0),
                new RuleSet.Examples(r.list("fires"), r.list("silent"))));
    }
}
