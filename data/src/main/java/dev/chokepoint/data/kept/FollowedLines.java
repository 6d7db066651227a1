package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AppendLog;
import java.nio.charset.StandardCharsets;
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

    /// The last line that both had then, and its number.
    private String lastLine = "";

    private long lines;

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
            catchUp(log, length);
        }
    }

    /// The first look compares all lines. Later ones read of the file only what others
    /// appended to it meanwhile, and of the store the last line that both have and what came
    /// after; where the file does not go on from there, all again.
    private void catchUp(AppendLog log, long length) {
        boolean goesOn = fileLength > 0
                && (log.length() > fileLength
                        || (log.length() == fileLength
                                && lastLine.equals(new String(log.last(), StandardCharsets.UTF_8))));
        long before = goesOn ? lines : 0;
        List<String> have = new ArrayList<>();
        AppendLog.readBytes(
                file.file(),
                goesOn ? fileLength : 0,
                (_, bytes) -> have.add(new String(bytes, StandardCharsets.UTF_8)));
        long[] there = {Math.max(0, before - 1)};
        String[] last = {""};
        shared.read(Math.max(1, before), (number, text) -> {
            int at = (int) (number - before - 1);
            if (at >= have.size()) {
                log.append(text);
            } else if (!(at < 0 ? lastLine : have.get(at)).equals(text)) {
                throw differs(number);
            }
            there[0] = number;
            last[0] = text;
        });
        if (there[0] < before + have.size()) {
            throw differs(there[0] + 1);
        }
        log.force();
        lines = there[0];
        lastLine = last[0];
        sharedLength = length;
        fileLength = log.length();
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
