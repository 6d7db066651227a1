package dev.chokepoint.exposure.world;

import dev.chokepoint.base.Vintages;

/// The baseline price of an item, USD per unit, everywhere.
public record Price(String item, Vintages price) {}
