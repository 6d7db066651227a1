package dev.chokepoint.data.lists;

import dev.chokepoint.controls.law.ListSource;
import java.util.ArrayList;
import java.util.List;

/// One file of `lists/`, as `lists.yaml` describes it.
///
/// @param layout how its rows are laid out
/// @param rows how many it must hold
/// @param tags under which measures and tags its rows list a party
/// @param line where `lists.yaml` describes it
record ListFile(ListSource source, Layout layout, int rows, List<Tag> tags, int line) {
    /// What a row is.
    enum Layout {
        PARTIES,
        CCL_ENTRIES,
        CCL_REQUIREMENTS,
        COUNTRY_CHART,
        COUNTRY_GROUPS,
        /// Kept for people to read; no rule rests on it.
        TEXT
    }

    ListFile {
        tags = List.copyOf(tags);
    }

    String file() {
        return source.origin().file();
    }

    /// Under which measure and tag a row lists its party.
    ///
    /// @param measure the measure that lists; empty for the list's own
    /// @param measureColumn the column whose first word names the measure; empty where `measure` says it
    /// @param tag the tag of the listing; for a measure named by a column it counts only where a rule reads it
    /// @param column the column that is asked; empty for every row; with `first:` before it only its first value
    /// @param values of which one must stand in the column
    /// @param contains texts of which one must stand somewhere in the column
    /// @param except values that must not stand in the column
    /// @param otherwise whether it is only for rows that no earlier tag took
    record Tag(
            String measure,
            String measureColumn,
            String tag,
            String column,
            List<String> values,
            List<String> contains,
            List<String> except,
            boolean otherwise) {
        private static final String FIRST = "first:";

        Tag {
            values = List.copyOf(values);
            contains = List.copyOf(contains);
            except = List.copyOf(except);
        }

        /// The values of a cell, split at `;`, `|` and `,`.
        private static List<String> cells(String cell) {
            List<String> out = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= cell.length(); i++) {
                if (i == cell.length() || ";|,".indexOf(cell.charAt(i)) >= 0) {
                    out.add(cell.substring(start, i).strip());
                    start = i + 1;
                }
            }
            return out;
        }

        boolean takes(ListTable.Row row, boolean taken) {
            if (otherwise && taken) {
                return false;
            }
            if (column.isEmpty()) {
                return true;
            }
            boolean first = column.startsWith(FIRST);
            String cell = row.get(first ? column.substring(FIRST.length()) : column);
            List<String> cells = cells(cell);
            if (first) {
                cells = cells.subList(0, 1);
            }
            return (contains.isEmpty() || contains.stream().anyMatch(cell::contains))
                    && (values.isEmpty() || cells.stream().anyMatch(values::contains))
                    && cells.stream().noneMatch(except::contains);
        }
    }
}
