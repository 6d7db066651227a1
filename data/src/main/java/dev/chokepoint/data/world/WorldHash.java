package dev.chokepoint.data.world;

import dev.chokepoint.data.files.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The fingerprint of a world's files, for run manifests.
///
/// SHA-256 over each file in the order of its path: the path with slashes, a zero byte, the length of the
/// content as
/// eight bytes, the content with line ends `\r\n` and `\r` written as `\n`. Hidden files and folders do
/// not count. A world that extends another or shares its ledger then adds the fingerprints of those folders.
public final class WorldHash {
    private WorldHash() {}

    public static String of(Path folder) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
        try {
            for (Path file : files(folder)) {
                byte[] content = normalised(Files.readAllBytes(file));
                digest.update(TextFile.name(folder, file).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(
                        ByteBuffer.allocate(Long.BYTES).putLong(content.length).array());
                digest.update(content);
            }
            // What is read from other folders is part of the world.
            for (Path outside : WorldLayout.of(folder).outside()) {
                digest.update(HexFormat.of().parseHex(of(outside)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The world (" + folder + ") cannot be read: " + e.getMessage(), e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The files in a folder that are part of a world, in the order of their paths; hidden ones are not.
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> isVisible(folder.relativize(file)))
                    .sorted(Comparator.comparing(file -> TextFile.name(folder, file)))
                    .toList();
        }
    }

    private static boolean isVisible(Path relative) {
        return StreamSupport.stream(relative.spliterator(), false)
                .noneMatch(part -> part.toString().startsWith("."));
    }

    private static byte[] normalised(byte[] bytes) {
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r') {
                out[length++] = bytes[i];
            } else if (i + 1 == bytes.length || bytes[i + 1] != '\n') {
                out[length++] = '\n';
            }
        }
        return Arrays.copyOf(out, length);
    }
}
