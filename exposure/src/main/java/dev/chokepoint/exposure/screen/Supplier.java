package dev.chokepoint.exposure.screen;

/// A supplier of an importer.
///
/// @param code its country
/// @param share its part of what the importer buys, 0 to 1
public record Supplier(int code, double share) {}
