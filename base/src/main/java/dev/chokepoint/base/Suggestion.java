package dev.chokepoint.base;

/// Something a text may mean, for a person to confirm; it is never used by itself.
///
/// @param means what the text may mean, such as an item with its codes
/// @param alias the name under which it was found
/// @param likeness how well the text fits the alias, and why
public record Suggestion<T>(T means, String alias, Likeness likeness) {
    public double score() {
        return likeness.score();
    }

    /// One line for people: `samarium cobalt magnet (0.70: all 3 words of the alias, 1 extra (block))`.
    public String text() {
        return String.format(java.util.Locale.ROOT, "%s (%.2f: %s)", alias, score(), likeness.reason());
    }
}
