package dev.chokepoint.data.lists;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;

/// One row that an importer read: for which list, from which line, with which cells.
///
/// @param list the list it belongs to, as in `US-EL`
record ImportedRow(String list, int line, SequencedMap<String, String> cells) {
    ImportedRow {
        cells = new LinkedHashMap<>(cells);
    }

    String get(String column) {
        return cells.getOrDefault(column, "");
    }

    /// What tells rows of a list apart: the name and the countries.
    static String key(Map<String, String> cells) {
        return nameKey(cells) + "|"
                + String.join(
                        ";",
                        new TreeSet<>(
                                List.of(cells.getOrDefault("countries", "").split(";"))));
    }

    /// The name, but for case and what stands around it.
    static String nameKey(Map<String, String> cells) {
        String name = cells.getOrDefault("name", cells.getOrDefault("code", ""));
        return ListText.tidy(name).toLowerCase(Locale.ROOT);
    }
}
