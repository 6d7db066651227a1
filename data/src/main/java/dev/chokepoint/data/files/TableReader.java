package dev.chokepoint.data.files;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.base.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads CSV tables into rows: checks the header and the number of fields, keeps line numbers, skips comments.
public final class TableReader {
    private TableReader() {}

    /// The rows of one file; the header decides the order of the columns.
    public static List<Row> read(Path root, Path file, TableSchema schema, Problems problems) {
        Optional<String> text = TextFile.read(root, file, TextFile.TABLE_LIMIT, problems);
        return text.map(t -> parse(TextFile.name(root, file), t, schema, problems))
                .orElse(List.of());
    }

    static List<Row> parse(String name, String text, TableSchema schema, Problems problems) {
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .commentCharacter('#')
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text);
        int line = 1;
        try {
            for (CsvRecord csv : reader) {
                line = (int) csv.getStartingLineNumber();
                List<String> fields =
                        csv.getFields().stream().map(String::strip).toList();
                if (fields.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (fields.stream().anyMatch(f -> f.indexOf('\n') >= 0 || f.indexOf('\r') >= 0)) {
                    problems.add(Problem.error(name, line, "", "", "A field must end in the line in which it starts.")
                            .withHint("a double quote is missing or one too many."));
                    return rows;
                }
                if (header.isEmpty()) {
                    header = fields;
                    if (!headerFits(name, line, header, schema, problems)) {
                        return rows;
                    }
                } else if (fields.size() != header.size()) {
                    problems.add(Problem.error(
                                    name,
                                    line,
                                    "",
                                    "",
                                    "The line must have " + header.size() + " fields like the header, not "
                                            + fields.size() + ".")
                            .withHint(
                                    fields.size() > header.size()
                                            ? "a field that holds a comma lacks its double quotes."
                                            : "a comma is missing."));
                } else {
                    Map<String, String> byName = new HashMap<>();
                    for (int i = 0; i < fields.size(); i++) {
                        byName.put(header.get(i), fields.get(i));
                    }
                    rows.add(new Row(name, line, byName));
                }
            }
        } catch (CsvParseException e) {
            problems.add(Problem.error(
                    name,
                    line,
                    "",
                    "",
                    "The table must be CSV; after this line it cannot be read: " + CsvFault.words(e)));
        }
        if (header.isEmpty() && !problems.hasErrors()) {
            problems.add(Problem.error(
                    name,
                    0,
                    "",
                    "",
                    "The table must start with its columns: " + String.join(",", schema.allColumns()) + "."));
        }
        return rows;
    }

    private static boolean headerFits(
            String name, int line, List<String> header, TableSchema schema, Problems problems) {
        boolean fits = true;
        Set<String> seen = new HashSet<>();
        List<String> absent = new ArrayList<>(schema.allColumns());
        absent.removeAll(header);
        for (String column : header) {
            if (!seen.add(column)) {
                problems.add(Problem.error(name, line, "header", column, "The column must stand once."));
                fits = false;
            } else if (!schema.allColumns().contains(column)) {
                String hint = Spelling.hint(column, absent);
                problems.add(Problem.error(
                                name,
                                line,
                                "header",
                                column,
                                "The column is not known; the columns are " + String.join(",", schema.allColumns())
                                        + ".")
                        .withHint(hint));
                fits = false;
            }
        }
        for (String column : schema.requiredColumns()) {
            if (!header.contains(column)) {
                problems.add(Problem.error(name, line, "header", "", "The column (" + column + ") is missing."));
                fits = false;
            }
        }
        return fits;
    }
}
