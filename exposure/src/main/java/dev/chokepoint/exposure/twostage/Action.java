package dev.chokepoint.exposure.twostage;

import java.util.List;

/// Something that can be prepared before it is known what happens.
///
/// @param what the good or the work in words, with its place
/// @param unit of the amount
/// @param usdPerUnit spent per unit, USD; more than 0
/// @param most largest amount
/// @param figures keys of the figures that its cost and limits rest on
/// @param because how its cost is made up, in words
public record Action(
        String id,
        Kind kind,
        String item,
        String place,
        String what,
        String unit,
        double usdPerUnit,
        double most,
        List<String> figures,
        String because) {
    /// What is prepared.
    public enum Kind {
        /// Goods on stock before the first month.
        STOCK,
        /// A qualified second source: flow on a lane beyond its baseline.
        SOURCE,
        /// New capacity of a plant.
        CAPACITY,
        /// Qualified capacity of another recipe for the same good.
        SUBSTITUTE
    }

    public Action {
        figures = List.copyOf(figures);
        if (!(usdPerUnit > 0 && Double.isFinite(usdPerUnit))) {
            throw new IllegalArgumentException(
                    "The cost (" + usdPerUnit + " USD per unit) of the action (" + id + ") must be a number above 0.");
        }
        if (!(most >= 0 && Double.isFinite(most))) {
            throw new IllegalArgumentException(
                    "The largest amount (" + most + ") of the action (" + id + ") must be a number of 0 or more.");
        }
    }

    /// The most that can be spent on it, USD.
    public double mostUsd() {
        return most * usdPerUnit;
    }
}
