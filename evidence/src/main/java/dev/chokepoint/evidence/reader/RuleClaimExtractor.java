package dev.chokepoint.evidence.reader;

import dev.chokepoint.evidence.acts.CompiledRules;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.lexicon.Gazetteer;
import dev.chokepoint.evidence.patterns.RuleSet;
import dev.chokepoint.evidence.signals.Signals;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Section;

/// Extracts claims by rules over words: no parser, no model, no network.
///
/// ```java
/// ClaimExtractor extractor = new RuleClaimExtractor(rules, gazetteer);
/// List<Claim> claims = extractor.extract(Article.of("a1", "", "", PublishedAt.on(day), text));
/// ```
public final class RuleClaimExtractor implements ClaimExtractor {
    private final CompiledRules rules;
    private final Signals signals;

    /// Compiles the rules; throws where a pattern names a class that neither the vocabulary nor the
    /// gazetteer has.
    public RuleClaimExtractor(RuleSet rules, Gazetteer gazetteer) {
        this(rules, gazetteer, Signals.none());
    }

    /// The same, with the confidence of claims as their signals have it.
    public RuleClaimExtractor(RuleSet rules, Gazetteer gazetteer, Signals signals) {
        this(CompiledRules.compile(rules, gazetteer), signals);
    }

    private RuleClaimExtractor(CompiledRules rules, Signals signals) {
        this.rules = rules;
        this.signals = signals;
    }

    /// The same without one context rule, to see what it changes.
    public RuleClaimExtractor without(String contextRule) {
        return new RuleClaimExtractor(rules.without(contextRule), signals);
    }

    @Override
    public Reading read(Article article) {
        ArticleReader reader = new ArticleReader(article, rules);
        boolean bodyText = article.passages().stream()
                .anyMatch(p -> p.section() == Section.REPORT || p.section() == Section.COMMENT);
        // a headline repeats what the report says: it makes claims only where it stands alone
        reader.read(article.passages().stream()
                .filter(p -> p.section().isRead() && (p.section() != Section.HEADLINE || !bodyText))
                .toList());
        Reading reading = reader.finish();
        return signals.weighed(new Reading(
                article,
                EnglishNotices.told(reading.claims(), article),
                reading.supplyFacts(),
                reading.negotiations()));
    }
}
