package dev.chokepoint.data.files;

import java.util.Map;

/// A line of a table, or a mapping of a YAML file, with its place: fields by column name.
public record Row(String file, int line, Map<String, String> fields) {
    public Row {
        fields = Map.copyOf(fields);
    }

    /// The field of a column; empty where it is not filled.
    public String get(String column) {
        return fields.getOrDefault(column, "");
    }

    public boolean has(String column) {
        return !get(column).isEmpty();
    }

    /// Where the row stands, for messages: `items.csv:12`.
    public String where() {
        return file + ":" + line;
    }
}
