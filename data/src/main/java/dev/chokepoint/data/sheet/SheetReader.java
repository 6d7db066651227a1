package dev.chokepoint.data.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.data.files.CsvFault;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/// Reads the lines of a table that a user brings, CSV or XLSX, one at a time, as fields by column name.
///
/// The ending decides the kind: `.xlsx` is a workbook, of which the first sheet is read; anything else is CSV in
/// UTF-8 with commas, or with semicolons or tabs where the header holds no comma. Column names are taken in lower
/// case with underscores for spaces and hyphens. Empty lines are skipped. A cell with a date reads as
/// `2025-06-10`, a number without grouping, a formula as its stored value.
public final class SheetReader implements AutoCloseable, Iterable<SheetReader.Line> {
    /// A line of the table.
    ///
    /// @param number the line of the file or row of the sheet, from 1
    /// @param fields what stands in each column, stripped; a column of the header is never missing
    public record Line(long number, Map<String, String> fields) {
        public Line {
            fields = fields instanceof Cells ? fields : Map.copyOf(fields);
        }

        /// The field of a column; empty where it is not filled or the table has no such column.
        public String get(String column) {
            return fields.getOrDefault(column, "");
        }
    }

    /// Numbers of a sheet are doubles.
    private static final int LARGEST_EXPONENT = 350;

    /// A table that cannot be read, with the line where it breaks; 0 where the whole file is meant.
    public static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long line;

        UnreadableException(long line, String message) {
            super(message);
            this.line = line;
        }

