package dev.chokepoint.data.ledger;

import dev.chokepoint.data.sheet.SheetReader;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/// The lines of a table one after the other, those that cannot be read too, each once.
final class TableLines {
    private final Iterator<SheetReader.Line> lines;
    private long read;
    private long broken;

    TableLines(Iterator<SheetReader.Line> lines) {
        this.lines = lines;
    }

    /// A line of the table.
    ///
    /// @param number which row of the table it is, from 1 on
    /// @param problem why it cannot be read; empty where it can
    record Entry(long number, SheetReader.Line line, String problem) {
        /// What the row is called: what it says itself, or its number.
        String id() {
            return line.fields().getOrDefault("case_id", Long.toString(number));
        }
    }

    /// The next line; empty at the end of the table.
    ///
    /// @throws SheetReader.UnreadableException if nothing behind a broken line can be read
    Optional<Entry> next() {
        try {
            if (!lines.hasNext()) {
                return Optional.empty();
            }
            SheetReader.Line line = lines.next();
            read++;
            return Optional.of(new Entry(read, line, ""));
        } catch (SheetReader.UnreadableException e) {
            if (e.line() <= broken) {
                throw e;
            }
            broken = e.line();
            read++;
            return Optional.of(
                    new Entry(read, new SheetReader.Line(e.line(), Map.of()), String.valueOf(e.getMessage())));
        }
    }
}
