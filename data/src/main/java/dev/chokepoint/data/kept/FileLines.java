package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AppendLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Lines in a file, which need not be there yet.
public record FileLines(Path file) implements LineLog {
    @Override
    public long read(long from, AppendLog.Each each) {
        return Files.exists(file)
                ? AppendLog.readBytes(file, (number, bytes) -> {
                    if (number >= from) {
                        each.line(number, new String(bytes, StandardCharsets.UTF_8));
                    }
                })
                : 0;
    }

    @Override
    public void append(Supplier<String> line) {
        try (AppendLog log = AppendLog.open(file)) {
            log.append(line.get());
            log.force();
        }
    }

    @Override
    public long length() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") cannot be read.", e);
        }
    }
}
