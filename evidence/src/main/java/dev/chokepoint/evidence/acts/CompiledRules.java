package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.grammar.Annotator;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.lexicon.Symbols;
import dev.chokepoint.evidence.patterns.FactKind;
import dev.chokepoint.evidence.patterns.ModalityGround;
import dev.chokepoint.evidence.patterns.PatternIndex;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.patterns.RuleSyntax;
import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.patterns.TriggerKind;
import dev.chokepoint.evidence.patterns.WordTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Rules ready to run.
public record CompiledRules(
        Symbols symbols,
        Annotator annotator,
        Set<String> ownAuthorities,
        List<Trigger> triggers,
        List<Cue> cues,
        List<Fact> facts,
        PatternIndex triggerIndex,
        PatternIndex cueIndex,
        PatternIndex factIndex) {
    /// A trigger as it runs: its rule with its pattern and the contexts that bear on it.
    ///
    /// @param emptying the contexts that take it away by words alone
    /// @param contexts the others
    public record Trigger(
            RuleSet.TriggerRule rule,
            TokenPattern pattern,
            int rank,
            Set<TriggerKind> kinds,
            List<Context> emptying,
            List<Context> contexts) {
        static Trigger of(RuleSet.TriggerRule rule, TokenPattern pattern, int rank, List<Context> all) {
            List<Context> own = all.stream().filter(c -> c.concerns(rule)).toList();
            return new Trigger(
                    rule,
                    pattern,
                    rank,
                    TriggerKind.of(rule.id()),
                    own.stream().filter(Context::wordsDecide).toList(),
                    own.stream().filter(c -> !c.wordsDecide()).toList());
        }

        public Trigger without(String contextRule) {
            return new Trigger(
                    rule, pattern, rank, kinds, without(emptying, contextRule), without(contexts, contextRule));
        }

        public boolean is(TriggerKind f) {
            return kinds.contains(f);
        }

        private static List<Context> without(List<Context> all, String id) {
            return all.stream().filter(c -> !c.rule().id().equals(id)).toList();
        }
    }

    /// A cue as it runs: its rule with its pattern and the tests of which none may hold.
    record Cue(RuleSet.CueRule rule, TokenPattern pattern, List<WordTest> unless, Set<ModalityGround> grounds) {}

    /// Words of a supply fact or a negotiation event as they are looked for.
    public record Fact(RuleSet.FactRule rule, TokenPattern pattern, Set<FactKind> kinds) {}

    /// The same without one context rule, to see what it changes.
    public CompiledRules without(String contextRule) {
        return new CompiledRules(
                symbols,
                annotator,
                ownAuthorities,
                triggers.stream().map(t -> t.without(contextRule)).toList(),
                cues,
                facts,
                triggerIndex,
                cueIndex,
                factIndex);
    }

    /// Compiles the rules; throws where a pattern names a class that neither the vocabulary nor the gazetteer has.
    public static CompiledRules compile(RuleSet rules, Gazetteer gazetteer) {
        Symbols symbols = new Symbols();
        RuleSyntax syntax = new RuleSyntax(rules.words(), rules.verbs());
        Annotator annotator = new Annotator(rules, gazetteer, symbols);
        List<Context> contexts = rules.contexts().stream()
                .map(c -> Context.compile(c, syntax.classes()))
                .toList();
        List<Trigger> triggers = new ArrayList<>();
        for (RuleSet.TriggerRule r : rules.triggers()) {
            triggers.add(Trigger.of(r, check(r.id(), r.pattern(), syntax, symbols), triggers.size(), contexts));
        }
        List<Cue> cues = new ArrayList<>();
        for (RuleSet.CueRule r : rules.cues()) {
            cues.add(new Cue(
                    r,
                    check(r.id(), r.pattern(), syntax, symbols),
                    r.unless().stream()
                            .map(w -> WordTest.parse(w, syntax.classes()))
                            .toList(),
                    ModalityGround.of(r.id())));
        }
        List<Fact> facts = new ArrayList<>();
        for (RuleSet.FactRule r : rules.facts()) {
            facts.add(new Fact(r, check(r.id(), r.pattern(), syntax, symbols), FactKind.of(r.id())));
        }
        return new CompiledRules(
                symbols,
                annotator,
                ownAuthorities(gazetteer),
                List.copyOf(triggers),
                List.copyOf(cues),
                List.copyOf(facts),
                new PatternIndex(triggers.stream().map(Trigger::pattern).toList(), symbols),
                new PatternIndex(cues.stream().map(Cue::pattern).toList(), symbols),
                new PatternIndex(facts.stream().map(Fact::pattern).toList(), symbols));
    }

    /// Places whose controls an authority of another name issues, so that a mere "ministry of commerce" is not
    /// theirs.
    private static Set<String> ownAuthorities(Gazetteer gazetteer) {
        return gazetteer.entries().stream()
                .filter(e -> e instanceof Gazetteer.Body b && !b.body().isEmpty() && !b.assumed())
                .map(Gazetteer.Body.class::cast)
                .filter(b -> b.names().stream()
                        .noneMatch(n -> n.toLowerCase(Locale.ROOT).contains("commerce m")
                                || n.toLowerCase(Locale.ROOT).contains("ministry of commerce")))
                .map(Gazetteer.Body::place)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static TokenPattern check(String id, String source, RuleSyntax syntax, Symbols symbols) {
        try {
            return syntax.pattern(source, symbols);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The rule (" + id + ") cannot be used. " + e.getMessage(), e);
        }
    }
}
