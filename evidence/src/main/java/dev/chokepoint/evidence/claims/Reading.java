package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.Article;
import java.util.List;

/// Everything an extractor found in an article, in the order of the text.
public record Reading(
        Article article, List<Claim> claims, List<SupplyFact> supplyFacts, List<NegotiationEvent> negotiations) {
    public Reading {
        claims = List.copyOf(claims);
        supplyFacts = List.copyOf(supplyFacts);
        negotiations = List.copyOf(negotiations);
    }
}
