package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.RefusedFile;
import java.io.IOException;

/// Reads a table record by record, whatever it is written in.
interface RecordReader extends AutoCloseable {
    Columns columns();

    /// The name of the file.
    String file();

    /// Goes to the next record; whether there is one.
    ///
    /// @throws RefusedFile if the rest cannot be read
    boolean next() throws RefusedFile, IOException;

    /// The line at which the record begins; of JSON without lines, its number.
    int line();

    /// A field without blanks around it; empty where the record has none.
    String get(int column);

    /// Whether the record has as many fields as the first line.
    boolean complete();

    /// Bytes read so far.
    long bytes();

    @Override
    void close() throws IOException;

    /// Opens a CSV or JSON file, also packed with gzip or as the only table of a zip.
    static RecordReader open(TextSource text) throws RefusedFile, IOException {
        return text.isJson() ? JsonRecords.open(text) : CsvRecords.open(text);
    }
}
