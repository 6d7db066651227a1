package dev.chokepoint.evidence.claims;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.text.Section;
import dev.chokepoint.evidence.text.Span;
import java.util.List;

/// A statement about how much of an item a product needs, who makes it, or whether another source exists.
///
/// @param subject the product or place the fact is about; its mention may be empty for a bare dependence
/// @param item what is needed, made or lacking
/// @param quantities the amounts; empty for facts such as "no alternative source"
public record SupplyFact(
        Id id,
        Span span,
        Kind kind,
        Slot<ItemMention> subject,
        Slot<ItemMention> item,
        List<Slot<QuantityMention>> quantities,
        List<Slot<Attribution>> sources,
        Section section,
        String rule) {
    /// What the fact says.
    public enum Kind {
        /// A product needs an amount of an item.
        REQUIREMENT,
        /// A place or firm supplies a share of an item, or another depends on it.
        SHARE,
        /// No other source of the item is known.
        NO_ALTERNATIVE,
        /// A capacity or output.
        CAPACITY
    }

    public SupplyFact {
        quantities = List.copyOf(quantities);
        sources = List.copyOf(sources);
    }
}
