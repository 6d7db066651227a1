package dev.chokepoint.app.view.losses;

/// One way in which an outlook may turn out.
///
/// @param reopens first month with licences; empty if not within the plan
/// @param loss what the plan that does not know loses in it, USD
/// @param knownLoss the same had it been known from the start, USD
public record BranchView(String reopens, double probability, double loss, double knownLoss) {}
