package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;

/// Final demand for an item at a place.
///
/// @param quantity baseline use, units per time
/// @param elasticity price elasticity of demand, negative
/// @param choke price above which nothing is bought, as a multiple of the baseline price; the value of
///     the lost product
/// @param kind whether what is not delivered is lost or only late
public record Demand(
        String item, String place, EndUse endUse, Vintages quantity, Vintages elasticity, Vintages choke, Kind kind) {
    /// What happens to demand that is not met.
    public sealed interface Kind {
        /// What is not delivered in its month is lost.
        record Perishable() implements Kind {}

        /// Ordered durables: what is not delivered waits in a backlog.
        ///
        /// @param delayCost cost of one month's delay of one unit, as a share of its price
        /// @param catchUp most that can be delivered in a month, as a multiple of the baseline
        record Ordered(Vintages delayCost, Vintages catchUp) implements Kind {}
    }
}
