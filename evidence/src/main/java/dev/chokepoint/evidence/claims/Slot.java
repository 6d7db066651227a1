package dev.chokepoint.evidence.claims;

import dev.chokepoint.evidence.text.Span;

/// A value read from the text, with the place it was read at and the rule that read it.
///
/// @param span the characters it rests on; for a value that was inferred, those of what it was inferred from
/// @param rule the id of the rule
public record Slot<T>(T value, Span span, String rule) {
    public static <T> Slot<T> of(T value, Span span, String rule) {
        return new Slot<>(value, span, rule);
    }

    public static <T> Slot<T> of(T value, Span span, SlotRule rule) {
        return new Slot<>(value, span, rule.code());
    }

    /// Whether it was filled in this way.
    public boolean by(SlotRule way) {
        return rule.equals(way.code());
    }
}
