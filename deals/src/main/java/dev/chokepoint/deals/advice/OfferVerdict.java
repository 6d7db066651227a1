package dev.chokepoint.deals.advice;

import dev.chokepoint.deals.frontier.Frontier;
import dev.chokepoint.deals.packages.ValuedPackage;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.List;

/// What an offer is worth against the packages that no other beats.
///
/// @param value the package offered, with what it gives both sides
/// @param onFrontier whether it is one of them
/// @param betterForBoth how many of them both sides prefer
/// @param frontier how many there are
/// @param redLinesCrossed positions of concessions of which it takes an option that a red line rules out
public record OfferVerdict(
        ValuedPackage value, boolean onFrontier, int betterForBoth, int frontier, List<Integer> redLinesCrossed) {
    public OfferVerdict {
        redLinesCrossed = List.copyOf(redLinesCrossed);
    }

    /// The verdict on an offer of a space.
    public static OfferVerdict of(DealSpace space, ValuedPackage offer, List<ValuedPackage> frontier) {
        List<Integer> crossed = new ArrayList<>();
        for (int k = 0; k < offer.options().size(); k++) {
            if (space.concessions().get(k).redLines().contains(offer.options().get(k))) {
                crossed.add(k);
            }
        }
        return new OfferVerdict(
                offer,
                frontier.stream().anyMatch(p -> p.options().equals(offer.options())),
                (int) frontier.stream()
                        .filter(p -> Frontier.dominates(p, offer))
                        .count(),
                frontier.size(),
                crossed);
    }
}
