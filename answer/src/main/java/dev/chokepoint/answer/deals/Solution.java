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
    /// @param noDeal what either side has without a deal, USD
    static List<Solution> of(List<ValuedPackage> frontier, List<Double> noDeal) {
        return Arrays.stream(Rule.values())
                .map(r -> new Solution(r, r.bargain(noDeal.size()).among(frontier, noDeal)))
                .toList();
    }

    /// The package picked, the first of those that tie; empty where there is no deal.
    public Optional<ValuedPackage> deal() {
        return settlement.agreements().stream()
                .findFirst()
                .map(l -> l.parts().getFirst().deal());
    }
}
