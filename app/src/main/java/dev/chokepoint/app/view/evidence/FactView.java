package dev.chokepoint.app.view.evidence;

/// A supply fact or an event of the talks read from an article.
public record FactView(int start, int end, String kind, String text) {}
