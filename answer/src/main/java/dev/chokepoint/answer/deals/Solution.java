package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.bargaining.Rule;
import dev.chokepoint.deals.bargaining.Settlement;
import dev.chokepoint.deals.packages.ValuedPackage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which package a bargaining rule picks from the frontier.
public record Solution(Rule rule, Settlement settlement) {
    /// What every rule picks.
    ///
    /// @param start what either side has where the rule starts from, USD
    static List<Solution> of(List<ValuedPackage> frontier, List<Double> start) {
        return Arrays.stream(Rule.values())
                .map(r -> new Solution(r, r.bargain(start.size()).among(frontier, start)))
                .toList();
    }

    /// The package picked, the first of those that tie; empty where there is no deal.
    public Optional<ValuedPackage> deal() {
        return settlement.agreements().stream()
                .findFirst()
                .map(l -> l.parts().getFirst().deal());
    }
}
