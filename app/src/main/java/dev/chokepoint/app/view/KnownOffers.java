package dev.chokepoint.app.view;

import dev.chokepoint.base.AsOf;
import dev.chokepoint.deals.space.Concession;
import dev.chokepoint.deals.space.DealSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The offers of a deal space that were known on the day of the question.
record KnownOffers(DealSpace space, List<DealSpace.Offer> offers) {
    KnownOffers {
        offers = List.copyOf(offers);
    }

    static KnownOffers of(DealSpace space, AsOf asOf) {
        return new KnownOffers(
                space,
                space.offers().stream()
                        .filter(o -> !o.known().isAfter(asOf.known()))
                        .toList());
    }

    /// The packages offered.
    Set<List<Integer>> packages() {
        Set<List<Integer>> all = new LinkedHashSet<>();
        offers.forEach(o -> all.add(options(space, o)));
        return all;
    }

    /// An offer as a package; what it does not name is kept.
    static List<Integer> options(DealSpace space, DealSpace.Offer offer) {
        List<Integer> options = new ArrayList<>();
        for (Concession c : space.concessions()) {
            options.add(offer.options().getOrDefault(c.id(), 0));
        }
        return options;
    }
}
