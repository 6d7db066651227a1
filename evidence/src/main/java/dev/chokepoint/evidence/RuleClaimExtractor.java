package dev.chokepoint.evidence;

import java.util.ArrayList;
import java.util.List;

/// Extracts claims by rules over words: no parser, no model, no network.
///
/// ```java
/// ClaimExtractor extractor = new RuleClaimExtractor(rules, gazetteer);
/// List<Claim> claims = extractor.extract(Article.of("a1", "", "", PublishedAt.on(day), text));
/// ```
public final class RuleClaimExtractor implements ClaimExtractor {
    private final Lexicon lexicon;

    /// Compiles the rules; throws where a pattern names a class that neither the vocabulary nor the
    /// gazetteer has.
    public RuleClaimExtractor(RuleSet rules, Gazetteer gazetteer) {
        lexicon = Lexicon.compile(rules, gazetteer);
    }

    @Override
    public Reading read(Article article) {
        ArticleReader reader = new ArticleReader(article, lexicon);
        boolean bodyText = article.passages().stream()
                .anyMatch(p -> p.section() == Section.REPORT || p.section() == Section.COMMENT);
        // a headline repeats what the report says: it makes claims only where it stands alone
        reader.read(article.passages().stream()
                .filter(p -> p.section().isRead() && (p.section() != Section.HEADLINE || !bodyText))
                .toList());
        return reader.finish();
    }

    /// Rules ready to run.
    record Lexicon(
            Symbols symbols,
            Annotator annotator,
            List<Trigger> triggers,
            List<Cue> cues,
            List<Fact> facts,
            PatternIndex triggerIndex,
            PatternIndex cueIndex,
            PatternIndex factIndex) {
        record Trigger(RuleSet.TriggerRule rule, TokenPattern pattern, int rank) {}

        record Cue(RuleSet.CueRule rule, TokenPattern pattern) {}

        record Fact(RuleSet.FactRule rule, TokenPattern pattern) {}

        static Lexicon compile(RuleSet rules, Gazetteer gazetteer) {
            Symbols symbols = new Symbols();
            Annotator annotator = new Annotator(rules, gazetteer, symbols);
            List<Trigger> triggers = new ArrayList<>();
            for (RuleSet.TriggerRule r : rules.triggers()) {
                triggers.add(new Trigger(r, check(r.id(), r.pattern(), annotator, symbols), triggers.size()));
            }
            List<Cue> cues = new ArrayList<>();
            for (RuleSet.CueRule r : rules.cues()) {
                cues.add(new Cue(r, check(r.id(), r.pattern(), annotator, symbols)));
            }
            List<Fact> facts = new ArrayList<>();
            for (RuleSet.FactRule r : rules.facts()) {
                facts.add(new Fact(r, check(r.id(), r.pattern(), annotator, symbols)));
            }
            return new Lexicon(
                    symbols,
                    annotator,
                    List.copyOf(triggers),
                    List.copyOf(cues),
                    List.copyOf(facts),
                    new PatternIndex(triggers.stream().map(Trigger::pattern).toList(), symbols),
                    new PatternIndex(cues.stream().map(Cue::pattern).toList(), symbols),
                    new PatternIndex(facts.stream().map(Fact::pattern).toList(), symbols));
        }

        private static TokenPattern check(String id, String source, Annotator annotator, Symbols symbols) {
            TokenPattern p = TokenPattern.parse(source, symbols);
            for (String cls : p.classes()) {
                if (!annotator.classes().contains(cls)) {
                    throw new IllegalArgumentException("The class (" + cls + ") in the pattern of rule (" + id
                            + ") must be one of the vocabulary or the gazetteer.");
                }
            }
            return p;
        }
    }
}
