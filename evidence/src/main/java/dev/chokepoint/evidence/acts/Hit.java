package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.patterns.TokenPattern;
import dev.chokepoint.evidence.reader.RuleClaimExtractor.Lexicon;

/// Where a trigger matched.
public record Hit(Lexicon.Trigger trigger, TokenPattern.Match match) {
    boolean overlaps(Hit o) {
        return match.from() < o.match.to() && o.match.from() < match.to();
    }
}