        public long line() {
            return line;
        }
    }

    private record Raw(long number, List<String> fields) {
        boolean isEmpty() {
            for (String f : fields) {
                if (!f.isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The cells of a line by their columns, without a table of its own for each line.
    private static final class Cells extends AbstractMap<String, String> {
        private final Map<String, Integer> columns;
        private final List<String> cells;

        private Cells(Map<String, Integer> columns, List<String> cells) {
            this.columns = columns;
            this.cells = cells;
        }

        @Override
        public boolean containsKey(Object key) {
            return columns.containsKey(key);
        }

        @Override
        public @Nullable String get(Object key) {
            Integer at = columns.get(key);
            return at == null ? null : cell(at);
        }

        @Override
        public String getOrDefault(Object key, String otherwise) {
            Integer at = columns.get(key);
            return at == null ? otherwise : cell(at);
        }

        private String cell(int at) {
            return at < cells.size() ? cells.get(at) : "";
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            Map<String, String> all = new LinkedHashMap<>();
            columns.forEach((name, at) -> all.put(name, cell(at)));
            return Collections.unmodifiableMap(all).entrySet();
        }
    }

    private final AutoCloseable source;
    private final Iterator<Raw> raws;
    private final List<String> header;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private SheetReader(AutoCloseable source, Iterator<Raw> raws) {
        this.source = source;
        this.raws = raws;
        this.header = header(raws);
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty()) {
                columns.put(header.get(i), i);
            }
        }
    }

    /// Opens a table and reads its header.
    ///
    /// @throws UnreadableException if it is no table of the kind its ending says, or has no usable header
    public static SheetReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(0, "The table (" + file + ") was not found.");
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return isWorkbook(name) ? workbook(file) : csv(file);
    }

    /// Whether a name ends like a workbook.
    static boolean isWorkbook(String name) {
        return name.endsWith(".xlsx") || name.endsWith(".xlsm");
    }

    /// The columns in their order.
    public List<String> header() {
        return header;
    }

    @Override
    public Iterator<Line> iterator() {
        return new Iterator<>() {
            private @Nullable Line ahead;

            @Override
            public boolean hasNext() {
                while (ahead == null && raws.hasNext()) {
                    Raw raw = raws.next();
                    if (!raw.isEmpty()) {
                        ahead = line(raw);
                    }
                }
                return ahead != null;
            }

            @Override
            public Line next() {
                if (!hasNext() || ahead == null) {
                    throw new NoSuchElementException();
                }
                Line line = ahead;
                ahead = null;
                return line;
            }
        };
    }

    private Line line(Raw raw) {
        if (raw.fields().size() > header.size()
                && raw.fields().subList(header.size(), raw.fields().size()).stream()
                        .anyMatch(f -> !f.isEmpty())) {
            throw new UnreadableException(
                    raw.number(),
                    "The line has " + raw.fields().size() + " fields, the header " + header.size()
                            + "; a field that holds the separator needs double quotes.");
        }
        return new Line(raw.number(), new Cells(columns, raw.fields()));
    }

    private static List<String> header(Iterator<Raw> raws) {
        while (raws.hasNext()) {
            Raw raw = raws.next();
            if (raw.fields().stream().allMatch(String::isEmpty)) {
                continue;
            }
            List<String> names = raw.fields().stream().map(SheetReader::column).toList();
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!name.isEmpty() && !seen.add(name)) {
                    throw new UnreadableException(raw.number(), "The column (" + name + ") must stand once.");
                }
            }
            return names;
        }
        throw new UnreadableException(0, "The table is empty; it must start with the names of its columns.");
    }

    private static String column(String text) {
        return text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException("The table cannot be closed: " + e.getMessage(), e);
        }
    }

    // CSV

    private static SheetReader csv(Path file) {
        try (InputStream start = Files.newInputStream(file)) {
            byte[] head = Arrays.copyOf(start.readNBytes(8), 8);
            if (ReadableWorkbook.isOOXMLZipHeader(head)) {
                throw new UnreadableException(0, "The table is a workbook; its name must end in .xlsx.");
            }
            if (ReadableWorkbook.isOLE2Header(head)) {
                throw new UnreadableException(
                        0, "The table is a workbook of the old kind (.xls); save it as .xlsx or CSV.");
            }
        } catch (IOException e) {
            throw new UnreadableException(0, "The table cannot be read: " + e.getMessage());
        }
        try {
            char separator = separator(file);
            BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            CsvReader<CsvRecord> reader = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text);
            Iterator<CsvRecord> records = reader.iterator();
            return new SheetReader(reader, guarded(records));
        } catch (UncheckedIOException | IOException e) {
            throw new UnreadableException(0, "The table cannot be read: " + e.getMessage());
        }
    }

    /// The separator by the header: a comma, unless the first line has none but semicolons or tabs.
    private static char separator(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = text.readLine();
            while (line != null && line.isBlank()) {
                line = text.readLine();
            }
            if (line == null || line.indexOf(',') >= 0) {
                return ',';
            }
            return line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',';
        } catch (CharacterCodingException e) {
            throw new UnreadableException(1, "The table must be UTF-8; save it as \"CSV UTF-8\" or .xlsx.");
        }
    }

    private static Iterator<Raw> guarded(Iterator<CsvRecord> records) {
        return new Iterator<>() {
            private long last;

            @Override
            public boolean hasNext() {
                return guard(records::hasNext);
            }

            @Override
            public Raw next() {
                CsvRecord record = guard(records::next);
                boolean first = last == 0;
                last = record.getStartingLineNumber();
                List<String> fields = new ArrayList<>(record.getFieldCount());
                for (int i = 0; i < record.getFieldCount(); i++) {
                    fields.add(record.getField(i).strip());
                }
                if (first && !fields.isEmpty() && fields.getFirst().startsWith("\uFEFF")) {
                    fields.set(0, fields.getFirst().substring(1).strip());
                }
                return new Raw(last, fields);
            }

            private <T> T guard(java.util.function.Supplier<T> step) {
                try {
                    return step.get();
                } catch (CsvParseException e) {
                    throw new UnreadableException(
                            last + 1, "The table must be CSV; after this line it cannot be read: " + CsvFault.words(e));
                } catch (UncheckedIOException e) {
                    throw new UnreadableException(last + 1, "The table cannot be read: " + CsvFault.words(e));
                }
            }
        };
    }

    // XLSX

    private static SheetReader workbook(Path file) {
        File target = file.toFile();
        ReadableWorkbook book;
        try {
            book = new ReadableWorkbook(target, new ReadingOptions(true, false));
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(0, "The table must be an .xlsx workbook: " + plainCause(e));
        }
        try {
            Stream<org.dhatim.fastexcel.reader.Row> rows = book.getFirstSheet().openStream();
            Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator();
            Iterator<Raw> raws = new Iterator<>() {
                private long last;

                @Override
                public boolean hasNext() {
                    return guard(each::hasNext);
                }

                @Override
                public Raw next() {
                    org.dhatim.fastexcel.reader.Row row = guard(each::next);
                    last = row.getRowNum();
                    List<String> fields = new ArrayList<>();
                    for (int i = 0; i < row.getCellCount(); i++) {
                        fields.add(row.getOptionalCell(i)
                                .map(c -> text(c, last))
                                .orElse("")
                                .strip());
                    }
                    return new Raw(last, fields);
                }

                private <T> T guard(java.util.function.Supplier<T> step) {
                    try {
                        return step.get();
                    } catch (RuntimeException e) {
                        // What the reader throws at a part that no spreadsheet writes is of many kinds.
                        throw new UnreadableException(last + 1, "The workbook cannot be read: " + plainCause(e));
                    } catch (OutOfMemoryError e) {
                        throw new UnreadableException(
                                last + 1, "The workbook cannot be read: the row needs more memory than there is.");
                    }
                }
            };
            return new SheetReader(
                    () -> {
                        rows.close();
                        book.close();
                    },
                    raws);
        } catch (UnreadableException e) {
            closeQuietly(book);
            throw e;
        } catch (IOException | RuntimeException e) {
            closeQuietly(book);
            throw new UnreadableException(0, "The workbook cannot be read: " + plainCause(e));
        }
    }

    private static void closeQuietly(ReadableWorkbook book) {
        try {
            book.close();
        } catch (IOException e) {
            // The first failure is the one to tell.
        }
    }

    /// The cause on one line, without the place in the XML, which no user sees.
    private static String plainCause(Exception e) {
        Throwable at = e;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String said = String.valueOf(at.getMessage());
        String words = said.startsWith("null")
                ? "a part of it is missing or empty."
                : said.lines().findFirst().orElse("").strip();
        if (words.contains("entity reference")) {
            return "it holds an entity, which no spreadsheet writes (" + words + ").";
        }
        return at instanceof IndexOutOfBoundsException || at instanceof NumberFormatException
                ? "its sheets, rows, cells or texts are numbered as no spreadsheet numbers them (" + words + ")."
                : words;
    }

    private static String text(Cell cell, long row) {
        try {
            return content(cell, row);
        } catch (DateTimeException | ArithmeticException e) {
            throw new UnreadableException(
                    row,
                    "The cell (" + cell.getAddress() + ") holds no day that there is (" + cell.getRawValue() + ").");
        }
    }

    private static String content(Cell cell, long row) {
        if (cell.getType() == CellType.ERROR) {
            throw new UnreadableException(
                    row, "The cell (" + cell.getAddress() + ") holds an error (" + cell.getRawValue() + ").");
        }
        if (isDate(cell)) {
            LocalDateTime date = cell.asDate();
            return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                    ? date.toLocalDate().toString()
                    : date.toString();
        }
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            if (Math.abs((long) number.precision() - number.scale()) > LARGEST_EXPONENT) {
                throw new UnreadableException(
                        row,
                        "The cell (" + cell.getAddress() + ") holds a number larger or smaller than a sheet can hold.");
            }
            return number.stripTrailingZeros().toPlainString();
        }
        String raw = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return raw == null ? "" : raw;
    }

    /// A number whose format shows a day: one with a letter of year, month or day outside quotes and brackets.
    private static boolean isDate(Cell cell) {
        String format = cell.getDataFormatString();
        if (cell.getType() != CellType.NUMBER || format == null) {
            return false;
        }
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.indexOf('y') >= 0 || (bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0);
    }
}
