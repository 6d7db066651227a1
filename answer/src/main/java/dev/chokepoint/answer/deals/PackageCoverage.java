package dev.chokepoint.answer.deals;

import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import dev.chokepoint.deals.stated.StatedWorth;
import dev.chokepoint.deals.valuation.StatedPart;
import java.util.List;
import java.util.stream.IntStream;

/// What of a package the world values, what is valued by figures from outside it, and what is not valued at all.
///
/// @param given positions of the concessions that it makes
/// @param notValued those of them that nothing values: they may decide
/// @param stated those of them whose worth is stated from outside the world
/// @param statedUsd what that gives both sides at central values; it is part of the gains that are shown
public record PackageCoverage(
        List<Integer> given, List<Integer> notValued, List<Integer> stated, List<Double> statedUsd) {
    public PackageCoverage {
        given = List.copyOf(given);
        notValued = List.copyOf(notValued);
        stated = List.copyOf(stated);
        statedUsd = List.copyOf(statedUsd);
    }

    /// The coverage of a package.
    ///
    /// @param unvalued positions of the concessions of the space that nothing values
    static PackageCoverage of(DealSpace space, List<Integer> unvalued, int monthsLeft, List<Integer> options) {
        List<Integer> given = IntStream.range(0, options.size())
                .filter(k -> options.get(k) != 0)
                .boxed()
                .toList();
        List<Concession> all = space.concessions();
        double[] usd = new StatedPart(space, monthsLeft).ofSides(options);
        return new PackageCoverage(
                given,
                given.stream().filter(unvalued::contains).toList(),
                given.stream()
                        .filter(k -> all.get(k).stated() instanceof StatedWorth.Usd)
                        .toList(),
                List.of(usd[0], usd[1]));
    }

    /// Whether everything that it gives is computed by the world.
    public boolean isComputed() {
        return notValued.isEmpty() && stated.isEmpty();
    }
}
