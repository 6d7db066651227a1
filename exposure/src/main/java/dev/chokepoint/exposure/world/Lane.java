package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;

/// A trade arc of one item between two places.
///
/// @param flow observed flow, units per time; zero for a lane that could be used but was not
/// @param transport cost of carriage as a share of the item's price
/// @param lagMonths months between departure and arrival
public record Lane(String item, String from, String to, Vintages flow, Vintages transport, int lagMonths) {}
