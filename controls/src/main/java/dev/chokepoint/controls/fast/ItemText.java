package dev.chokepoint.controls.fast;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.base.Suggestion;
import dev.chokepoint.controls.law.Reference;
import dev.chokepoint.controls.plain.Reasons;
import dev.chokepoint.controls.shipment.ShipmentReader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A text for an item with what it gives, in the order in which it fills.
final class ItemText {
    final ShipmentReader.ItemReading reading;
    final int[] at;
    final double[] figures;
    final int[] codes;
    final Explanation[] leaves;
    final Explanation[] product;
    /// The product and all leaves.
    final Explanation[] all;
    final long[] calls;
    /// Words that look misspelt.
    final OpenPoints open;
    private @Nullable List<Suggestion<Reference.KnownItem>> suggestions;

    ItemText(
            ShipmentReader.ItemReading reading,
            int[] at,
            double[] figures,
            int[] codes,
            Explanation[] leaves,
            long[] calls) {
        this.reading = reading;
        this.at = at;
        this.figures = figures;
        this.codes = codes;
        this.leaves = leaves;
        this.calls = calls;
        this.open = OpenPoints.of(reading.open());
        this.product = reading.product().isEmpty()
                ? new Explanation[0]
                : new Explanation[] {Reasons.product(reading.product())};
        this.all = Arrays.copyOf(product, product.length + leaves.length);
        System.arraycopy(leaves, 0, all, product.length, leaves.length);
    }

    boolean makerUnknown() {
        return reading.maker().isEmpty();
    }

    List<Suggestion<Reference.KnownItem>> suggestions(ShipmentReader reader, String text) {
        if (suggestions == null) {
            suggestions = List.copyOf(reader.suggestions(text));
        }
        return suggestions;
    }
}
