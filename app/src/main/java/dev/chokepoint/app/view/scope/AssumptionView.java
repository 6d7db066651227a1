package dev.chokepoint.app.view.scope;

/// An assumption with its value, of the model or of the world.
public record AssumptionView(String what, String value, String because) {}
