package dev.chokepoint.data.files;

import dev.chokepoint.base.Vintages;
import java.util.List;

/// The lines of a table that hold the vintages of one figure.
///
/// @param first the line in which the figure stands first
/// @param key the fields of the key columns, in the order of the schema
/// @param rows all its lines, in the order of the file
public record Group(Row first, List<String> key, Vintages vintages, List<Row> rows) {
    public Group {
        key = List.copyOf(key);
        rows = List.copyOf(rows);
    }

    public String kind() {
        return first.has("kind") ? first.get("kind") : "any";
    }
}
