package dev.chokepoint.controls.law;

/// One limb of a measure: a scope and what follows for shipments in it.
///
/// @param name unique within its measure
/// @param words what the rule says, in words
public record Rule(String name, Scope scope, Effect effect, String words) {}
