package dev.chokepoint.deals.valuation;

import dev.chokepoint.deals.bargaining.Settlement;
import java.util.List;

/// A deal space valued twice, by each side's own plan and in the joint market, and how far the two differ.
///
/// @param packages those on the frontier of own plans or of the market
/// @param search how the frontier of own plans was found
/// @param sides per side, how far the two valuations differ
/// @param nashByOwnPlans what Nash's rule picks by own plans
/// @param nashInMarket what it picks in the market
/// @param order how many comparisons between packages come out differently
public record ValuationComparison(
        List<ComparedPackage> packages,
        OwnPlanSearch search,
        List<Difference> sides,
        Settlement nashByOwnPlans,
        Settlement nashInMarket,
        Order order) {
    public ValuationComparison {
        packages = List.copyOf(packages);
        sides = List.copyOf(sides);
    }

    /// A package in both valuations, USD.
    ///
    /// @param label the package in words
    public record ComparedPackage(
            List<Integer> options,
            String label,
            List<Double> byOwnPlansUsd,
            List<Double> inMarketUsd,
            boolean onOwnFrontier,
            boolean onMarketFrontier) {
        public ComparedPackage {
            options = List.copyOf(options);
            byOwnPlansUsd = List.copyOf(byOwnPlansUsd);
            inMarketUsd = List.copyOf(inMarketUsd);
        }
    }

    /// How the frontier of own plans was searched.
    ///
    /// @param slope by what share a border price worsens when a lane's flow moves by its reference flow
    /// @param valued packages valued
    /// @param packages packages of the groups that were searched
    /// @param programs linear programs solved
    /// @param groupsNotSearched groups of concessions left out, because they are too large or the search was ended
    /// @param gap what a package not valued could add, as a share of a side's span; 0 if none could
    public record OwnPlanSearch(
            double slope, int valued, long packages, int programs, int groupsNotSearched, double gap) {}

    /// How far the valuations differ for one side.
    ///
    /// @param mostUsd the largest difference on a package
    /// @param largestUsd the side's largest gain or loss in either valuation
    public record Difference(String party, double mostUsd, double largestUsd) {}

    /// Comparisons of two packages by one side.
    ///
    /// @param turned those that come out the other way round in the market
    public record Order(int comparisons, int turned) {}
}
