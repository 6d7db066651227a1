package dev.chokepoint.data.deals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A value of a JSON or YAML file with the line it stands on.
sealed interface Node {
    int line();

    /// Named values, in the order of the file.
    record Fields(Map<String, Node> fields, int line) implements Node {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /// A list of values.
    record Items(List<Node> items, int line) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// A text, number or truth value as it is written.
    record Scalar(String text, int line) implements Node {}

    /// Nothing (`null`).
    record Empty(int line) implements Node {}

    /// The value as text for messages.
    default String text() {
        return switch (this) {
            case Fields f -> "{" + String.join(", ", f.fields().keySet()) + "}";
            case Items i -> "[" + i.items().size() + " items]";
            case Scalar s -> s.text();
            case Empty e -> "null";
        };
    }
}
