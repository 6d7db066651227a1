package dev.chokepoint.data.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file of lines that is only ever appended to, by one writer at a time.
///
/// A line counts once it is complete and forced to the disk. What a crash cut off is no line: readers
/// leave it out and the next writer removes it. A second writer waits up to five seconds and is then
/// refused.
///
/// The lock is held on a hidden file beside it, which nobody reads: on POSIX systems a process that closes
/// any descriptor of a locked file gives the lock away, and whoever appends reads the file first.
public final class AppendLog implements Closeable {
    private static final int TRIES = 250;
    private static final long PAUSE_MS = 20;

    private final Path file;
    private final FileChannel channel;
    private final FileChannel lockChannel;
    private final FileLock lock;

    private AppendLog(Path file, FileChannel channel, FileChannel lockChannel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lockChannel = lockChannel;
        this.lock = lock;
    }

    /// The hidden file on which the lock on a file is held.
    public static Path lockFile(Path file) {
        return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".lock");
    }

    /// What is done with each complete line.
    public interface Each {
        void line(long number, String text);
    }

    /// What is done with the bytes of each complete line.
    public interface EachBytes {
        void line(long number, byte[] bytes);
    }

    /// Opens a file for appending, makes it where it is not there, and removes a line that was cut off.
    public static AppendLog open(Path file) {
        FileChannel channel = null;
        FileChannel lockChannel = null;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            lockChannel = FileChannel.open(lockFile(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(lockChannel, file);
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long end = completeEnd(channel);
            if (end < channel.size()) {
                channel.truncate(end);
            }
            channel.position(end);
            return new AppendLog(file, channel, lockChannel, lock);
        } catch (IOException e) {
            closeQuietly(channel);
            closeQuietly(lockChannel);
            throw new UncheckedIOException("The file (" + file + ") cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            closeQuietly(channel);
            closeQuietly(lockChannel);
            throw e;
        }
    }

    private static void closeQuietly(@org.jspecify.annotations.Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                // The first failure is the one to tell.
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this program writes: wait as for another program.
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalArgumentException("The file (" + file + ") is being written by someone else."
                + "\nMaybe try again in a moment; nothing was recorded.");
    }

    private static long completeEnd(FileChannel channel) throws IOException {
        long at = channel.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (at > 0) {
            one.clear();
            channel.read(one, at - 1);
            if (one.get(0) == '\n') {
                return at;
            }
            at--;
        }
        return 0;
    }

    /// How many bytes the complete lines take.
    public long length() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The bytes of the last line; none where the file is empty.
    public byte[] last() {
        try {
            long end = channel.position();
            long from = end - 1;
            ByteBuffer one = ByteBuffer.allocate(1);
            while (from > 0) {
                one.clear();
                channel.read(one, from - 1);
                if (one.get(0) == '\n') {
                    break;
                }
                from--;
            }
            ByteBuffer line = ByteBuffer.allocate((int) Math.max(0, end - 1 - from));
            for (long at = from; line.hasRemaining(); at += channel.read(line, at)) {
                // The next part of the line.
            }
            return line.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a line; it counts after [#force()]. What was written of a line for which there is no room is taken away,
    /// so that the next one does not go on in its middle.
    public void append(String line) {
        if (!lock.isValid()) {
            throw new IllegalStateException("The lock on the file was lost; nothing more is written.");
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long end = channel.position();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                channel.truncate(end);
                channel.position(end);
                throw e;
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private UncheckedIOException unwritten(IOException e) {
        return new UncheckedIOException("The file (" + file + ") cannot be written: " + e.getMessage(), e);
    }

    /// Forces what was written to the disk.
    public void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    @Override
    public void close() {
        try (lockChannel;
                channel) {
            if (lock.isValid()) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /// Reads every complete line that is not blank; tells the number of a last line that was cut off, or 0.
    public static long read(Path file, Each each) {
        return readBytes(file, (number, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                each.line(number, text);
            }
        });
    }

    /// Reads every complete line, blank or not, byte by byte as it stands; tells the number of a last line that was
    /// cut off, or 0.
    public static long readBytes(Path file, EachBytes each) {
        return readBytes(file, 0, each);
    }

    /// The same from where a line begins; lines are numbered from there.
    ///
    /// @param offset how many bytes are passed over
    public static long readBytes(Path file, long offset, EachBytes each) {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream in = new BufferedInputStream(bytes, 1 << 16)) {
            bytes.skipNBytes(offset);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    each.line(number, line.toByteArray());
                    line.reset();
                    number++;
                } else {
                    line.write(b);
                }
            }
            return line.size() > 0 ? number : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") cannot be read: " + e.getMessage(), e);
        }
    }
}
