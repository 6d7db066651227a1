package dev.chokepoint.data.lists;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.data.files.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of one list file: CSV with a header, each row in one line, none of them empty.
final class ListTable {
    private final String file;
    private final Map<String, Integer> columns;
    private final List<CsvRecord> rows;

    private ListTable(String file, Map<String, Integer> columns, List<CsvRecord> rows) {
        this.file = file;
        this.columns = columns;
        this.rows = rows;
    }

    /// One row.
    final class Row {
        private final CsvRecord csv;

        private Row(CsvRecord csv) {
            this.csv = csv;
        }

        /// The cell of a column; empty where the table has no such column.
        String get(String column) {
            Integer at = columns.get(column);
            return at == null || at >= csv.getFieldCount()
                    ? ""
                    : csv.getField(at).strip();
        }

        int line() {
            return (int) csv.getStartingLineNumber();
        }
    }

    /// Reads a table; the first line names its columns.
    static ListTable parse(String file, String text, Problems problems) {
        Map<String, Integer> columns = new HashMap<>();
        List<CsvRecord> rows = new ArrayList<>();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
        try {
            for (CsvRecord csv : reader) {
                if (columns.isEmpty()) {
                    for (int i = 0; i < csv.getFieldCount(); i++) {
                        columns.put(csv.getField(i).strip(), i);
                    }
                } else if (csv.getFieldCount() != columns.size()) {
                    problems.add(Problem.error(
                            file,
                            (int) csv.getStartingLineNumber(),
                            "",
                            "",
                            "The line must have " + columns.size() + " fields like the header, not "
                                    + csv.getFieldCount() + "."));
                } else {
                    rows.add(csv);
                }
            }
        } catch (CsvParseException e) {
            problems.add(Problem.error(file, 0, "", "", "The list must be CSV: " + CsvFault.words(e)));
        }
        return new ListTable(file, columns, rows);
    }

    /// Whether the table has all these columns; reports those it lacks.
    boolean has(List<String> needed, Problems problems) {
        boolean all = true;
        for (String column : needed) {
            if (!columns.containsKey(column)) {
                problems.add(Problem.error(file, 1, "header", "", "The column (" + column + ") is missing."));
                all = false;
            }
        }
        return all;
    }

    /// The names of the columns in their order.
    List<String> columns() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    List<Row> rows() {
        return rows.stream().map(Row::new).toList();
    }
}
