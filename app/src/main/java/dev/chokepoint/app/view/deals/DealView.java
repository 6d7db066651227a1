package dev.chokepoint.app.view.deals;

import java.util.List;

/// A deal space with all its packages valued.
public record DealView(
        String id,
        String title,
        String date,
        List<String> sides,
        List<ConcessionView> concessions,
        List<PackageView> packages,
        List<SolutionView> solutions,
        List<OfferView> offers,
        List<String> advice,
        String note,
        NegotiationView negotiation,
        DealDetail detail) {
    /// This with how its deals stand over draws.
    DealView with(DealDetail.DrawsView draws) {
        return new DealView(
                id,
                title,
                date,
                sides,
                concessions,
                packages,
                solutions,
                offers,
                advice,
                note,
                negotiation,
                detail.with(draws));
    }
}
