package dev.chokepoint.evidence.chinese;

import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Mentions;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.language.Language;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.Span;
import java.util.List;
import java.util.Map;

/// Reads Chinese texts into claims: structure first, then clause by clause.
public final class ChineseClaimExtractor implements ClaimExtractor {
    private final Lexicon lexicon;
    private final Map<String, String> units;

    /// Compiles the rules; throws where a formula cannot be used.
    ///
    /// @param units the unit that each way of writing stands for
    public ChineseClaimExtractor(ChineseRules rules, Map<String, String> units) {
        lexicon = new Lexicon(rules);
        this.units = Map.copyOf(units);
    }

    /// The ids of the formulas that tell of an act in a clause, for the examples of the rules.
    public List<String> actsIn(String clause) {
        return DocumentReader.actsIn(clause, lexicon);
    }

    @Override
    public Reading read(Article article) {
        DocumentReader reader = new DocumentReader(article, lexicon, units);
        return new Reading(article, reader.claims(), List.of(), List.of(), Language.CHINESE, List.of());
    }

    @Override
    public List<Mentions> mentions(Article article, List<Span> sentences) {
        DocumentReader reader = new DocumentReader(article, lexicon, units);
        return sentences.stream().map(reader::mentions).toList();
    }
}
