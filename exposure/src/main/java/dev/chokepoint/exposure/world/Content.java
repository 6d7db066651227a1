package dev.chokepoint.exposure.world;

/// That a measure abroad counts an item from a place as content: goods made from it are under the measure
/// where its share of their value reaches a level.
///
/// The level stands in the ledger, as a condition on the attribute. Source: docs/model.md#content
///
/// @param attribute the attribute of shipments that holds the share of value, percent
/// @param origin the place whose goods count, an ISO 3166 alpha-2 code
/// @param item what counts
public record Content(String attribute, String origin, String item) {
    public Content {
        if (attribute.isBlank() || origin.isBlank() || item.isBlank()) {
            throw new IllegalArgumentException("The content (" + attribute + ", " + origin + ", " + item
                    + ") must name an attribute, a place and an item.");
        }
    }
}
