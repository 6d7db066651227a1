package dev.chokepoint.data.statistics;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.chokepoint.data.files.CsvFault;
import dev.chokepoint.data.store.RefusedFile;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// Reads a table of CSV whose first line has the names of its columns, parted by comma, semicolon or tab.
final class CsvRecords implements RecordReader {
    private static final int LONGEST_HEADER = 16_384;
    private static final int MOST_CHARS = 1 << 20;

    private final TextSource text;
    private final CsvReader<CsvFields.CsvLine> reader;
    private final Iterator<CsvFields.CsvLine> records;
    private final Columns columns;
    private final String[] texts;
    private CsvFields.CsvLine record;

    private CsvRecords(
            TextSource text,
            CsvReader<CsvFields.CsvLine> reader,
            Iterator<CsvFields.CsvLine> records,
            CsvFields.CsvLine first) {
        this.text = text;
        this.reader = reader;
        this.records = records;
        this.record = first;
        List<String> names = new ArrayList<>();
        for (int n = 0; n < first.size(); n++) {
            names.add(first.get(n, "").strip());
        }
        this.columns = new Columns(names);
        this.texts = new String[names.size()];
        Arrays.fill(texts, "");
    }

    static CsvRecords open(TextSource text) throws RefusedFile, IOException {
        Reader in = text.reader();
        in.mark(LONGEST_HEADER);
        char delimiter = delimiter(in);
        in.reset();
        CsvReader<CsvFields.CsvLine> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(MOST_CHARS)
                .build(new CsvFields(), in);
        try {
            Iterator<CsvFields.CsvLine> records = reader.iterator();
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
            if (!records.hasNext() && !text.endsWithLine() && record.size() < columns.size()) {
                throw new RefusedFile("its last line breaks off: the file is not whole");
            }
            return true;
        } catch (CsvParseException | UncheckedIOException e) {
            throw new RefusedFile(
                    "after line " + record.line() + " it cannot be read as CSV (" + CsvFault.words(e) + ")");
        }
    }

    @Override
    public int line() {
        return (int) record.line();
    }

    @Override
    public String get(int column) {
        if (column < 0 || column >= record.size()) {
            return "";
        }
        if (column >= texts.length) {
            return record.get(column, "");
        }
        String field = record.get(column, texts[column]);
        texts[column] = field;
        return field;
    }

    @Override
    public boolean complete() {
        for (int n = columns.size(); n < record.size(); n++) {
            if (!record.get(n, "").isBlank()) {
                return false;
            }
        }
        return record.size() >= columns.size();
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
