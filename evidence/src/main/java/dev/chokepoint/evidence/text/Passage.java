package dev.chokepoint.evidence.text;

/// A paragraph of an article with the part of the page it belongs to.
public record Passage(Section section, Span span) {}
