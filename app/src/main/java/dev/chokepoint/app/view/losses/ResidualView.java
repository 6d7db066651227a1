package dev.chokepoint.app.view.losses;

/// How far the calibrated baseline of an item is from what was observed.
public record ResidualView(String item, String itemName, double observed, double share, String unit) {}
