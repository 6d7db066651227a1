package dev.chokepoint.evidence.stories;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.SupplyFact;
import dev.chokepoint.evidence.text.Article;
import java.util.List;

/// Two statements of different voices that cannot both hold.
public sealed interface Contradiction {
    /// Why they cannot, in words.
    String because();

    /// A claim or supply fact with the document it stands in.
    record Said<T>(Article article, T statement) {}

    /// Two claims about one issuer and one item.
    ///
    /// @param items the keys of the items both are about; empty where both are about the same parties instead
    record OfClaims(Said<Claim> one, Said<Claim> other, List<String> items, String because) implements Contradiction {
        public OfClaims {
            items = List.copyOf(items);
        }
    }

    /// Two figures for one thing.
    record OfFacts(Said<SupplyFact> one, Said<SupplyFact> other, String because) implements Contradiction {}
}
