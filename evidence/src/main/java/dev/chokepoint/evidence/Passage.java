package dev.chokepoint.evidence;

/// A paragraph of an article with the part of the page it belongs to.
public record Passage(Section section, Span span) {}
