package dev.chokepoint.app.view.scope;

/// A suspension that may run out in the months of the plan.
///
/// @param by the measure that suspended it; may be empty
/// @param lastDay its last day by the text
/// @param announced the day to which it was said to run, without an act that says so; may be empty
public record OpenSuspensionView(String measure, String by, String lastDay, String announced) {}
