package dev.chokepoint.app.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// A list of an answer as a table: a row for each member, a column for each field, nested fields by a dotted name.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it.
public final class CsvTable {
    private CsvTable() {}

    /// A list of objects as a table.
    ///
    /// @param list an array of objects
    public static String of(JsonNode list) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (JsonNode member : list) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", member, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        StringBuilder out = new StringBuilder();
        line(out, columns.stream().toList());
        for (Map<String, String> row : rows) {
            line(out, columns.stream().map(c -> row.getOrDefault(c, "")).toList());
        }
        return out.toString();
    }

    private static void flatten(String name, JsonNode node, Map<String, String> row) {
        if (node.isObject()) {
            node.properties()
                    .forEach(p -> flatten(name.isEmpty() ? p.getKey() : name + "." + p.getKey(), p.getValue(), row));
        } else if (node.isArray()) {
            List<String> parts = new ArrayList<>();
            node.forEach(n -> parts.add(n.isValueNode() ? n.asString() : n.toString()));
            row.put(name, text(String.join("; ", parts)));
        } else {
            row.put(name, node.isNumber() ? node.asString() : text(node.asString()));
        }
    }

    /// The text, made safe for spreadsheets.
    public static String text(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /// Adds a line; texts must be safe.
    public static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            out.append(i == 0 ? "" : ",").append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
        }
        out.append("\r\n");
    }
}
