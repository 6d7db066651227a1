package dev.chokepoint.answer.leverage;

import dev.chokepoint.base.Explanation;
import dev.chokepoint.exposure.leverage.Leverage;
import java.util.Map;

/// What one measure, or all measures of an issuer, costs every party: with it minus without it.
///
/// @param measure id of the measure; `all of ISSUER` for all of an issuer's together
/// @param onPartyUsd by party; negative is a gain
public record MeasureLeverage(
        String measure, String issuer, Map<String, Double> onPartyUsd, double totalUsd, Explanation why) {

    static MeasureLeverage of(Leverage.Row row, Explanation why) {
        return new MeasureLeverage(row.measure(), row.issuer(), row.onParty(), row.total(), why);
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
