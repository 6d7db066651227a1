package dev.chokepoint.app.view.losses;

/// How far the best case can be off because curves are cut into steps, USD.
///
/// @param lossTooHigh most by which the loss is too large
/// @param lossTooLow most by which it is too small
public record Accuracy(double lossTooHigh, double lossTooLow) {}
