package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;

/// What is held of an item at a place when the plan starts.
///
/// @param amount units, or months of use where the unit is a time
public record Stock(String item, String place, Vintages amount) {}
