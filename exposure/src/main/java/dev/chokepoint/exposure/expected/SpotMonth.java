package dev.chokepoint.exposure.expected;

/// A month of one item at one place, as the spot layer has it. Units of the item.
///
/// @param price spot price over the inside price, p; 1 before a measure
/// @param after the state at the end of the month
/// @param residual what the balance of the users without a licence misses at this price
public record SpotMonth(double price, Supply supply, Use use, SpotState after, double residual) {
    /// Where goods come from.
    ///
    /// @param licensed from the issuer to users with a licence, y_L
    /// @param passing from the issuer to users without one: days without the measure, declared goods
    /// @param leakage from the issuer in spite of the measure
    /// @param resale sold on by users with a licence; not a further unit
    /// @param othersLicensed from makers outside the issuer to users with a licence
    /// @param othersUnlicensed the same to users without
    /// @param reexport from the place joined, net; below 0 at the place that passes on
    public record Supply(
            double licensed,
            double passing,
            double leakage,
            double resale,
            double othersLicensed,
            double othersUnlicensed,
            double reexport) {
        /// What makers outside the issuer supply.
        public double others() {
            return othersLicensed + othersUnlicensed;
        }

        /// What leaves the issuer openly.
        public double fromIssuer() {
            return licensed + passing;
        }

        /// What arrives at the place in all.
        public double total() {
            return licensed + passing + leakage + others() + reexport;
        }
    }

    /// Where goods go.
    ///
    /// @param licensed used by those with a licence
    /// @param unlicensed used by those without
    /// @param stockChange put into stock by all; below 0 where stock is used up
    public record Use(double licensed, double unlicensed, double stockChange) {
        public double total() {
            return licensed + unlicensed;
        }
    }

    /// What is paid on average over licensed and spot trade, over the inside price: licensed trade at 1 + ρ(p − 1).
    ///
    /// The mean of some months is the sum of [#tradedValue] over that of [#tradedVolume]. Source:
    /// docs/model/expected.md#prices
    ///
    /// @param rentShare ρ; 0 for named end users
    public double traded(double rentShare) {
        double volume = tradedVolume();
        return volume > 0 ? tradedValue(rentShare) / volume : price;
    }

    /// What is traded, units: licensed trade and spot trade.
    public double tradedVolume() {
        return spotVolume() + supply.licensed();
    }

    /// What is paid for it, in units at the inside price.
    public double tradedValue(double rentShare) {
        return spotVolume() * price + supply.licensed() * (1 + rentShare * (price - 1));
    }

    /// Share of what is traded that pays the spot price, 0 to 1.
    public double spotShare() {
        double volume = tradedVolume();
        return volume > 0 ? spotVolume() / volume : 1;
    }

    private double spotVolume() {
        return supply.passing() + supply.leakage() + supply.othersUnlicensed() + Math.max(0, supply.reexport());
    }
}
