package dev.chokepoint.deals.stated;

/// The market of one good between two places, with straight lines of demand and supply through what is traded today.
///
/// Amounts are USD a year at today's price at the border, which is 1. With the duty τ buyers pay p(1 + τ):
/// demand q0(1 − ε(p(1 + τ) − (1 + τ0))/(1 + τ0)), supply q0(1 + η(p − 1)). Source: docs/model/deals.md#stated-worth
///
/// @param trade q0, what is traded today, USD a year at the border
/// @param duty τ0, the duty that stands today, as a share of the price at the border
/// @param demandElasticity ε, by how many percent buyers take less where they pay one percent more
/// @param supplyElasticity η, by how many percent more is offered where the price at the border is one percent higher
public record LinearMarket(double trade, double duty, double demandElasticity, double supplyElasticity) {
    public LinearMarket {
        if (!(trade > 0 && trade < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The trade (" + trade + ") must be above 0.");
        }
        if (!(duty >= 0 && duty < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The duty (" + duty + ") must be 0 or above.");
        }
        if (!(demandElasticity > 0 && demandElasticity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The elasticity of demand (" + demandElasticity + ") must be above 0.");
        }
        if (!(supplyElasticity > 0 && supplyElasticity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The elasticity of supply (" + supplyElasticity + ") must be above 0.");
        }
    }

    /// What a change gives both places, USD a year.
    ///
    /// @param importer what buyers and the treasury of the importing place gain
    /// @param exporter what sellers gain
    public record Gain(double importer, double exporter) {}

    /// What another duty gives both places: a lower one may cost its importer, whose treasury loses what the exporter
    /// then earns.
    public Gain withDuty(double other) {
        if (!(other >= 0 && other < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The duty (" + other + ") must be 0 or above.");
        }
        double price = (supplyElasticity + demandElasticity) / (supplyElasticity + slope() * (1 + other));
        double quantity = trade * Math.max(0, 1 + supplyElasticity * (price - 1));
        double importer = surplusOfBuyers(quantity) + other * price * quantity;
        return new Gain(
                importer - surplusOfBuyers(trade) - duty * trade, surplusOfSellers(quantity) - surplusOfSellers(trade));
    }

    /// What a promise to buy at least so much gives both places: the price at the border rises until that much is
    /// offered, and buyers take more than they would. Nothing changes where as much is traded anyway.
    ///
    /// @param least USD a year at today's price
    public Gain withPurchaseOf(double least) {
        if (!(least >= 0 && least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The purchase (" + least + ") must be 0 or above.");
        }
        double quantity = Math.max(trade, least);
        double price = 1 + (quantity / trade - 1) / supplyElasticity;
        return new Gain(
                useOf(quantity) - price * quantity - (useOf(trade) - trade),
                surplusOfSellers(quantity) - surplusOfSellers(trade));
    }

    /// By what share of today's trade demand falls where buyers pay one more.
    private double slope() {
        return demandElasticity / (1 + duty);
    }

    /// What buyers have beyond what they pay, duty included.
    private double surplusOfBuyers(double quantity) {
        return quantity * quantity / (2 * trade * slope());
    }

    private double surplusOfSellers(double quantity) {
        return quantity * quantity / (2 * trade * supplyElasticity);
    }

    /// What the goods are worth to their buyers, whatever they pay.
    private double useOf(double quantity) {
        return (1 + duty) * quantity + (quantity - quantity * quantity / (2 * trade)) / slope();
    }
}
