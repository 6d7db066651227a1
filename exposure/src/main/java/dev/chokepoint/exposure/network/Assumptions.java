package dev.chokepoint.exposure.network;

import java.util.LinkedHashMap;
import java.util.Map;

/// Parameters of the model that no source gives; every report lists them as assumed.
///
/// @param traderMargin margin of the baseline step of a lane, share of the price; makes the observed lane
///     preferred
/// @param reroute1 extra cost of up to half more than the observed flow on a lane, share of the price
/// @param reroute2 extra cost beyond that, and on lanes without an observed flow, share of the price
/// @param surge extra cost of output above the baseline, share of the price
/// @param holding cost of holding a unit in stock for a month, share of the price
/// @param stockMonths operating stock where no figure stands, months of use
/// @param convenienceCap highest monthly value of the last units in stock, as a multiple of the steady value
/// @param growth demand above the baseline that the demand curve describes, share of the baseline
/// @param terminalDelayMonths months by which an order open at the end is taken to be late still
/// @param rentShare share ρ of the rent of a closed lane that goes to the exporter
public record Assumptions(
        double traderMargin,
        double reroute1,
        double reroute2,
        double surge,
        double holding,
        double stockMonths,
        double convenienceCap,
        double growth,
        double terminalDelayMonths,
        double rentShare) {

    public static Assumptions standard() {
        return new Assumptions(0.01, 0.05, 0.20, 0.10, 0.01, 1.0, 20, 0.25, 12, 0.0);
    }

    /// The same with another operating stock where no figure stands, months of use.
    public Assumptions withStockMonths(double months) {
        return new Assumptions(
                traderMargin,
                reroute1,
                reroute2,
                surge,
                holding,
                months,
                convenienceCap,
                growth,
                terminalDelayMonths,
                rentShare);
    }

    /// Each assumption in words with its value, for the report.
    public Map<String, Double> listed() {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("margin on the observed flow of a lane (share of price)", traderMargin);
        all.put("extra cost of up to half more on an observed lane (share of price)", reroute1);
        all.put("extra cost of more than that, or on a new lane (share of price)", reroute2);
        all.put("extra cost of output above baseline (share of price)", surge);
        all.put("cost of holding stock (share of price per month)", holding);
        all.put("operating stock where no figure stands (months of use)", stockMonths);
        all.put("highest value of the last units of a stock (multiple of the steady value)", convenienceCap);
        all.put("demand described above the baseline (share)", growth);
        all.put("further delay of orders open at the end (months)", terminalDelayMonths);
        all.put("exporter's share of the rent of a capped lane (rho)", rentShare);
        return all;
    }
}
