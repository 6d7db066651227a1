package dev.chokepoint.data.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;

/// What tells a file from another state of it, found without decoding it.
///
/// @param checksum the CRC-32 of its bytes
record FileStamp(long bytes, int lines, long checksum) {
    /// The stamp of a file; empty where it cannot be read.
    static Optional<FileStamp> of(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            return Optional.empty();
        }
        int lines = 0;
        for (byte b : bytes) {
            if (b == '\n') {
                lines++;
            }
        }
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return Optional.of(new FileStamp(bytes.length, lines, checksum.getValue()));
    }
}
