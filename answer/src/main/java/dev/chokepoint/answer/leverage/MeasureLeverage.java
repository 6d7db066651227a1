package dev.chokepoint.answer.leverage;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.leverage.Leverage;
import dev.chokepoint.exposure.restriction.MeasureSet;
import java.util.Map;

/// What one measure, or all measures of an issuer, costs every party: with it minus without it.
///
/// @param onPartyUsd by party; negative is a gain
public record MeasureLeverage<M extends MeasureSet>(
        M measures, String issuer, Map<String, Double> onPartyUsd, double totalUsd, Explanation why) {

    static <M extends MeasureSet> MeasureLeverage<M> of(Leverage.Row<M> row, Explanation why) {
        return new MeasureLeverage<>(row.measures(), row.issuer(), row.onParty(), row.total(), why);
    }

    /// What it costs its own issuer, USD.
    public double ownUsd() {
        return onPartyUsd.getOrDefault(issuer, 0.0);
    }

    /// What it costs all others, USD.
    public double othersUsd() {
        double others = 0;
        for (Map.Entry<String, Double> e : onPartyUsd.entrySet()) {
            if (!e.getKey().equals(issuer)) {
                others += e.getValue();
            }
        }
        return others;
    }
}
