package dev.chokepoint.data.statistics;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.data.store.RefusedFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;

/// Reads a table of CSV whose first line has the names of its columns, parted by comma, semicolon or tab.
final class CsvRecords implements RecordReader {
    private static final int LONGEST_HEADER = 16_384;
    private static final int MOST_CHARS = 1 << 20;

    private final TextSource text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final Columns columns;
    private CsvRecord record;

    private CsvRecords(TextSource text, CsvReader<CsvRecord> reader, Iterator<CsvRecord> records, CsvRecord first) {
        this.text = text;
        this.reader = reader;
        this.records = records;
        this.record = first;
        this.columns = new Columns(first.getFields().stream().map(String::strip).toList());
    }

    static CsvRecords open(TextSource text) throws RefusedFile, IOException {
        Reader in = text.reader();
        in.mark(LONGEST_HEADER);
        char delimiter = delimiter(in);
        in.reset();
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(MOST_CHARS)
                .ofCsvRecord(in);
        try {
            Iterator<CsvRecord> records = reader.iterator();
            if (!records.hasNext()) {
                reader.close();
                throw new RefusedFile("it is empty");
            }
            return new CsvRecords(text, reader, records, records.next());
        } catch (CsvParseException e) {
            reader.close();
            throw new RefusedFile("its first line cannot be read as CSV (" + CsvFault.words(e) + ")");
        }
    }

    private static char delimiter(Reader in) throws IOException {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        for (int n = 0; n < LONGEST_HEADER; n++) {
            int c = in.read();
            if (c < 0 || c == '\n') {
                break;
            }
            commas += c == ',' ? 1 : 0;
            semicolons += c == ';' ? 1 : 0;
            tabs += c == '\t' ? 1 : 0;
        }
        return tabs > Math.max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    @Override
    public Columns columns() {
        return columns;
    }

    @Override
    public String file() {
        return text.name();
    }

    @Override
    public boolean next() throws RefusedFile, IOException {
        try {
            if (!records.hasNext()) {
                return false;
            }
            record = records.next();
            if (!records.hasNext() && !text.endsWithLine() && record.getFieldCount() < columns.size()) {
                throw new RefusedFile("its last line breaks off: the file is not whole");
            }
            return true;
        } catch (CsvParseException | UncheckedIOException e) {
            throw new RefusedFile("after line " + record.getStartingLineNumber() + " it cannot be read as CSV ("
                    + CsvFault.words(e) + ")");
        }
    }

    @Override
    public int line() {
        return (int) record.getStartingLineNumber();
    }

    @Override
    public String get(int column) {
        if (column < 0 || column >= record.getFieldCount()) {
            return "";
        }
        String field = record.getField(column);
        return field.isEmpty() ? field : Fields.trimmed(field);
    }

    @Override
    public boolean complete() {
        if (record.getFieldCount() <= columns.size()) {
            return record.getFieldCount() == columns.size();
        }
        List<String> fields = record.getFields();
        return fields.subList(columns.size(), fields.size()).stream().allMatch(String::isBlank);
    }

    @Override
    public long bytes() {
        return text.bytes();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
