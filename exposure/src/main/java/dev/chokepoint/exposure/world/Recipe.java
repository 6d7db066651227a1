package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;
import java.util.List;

/// How one unit of an item is made: its bill of materials, and what comes with it.
///
/// A recipe for an output that another recipe also makes is a variant (a substitute).
///
/// @param output the item made, in whose units capacity and output are counted
/// @param inputs what one unit of output takes
/// @param coProducts what comes with one unit of output, whether wanted or not
public record Recipe(String id, String name, String output, List<Input> inputs, List<CoProduct> coProducts) {
    /// An input coefficient a: units of `item` per unit of output.
    public record Input(String item, Vintages quantity) {}

    /// A co-product coefficient b: units of `item` that come with each unit of output.
    ///
    /// An interval says that the proportion is not known, not that the maker may choose it.
    public record CoProduct(String item, Vintages quantity) {}

    public Recipe {
        inputs = List.copyOf(inputs);
        coProducts = List.copyOf(coProducts);
        for (CoProduct c : coProducts) {
            if (c.item().equals(output)) {
                throw new IllegalArgumentException(
                        "The recipe (" + id + ") must not name its output (" + output + ") as a co-product.");
            }
        }
    }

    public Recipe(String id, String name, String output, List<Input> inputs) {
        this(id, name, output, inputs, List.of());
    }

    /// Whether the recipe gives an item, as its output or beside it.
    public boolean makes(String item) {
        return output.equals(item) || coProducts.stream().anyMatch(c -> c.item().equals(item));
    }
}
