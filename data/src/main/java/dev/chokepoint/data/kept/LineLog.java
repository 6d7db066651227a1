package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AppendLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// Lines that are only ever appended to, in one order for everybody: a journal, decisions, an audit.
///
/// When an append returns, its line is kept for good.
public interface LineLog {
    /// Reads the complete lines from a number on, blank ones too; 1 is the first.
    ///
    /// @return the number of a last line that was cut off; 0 where none was
    long read(long from, AppendLog.Each each);

    /// Appends one line, which is made while nobody else can append.
    void append(Supplier<String> line);

    /// Appends many lines, as they are.
    default void appendAll(List<String> lines) {
        lines.forEach(line -> append(() -> line));
    }

    /// Grows with every append, so that it tells whether anything was added.
    long length();

    /// The last line; empty where there is none.
    default Optional<String> last() {
        AtomicReference<Optional<String>> last = new AtomicReference<>(Optional.empty());
        read(1, (_, text) -> last.set(Optional.of(text)));
        return last.get();
    }
}
