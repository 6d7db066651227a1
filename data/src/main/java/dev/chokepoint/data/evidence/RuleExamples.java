package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.SlotRule;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Runs the examples every rule carries: those it must fire on and those it must not fire on.
public final class RuleExamples {
    /// The day examples are read on.
    public static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private RuleExamples() {}

    /// What ran, and every example that went wrong.
    public record Outcome(int rules, int examples, List<Problem> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    public static Outcome run(ReadingRules rules) {
        RuleClaimExtractor extractor = rules.toExtractor();
        List<Problem> failures = new ArrayList<>();
        int[] ran = {0};
        // the patterns of a frame share its id and its examples
        Map<String, RuleSet.TriggerRule> triggers = new LinkedHashMap<>();
        rules.rules().triggers().forEach(r -> triggers.putIfAbsent(r.id(), r));
        for (RuleSet.TriggerRule r : triggers.values()) {
            check(
                    extractor,
                    r.pattern().contains("@frame-") ? "frames.yaml" : "triggers.yaml",
                    r.id(),
                    r.examples(),
                    failures,
                    ran,
                    x -> x.claims().stream().anyMatch(c -> c.action().rule().equals(r.id())));
        }
        for (RuleSet.CueRule r : rules.rules().cues()) {
            Predicate<Reading> fired = switch (r.effect()) {
                case "none" -> x -> x.claims().isEmpty();
                case "opinion" -> x -> x.claims().stream().anyMatch(Claim::opinion);
                default ->
                    x -> x.claims().stream().anyMatch(c -> c.modality().rule().equals(r.id()));
            };
            check(extractor, "cues.yaml", r.id(), r.examples(), failures, ran, fired);
        }
        for (RuleSet.ContextRule r : rules.rules().contexts()) {
            // whatever it leaves of an example must differ from what is left without it
            RuleClaimExtractor without = extractor.without(r.id());
            Predicate<Reading> fired = r.nothing()
                    ? x -> !acts(x).equals(acts(without.read(x.article())))
                    : x -> x.claims().stream().anyMatch(c -> c.contexts().contains(r.id()) && becomes(r, c));
            check(extractor, "contexts.yaml", r.id(), r.examples(), failures, ran, fired);
        }
        for (RuleSet.FactRule r : rules.rules().facts()) {
            Predicate<Reading> fired = r.kind().startsWith("continues")
                    ? x -> x.claims().stream()
                            .anyMatch(c ->
                                    c.dates().stream().anyMatch(d -> d.rule().equals("date-continued"))
                                            || c.quantities().stream()
                                                    .anyMatch(q -> q.rule().equals("quantity-continued"))
                                            || !c.exclusions().isEmpty()
                                            || c.modality().by(SlotRule.DENIED_NEXT))
                    : x -> x.supplyFacts().stream().anyMatch(f -> f.rule().equals(r.id()))
                            || x.negotiations().stream().anyMatch(f -> f.rule().equals(r.id()));
            check(extractor, "facts.yaml", r.id(), r.examples(), failures, ran, fired);
        }
        int count = triggers.size()
                + rules.rules().cues().size()
                + rules.rules().contexts().size()
                + rules.rules().facts().size();
        return new Outcome(count, ran[0], failures);
    }

    private static List<String> acts(Reading x) {
        return x.claims().stream().map(c -> c.action().rule()).toList();
    }

    private static boolean becomes(RuleSet.ContextRule r, Claim c) {
        return r.toAction().map(a -> a == c.action().value()).orElse(true)
                && r.toModality().map(m -> m == c.modality().value()).orElse(true)
                && (c.opinion() || !r.opinion());
    }

    private static void check(
            RuleClaimExtractor extractor,
            String file,
            String id,
            RuleSet.Examples examples,
            List<Problem> failures,
            int[] ran,
            Predicate<Reading> fired) {
        if (examples.fires().isEmpty() || examples.silent().isEmpty()) {
            failures.add(
                    Problem.error(file, 0, id, "", "Every rule must have an example it fires on and one it does not."));
        }
        for (String text : examples.fires()) {
            ran[0]++;
            if (!fired.test(read(extractor, text))) {
                failures.add(Problem.error(file, 0, id, text, "The rule must fire on this example."));
            }
        }
        for (String text : examples.silent()) {
            ran[0]++;
            if (fired.test(read(extractor, text))) {
                failures.add(Problem.error(file, 0, id, text, "The rule must not fire on this example."));
            }
        }
    }

    private static Reading read(RuleClaimExtractor extractor, String text) {
        return extractor.read(Article.of("example", "", "", PublishedAt.on(DAY), text));
    }
}
