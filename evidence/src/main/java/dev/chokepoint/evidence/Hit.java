package dev.chokepoint.evidence;

import dev.chokepoint.evidence.RuleClaimExtractor.Lexicon;

/// Where a trigger matched.
record Hit(Lexicon.Trigger trigger, TokenPattern.Match match) {
    boolean overlaps(Hit o) {
        return match.from() < o.match.to() && o.match.from() < match.to();
    }
}
