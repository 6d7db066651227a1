package dev.chokepoint.evidence.trained;

/// From which figure on the trained reader says something.
///
/// @param right a claim that is less likely right than this is doubted
/// @param act a sentence without a claim is shown where it is at least as likely as this to hold an act
public record Bounds(double right, double act) {}
