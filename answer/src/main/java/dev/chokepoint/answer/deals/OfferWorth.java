package dev.chokepoint.answer.deals;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.deals.advice.OfferVerdict;
import dev.chokepoint.deals.space.DealSpace;
import java.util.List;

/// What an offer is worth, and why.
///
/// @param measures ids of the measures that it would change, in the order of the space
/// @param gains per side, where its gain comes from
public record OfferWorth(DealSpace.Offer offer, OfferVerdict verdict, List<String> measures, List<Explanation> gains) {
    public OfferWorth {
        measures = List.copyOf(measures);
        gains = List.copyOf(gains);
    }
}
