package dev.chokepoint.data.store;

import org.jspecify.annotations.Nullable;

/// Takes the rows that the records of a file become. Everything said after [#record] is about that record.
public interface RowSink {
    /// The next record of the file.
    ///
    /// @param line where it begins; the first line of the file is 1
    void record(int line) throws RefusedFile;

    /// A row of the table, in the order of its columns; null for what is not known.
    void row(@Nullable Object... values);

    /// The record is left out, whatever was said of it before.
    void leaveOut(Reason reason, String field, String value);

    /// What the record is worth, in USD; totals of other records are worth nothing here.
    void worth(double usd);

    /// A code of the record that no list knows; the record is kept.
    void unmapped(String field, String code);

    /// How far the file has been read, in bytes.
    void at(long bytes);
}
