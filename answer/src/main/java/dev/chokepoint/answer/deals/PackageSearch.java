package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.frontier.ProductGap;
import dev.chokepoint.deals.packages.EqualWorth;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.valuation.ValuationComparison;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The packages valued in the market.
///
/// @param frontier those that no other beats, packages of equal worth as one: the one with the fewest concessions
/// @param shown the status quo, the frontier, and packages of each group with all outside it kept
/// @param valued how many packages of groups were valued
/// @param groups how many groups of concessions share no block with another
/// @param complete whether every option of every concession was tried
/// @param ended whether the search was ended before it came to its end: what was found is then the best so far
/// @param gap by how much the product of gains could still be larger, by own plans where not all was valued
/// @param selection how the packages to value were chosen
public record PackageSearch(
        List<EqualWorth> frontier,
        List<ValuedPackage> shown,
        int valued,
        int groups,
        boolean complete,
        boolean ended,
        ProductGap gap,
        Selection selection) {
    public PackageSearch {
        frontier = List.copyOf(frontier);
        shown = List.copyOf(shown);
    }

    /// How the packages to value in the market were chosen.
    public sealed interface Selection {
        /// By their options alone.
        record ByOptions() implements Selection {}

        /// By each side's own plan.
        record ByOwnPlans(ValuationComparison comparison) implements Selection {}
    }

    /// The packages on the frontier, one for each worth.
    public List<ValuedPackage> points() {
        return frontier.stream().map(EqualWorth::deal).toList();
    }

    /// How many more packages are worth the same as one on the frontier.
    public int othersOfEqualWorth(ValuedPackage p) {
        return frontier.stream()
                .filter(e -> e.deal().options().equals(p.options()))
                .mapToInt(EqualWorth::others)
                .findFirst()
                .orElse(0);
    }

    /// The options of the packages on the frontier.
    public Set<List<Integer>> frontierOptions() {
        Set<List<Integer>> all = new LinkedHashSet<>();
        frontier.forEach(p -> all.add(p.deal().options()));
        return all;
    }
}
