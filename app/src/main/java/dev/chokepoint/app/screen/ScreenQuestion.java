package dev.chokepoint.app.screen;

import dev.chokepoint.data.store.ProductFilter;
import dev.chokepoint.exposure.screen.Bloc;
import dev.chokepoint.exposure.screen.GeoDep;
import java.util.List;
import java.util.Optional;

/// What is asked of a store.
///
/// @param dataset the data set; empty where the store has only one with these years
/// @param first the first year
/// @param last the last year
/// @param bloc countries that count as one
/// @param of which products and countries
/// @param limits the thresholds
/// @param rows how many rows are shown
public record ScreenQuestion(
        ScreenMethod method,
        String dataset,
        int first,
        int last,
        Optional<Bloc> bloc,
        Selection of,
        Limits limits,
        int rows,
        int threads) {
    /// Which products and countries; countries as they are typed, none for all.
    public record Selection(ProductFilter products, List<String> importers, List<String> exporters) {
        public Selection {
            importers = List.copyOf(importers);
            exporters = List.copyOf(exporters);
        }
    }

    /// The thresholds.
    ///
    /// @param outside what CDI2 must exceed
    /// @param spare the part of net exports that can be added within the year
    public record Limits(GeoDep geoDep, String outside, double spare) {}

    public ScreenQuestion {
        if (last < first) {
            throw new IllegalArgumentException("The years (" + first + "-" + last + ") must ascend.");
        }
    }
}
