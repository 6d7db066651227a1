package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AppendLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A file that follows lines kept elsewhere, so that whatever reads the file sees what all servers wrote.
///
/// The lines elsewhere are the ones that count. A file that holds others is refused, never overwritten.
public final class FollowedLines implements LineLog {
    private final LineLog shared;
    private final FileLines file;

    /// How much of both was the same at the last look.
    private long sharedLength = -1;

    private long fileLength = -1;

    public FollowedLines(LineLog shared, Path file) {
        this.shared = shared;
        this.file = new FileLines(file);
    }

    /// Adds to the file what it lacks.
    public synchronized void catchUp() {
        long length = shared.length();
        if (length == sharedLength && file.length() == fileLength) {
            return;
        }
        if (length == 0 && !Files.exists(file.file())) {
            sharedLength = 0;
            fileLength = 0;
            return;
        }
        try (AppendLog log = AppendLog.open(file.file())) {
            // The first look compares all lines; later ones only the last that both have.
            List<String> have = new ArrayList<>();
            long[] last = {0};
            file.read(1, (number, text) -> {
                have.add(text);
                last[0] = number;
            });
            long from = sharedLength < 0 ? 1 : Math.max(1, have.size());
            long[] there = {from - 1};
            shared.read(from, (number, text) -> {
                if (number > have.size()) {
                    log.append(text);
                } else if (!have.get((int) number - 1).equals(text)) {
                    throw differs(number);
                }
                there[0] = number;
            });
            if (there[0] < last[0]) {
                throw differs(there[0] + 1);
            }
            log.force();
        }
        sharedLength = length;
        fileLength = file.length();
    }

    private IllegalArgumentException differs(long line) {
        return new IllegalArgumentException("The file (" + file.file() + ") differs from the store at line " + line
                + ".\nMaybe take it into the store first with `chokepoint admin import --world`, or put it aside.");
    }

    @Override
    public long read(long from, AppendLog.Each each) {
        catchUp();
        return file.read(from, each);
    }

    @Override
    public void append(Supplier<String> line) {
        shared.append(() -> {
            // Whoever makes the line reads the file, which must hold all that was appended before.
            catchUp();
            return line.get();
        });
        catchUp();
    }

    @Override
    public long length() {
        catchUp();
        return file.length();
    }
}
