package dev.chokepoint.data.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes a table for a user line by line, CSV or XLSX by the ending of its name.
///
/// The lines go to a file beside the target, which takes the target's name by [#commit]; a table that was not
/// committed leaves no trace. In a workbook numbers are numbers and days are days; a sheet that is full goes on in a
/// next one with the same header.
public final class SheetWriter implements AutoCloseable {
    /// Lines that a sheet of a workbook holds.
    private static final int SHEET_ROWS = 1_048_576;

    private static final int FLUSH = 1_000;

    private interface Rows {
        void write(List<?> values) throws IOException;

        void finish() throws IOException;
    }

    private final Path target;
    private final Path part;
    private final Rows rows;
    private boolean open = true;

    private SheetWriter(Path target, Path part, Rows rows) {
        this.target = target;
        this.part = part;
        this.rows = rows;
    }

    /// Begins a table with its header.
    public static SheetWriter create(Path target, List<String> header) {
        Path whole = target.toAbsolutePath();
        Path folder = Objects.requireNonNull(whole.getParent(), "a file stands in a folder");
        Path part = folder.resolve("." + whole.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            boolean book = SheetReader.isWorkbook(whole.getFileName().toString().toLowerCase(Locale.ROOT));
            Rows rows = book
                    ? new BookRows(Files.newOutputStream(part), header)
                    : new CsvRows(CsvWriter.builder().build(part, StandardCharsets.UTF_8), header);
            return new SheetWriter(whole, part, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("The table (" + target + ") cannot be written: " + e.getMessage(), e);
        }
    }

    /// Writes a line of texts, numbers and days.
    public void write(List<?> values) {
        try {
            rows.write(values);
        } catch (IOException e) {
            throw new UncheckedIOException("The table (" + target + ") cannot be written: " + e.getMessage(), e);
        }
    }

    /// Ends the table and gives it its name.
    public void commit() {
        open = false;
        try {
            rows.finish();
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The table (" + target + ") cannot be written: " + e.getMessage(), e);
        }
    }

    /// Drops the table unless it was committed.
    @Override
    public void close() {
        if (!open) {
            return;
        }
        open = false;
        try {
            rows.finish();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new UncheckedIOException("The table (" + part + ") cannot be removed: " + e.getMessage(), e);
        }
    }

    private static final class CsvRows implements Rows {
        private final CsvWriter writer;

        private CsvRows(CsvWriter writer, List<String> header) {
            this.writer = writer;
            writer.writeRecord(header);
        }

        @Override
        public void write(List<?> values) {
            String[] texts = new String[values.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = String.valueOf(values.get(i));
            }
            writer.writeRecord(texts);
        }

        @Override
        public void finish() throws IOException {
            writer.close();
        }
    }

    private static final class BookRows implements Rows {
        private final OutputStream out;
        private final Workbook book;
        private final List<String> header;
        private Worksheet sheet;
        private int row;
        private int sheets;

        private BookRows(OutputStream out, List<String> header) {
            this.out = out;
            this.book = new Workbook(out, "Chokepoint", "1.0");
            this.header = List.copyOf(header);
            this.sheet = next();
        }

        private Worksheet next() {
            sheets++;
            Worksheet made = book.newWorksheet(sheets == 1 ? "Sheet" : "Sheet " + sheets);
            made.freezePane(0, 1);
            for (int c = 0; c < header.size(); c++) {
                made.value(0, c, header.get(c));
                made.style(0, c).bold().set();
                made.width(c, Math.clamp(header.get(c).length() + 4.0, 12, 40));
            }
            row = 1;
            return made;
        }

        @Override
        public void write(List<?> values) throws IOException {
            if (row == SHEET_ROWS) {
                sheet.finish();
                sheet = next();
            }
            for (int c = 0; c < values.size(); c++) {
                cell(c, values.get(c));
            }
            row++;
            if (row % FLUSH == 0) {
                sheet.flush();
            }
        }

        private void cell(int c, Object value) {
            switch (value) {
                case Number n -> sheet.value(row, c, n);
                case LocalDate day -> {
                    sheet.value(row, c, day);
                    sheet.style(row, c).format("yyyy-mm-dd").set();
                }
                default -> {
                    String text = value.toString();
                    if (!text.isEmpty()) {
                        sheet.value(row, c, text.length() > 32_767 ? text.substring(0, 32_766) + "…" : text);
                    }
                }
            }
        }

        @Override
        public void finish() throws IOException {
            try (out) {
                book.finish();
            }
        }
    }
}
