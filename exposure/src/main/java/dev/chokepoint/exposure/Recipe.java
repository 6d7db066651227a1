package dev.chokepoint.exposure;

import dev.chokepoint.base.Vintages;
import java.util.List;

/// How one unit of an item is made: its bill of materials.
///
/// A recipe for an output that another recipe also makes is a variant (a substitute).
///
/// @param output the item made
/// @param inputs what one unit of output takes
public record Recipe(String id, String name, String output, List<Input> inputs) {
    /// An input coefficient a: units of `item` per unit of output.
    public record Input(String item, Vintages quantity) {}

    public Recipe {
        inputs = List.copyOf(inputs);
    }
}
