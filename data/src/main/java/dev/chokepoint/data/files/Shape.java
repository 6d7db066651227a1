package dev.chokepoint.data.files;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/// What a JSON Schema asks of one part of a file.
sealed interface Shape {
    /// A typed text; every scalar is one.
    ///
    /// @param pattern what must be found in it
    /// @param least the smallest number of characters
    /// @param means what the schema says of it, for messages
    record Text(Optional<Pattern> pattern, int least, String means) implements Shape {}

    /// One of some words.
    record Word(List<String> words) implements Shape {}

    /// A number within bounds, or a whole one.
    record Figure(boolean whole, OptionalDouble least, OptionalDouble most) implements Shape {}

    /// `true` or `false`.
    record Flag() implements Shape {}

    /// A list whose elements have one shape.
    record Elements(Shape each, int least) implements Shape {}

    /// A mapping.
    ///
    /// @param keys the keys with the shapes of their values, in the order of the schema
    /// @param others what stands under other keys; empty where there must be none
    /// @param names what every key must look like
    record Keys(Map<String, Shape> keys, Set<String> required, Optional<Shape> others, Optional<Pattern> names)
            implements Shape {}

    /// What stands elsewhere in the schema.
    record Reference(String name) implements Shape {}

    /// One of several shapes.
    ///
    /// @param means what the schema says of it, for messages
    record Choice(List<Shape> shapes, String means) implements Shape {}

    /// Anything.
    record Any() implements Shape {}
}
