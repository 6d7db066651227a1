package dev.chokepoint.evidence.acts;

import dev.chokepoint.evidence.patterns.TokenPattern;

/// Where a trigger matched.
public record TriggerMatch(CompiledRules.Trigger trigger, TokenPattern.Match match) {
    boolean overlaps(TriggerMatch o) {
        return match.from() < o.match.to() && o.match.from() < match.to();
    }
}
