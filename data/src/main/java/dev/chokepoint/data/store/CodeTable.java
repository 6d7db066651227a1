package dev.chokepoint.data.store;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A list of codes as a table: columns by name, parted by comma or semicolon, in UTF-8 or Latin-1.
record CodeTable(List<String> columns, List<List<String>> rows) {
    static CodeTable parse(byte[] bytes) {
        String text = decode(bytes);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char delimiter = first.chars().filter(c -> c == ';').count()
                        > first.chars().filter(c -> c == ',').count()
                ? ';'
                : ',';
        List<List<String>> rows = new ArrayList<>();
        CsvReader.CsvReaderBuilder reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true);
        for (CsvRecord r : reader.ofCsvRecord(text)) {
            rows.add(r.getFields().stream().map(String::strip).toList());
        }
        if (rows.isEmpty()) {
            return new CodeTable(List.of(), List.of());
        }
        List<String> columns =
                rows.getFirst().stream().map(c -> c.toLowerCase(Locale.ROOT)).toList();
        return new CodeTable(columns, List.copyOf(rows.subList(1, rows.size())));
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// The column that has one of these names, the first that is there; -1 where none is.
    int column(String... names) {
        for (String name : names) {
            if (columns.contains(name)) {
                return columns.indexOf(name);
            }
        }
        return -1;
    }

    static String field(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column);
    }
}
