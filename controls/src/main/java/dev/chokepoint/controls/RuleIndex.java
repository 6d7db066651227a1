package dev.chokepoint.controls;

import java.util.List;
import java.util.Map;

/// Finds the few rules that can cover a shipment.
final class RuleIndex {
    private final List<CompiledRule> rules;

    RuleIndex(List<CompiledRule> rules, Map<String, Integer> attributes, List<Reference.KnownParty> parties) {
        this.rules = rules;
    }

    List<CompiledRule> candidates(Facts facts) {
        return rules;
    }
}
