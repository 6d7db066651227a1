package dev.chokepoint.app.view.ledger;

import dev.chokepoint.controls.law.Effect;
import java.util.Set;

/// What the rules of a measure do, in words.
public final class RuleWords {
    private RuleWords() {}

    /// What follows for shipments in the scope of a rule, in words.
    public static String effect(Effect effect) {
        return switch (effect) {
            case Effect.RequiresLicence r ->
                "a licence is needed, " + r.policy().words();
            case Effect.Prohibits p -> p.presumed() ? "presumed to be prohibited" : "prohibited";
            case Effect.RedFlag r -> "a red flag";
            case Effect.Notification n -> "a notification is needed";
            case Effect.Subjects s -> "subject to the rules";
            case Effect.SuspendsLicences s -> "existing licences are suspended";
            case Effect.Authorises a -> "authorises what " + names(a.targets()) + " ask for";
            case Effect.SetsPolicy s ->
                "sets the policy of " + names(s.targets()) + " to " + s.policy().words();
            case Effect.ReadsOut r -> "reads " + names(r.targets()) + " so that they do not cover it";
            case Effect.Withholds w -> "takes away the exceptions of " + names(w.targets());
            case Effect.DoesNotEnforce d -> "does not enforce " + names(d.targets());
            case Effect.Explains e -> "explains";
        };
    }

    private static String names(Set<String> targets) {
        return String.join(", ", targets.stream().sorted().toList());
    }
}
