package dev.chokepoint.evidence.trained;

import dev.chokepoint.evidence.text.Span;

/// A sentence of which no claim was made, though it may hold an act.
///
/// @param probability that it holds one
public record UnreadAct(Span sentence, double probability) {}
