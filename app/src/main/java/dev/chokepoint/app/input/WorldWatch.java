package dev.chokepoint.app.input;

import dev.chokepoint.answer.WorldRecord;
import dev.chokepoint.data.world.WorldHash;
import dev.chokepoint.data.world.WorldLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Tells when the files of a world say something else than when they were read, and reads them anew.
///
/// Sizes and times only hint at it; what decides is the fingerprint of the contents.
public final class WorldWatch {
    private static final int MOST_TRIES = 5;

    private final Path folder;
    private Marks seen;
    private WorldRecord latest;

    private WorldWatch(Path folder, Marks seen, WorldRecord latest) {
        this.folder = folder;
        this.seen = seen;
        this.latest = latest;
    }

    /// Reads a world and watches its folder from now on.
    public static WorldWatch of(Path folder) {
        Marks marks = Marks.of(folder);
        CompletableFuture<String> hash = new CompletableFuture<>();
        WorldRecord record = WorldFiles.record(folder, hash::join);
        // Told now, while the tables are being read: later the files may say something else.
        hash.complete(WorldHash.of(folder));
        // Nobody waits for it. What is wrong with the world is told to who asks for the part.
        var _ = CompletableFuture.runAsync(() -> whole(record));
        return new WorldWatch(folder, marks, record);
    }

    /// The world as it was read last.
    public synchronized WorldRecord latest() {
        return latest;
    }

    /// Names, sizes and times of files.
    private record Marks(List<String> files) {
        static Marks of(Path folder) {
            List<String> files = new ArrayList<>();
            collect(folder, files);
            for (Path outside : WorldLayout.of(folder).outside()) {
                collect(outside, files);
            }
            return new Marks(files);
        }

        private static void collect(Path folder, List<String> files) {
            try {
                Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                        files.add(file + " " + about.size() + " "
                                + about.lastModifiedTime().toMillis());
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        if (e instanceof NoSuchFileException) {
                            // Removed while we look: the next look sees it.
                            return FileVisitResult.CONTINUE;
                        }
                        throw e;
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException("The world (" + folder + ") cannot be read: " + e.getMessage(), e);
            }
            files.sort(null);
        }
    }

    /// Whether a file was written, added or removed since the last look.
    public synchronized boolean isTouched() {
        return !Marks.of(folder).equals(seen);
    }

    /// The world as its files say it now, whole; empty where they say what they said before.
    ///
    /// It is read while nothing is written: where a file changes meanwhile, it is read again.
    public synchronized Optional<WorldRecord> newer() {
        for (int k = 0; k < MOST_TRIES; k++) {
            Marks marks = Marks.of(folder);
            String before = WorldHash.of(folder);
            if (before.equals(latest.hash())) {
                seen = marks;
                return Optional.empty();
            }
            WorldRecord record = whole(WorldFiles.record(folder, () -> before));
            if (before.equals(WorldHash.of(folder))) {
                seen = marks;
                latest = record;
                return Optional.of(record);
            }
        }
        // Somebody keeps writing; the next look tries again.
        return Optional.empty();
    }

    /// Reads each part now, so that all of them are of one moment.
    private static WorldRecord whole(WorldRecord record) {
        Objects.requireNonNull(record.hash());
        Objects.requireNonNull(record.world());
        Objects.requireNonNull(record.ledger());
        Objects.requireNonNull(record.reopenings());
        Objects.requireNonNull(record.commitments());
        Objects.requireNonNull(record.dealSpaces());
        Objects.requireNonNull(record.behaviour());
        return record;
    }
}
