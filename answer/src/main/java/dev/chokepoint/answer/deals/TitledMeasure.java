package dev.chokepoint.answer.deals;

import dev.chokepoint.controls.law.Ledger;
import dev.chokepoint.controls.law.Measure;

/// A measure by its id, with its title.
///
/// @param title empty where the ledger of the world does not hold the measure
public record TitledMeasure(String id, String title) {
    static TitledMeasure of(String id, Ledger ledger) {
        return new TitledMeasure(id, ledger.findMeasure(id).map(Measure::title).orElse(""));
    }
}
