package dev.chokepoint.data.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/// The rows that were left out of a table, as a CSV file beside the store; it appears when the import is done.
final class RejectFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;
    private final Map<Reason, Long> counts = new EnumMap<>(Reason.class);
    private BufferedWriter out = new BufferedWriter(java.io.Writer.nullWriter());
    private boolean open;
    private long rows;

    RejectFile(Path target) {
        this.target = target;
        this.temporary = target.resolveSibling(target.getFileName() + ".part");
    }

    void add(int line, Reason reason, String field, String value) {
        try {
            if (!open) {
                Files.createDirectories(temporary.toAbsolutePath().getParent());
                out = Files.newBufferedWriter(temporary);
                out.write("line,reason,field,value\n");
                open = true;
            }
            out.write(line + "," + reason.word() + "," + field + "," + quoted(value) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        counts.merge(reason, 1L, Long::sum);
        rows++;
    }

    private static String quoted(String value) {
        StringBuilder clean = new StringBuilder();
        value.codePoints().map(c -> c < ' ' ? '\uFFFD' : c).forEach(clean::appendCodePoint);
        String text = clean.toString();
        return text.matches("[^\",]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    long rows() {
        return rows;
    }

    Map<Reason, Long> counts() {
        return counts;
    }

    /// Makes the file appear under its name, or removes what an earlier import left there.
    void keep() {
        try {
            out.close();
            if (open) {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path target() {
        return target;
    }

    @Override
    public void close() {
        try {
            out.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
