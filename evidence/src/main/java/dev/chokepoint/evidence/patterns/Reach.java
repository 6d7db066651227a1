package dev.chokepoint.evidence.patterns;

/// A stretch of tokens: a sentence, or what of a clause belongs to an act.
public record Reach(int from, int to) {}
