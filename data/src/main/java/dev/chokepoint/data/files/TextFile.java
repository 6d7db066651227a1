package dev.chokepoint.data.files;

import dev.chokepoint.base.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads text files as UTF-8, without a byte order mark, and says in which line they are broken.
public final class TextFile {
    /// Largest YAML file that is read.
    static final long YAML_LIMIT = 3_000_000;

    /// Largest table that is read.
    public static final long TABLE_LIMIT = 200_000_000;

    private TextFile() {}

    /// The text of a file, or empty with a problem.
    public static Optional<String> read(Path root, Path file, long limit, Problems problems) {
        String name = name(root, file);
        byte[] bytes;
        try {
            long size = Files.size(file);
            if (size > limit) {
                problems.add(Problem.error(
                        name,
                        0,
                        "",
                        "",
                        "The file holds " + size + " bytes; at most " + limit
                                + " are read. It may be split into several files in a folder of the same name."));
                return Optional.empty();
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            problems.add(Problem.error(name, 0, "", "", "The file cannot be read: " + e));
            return Optional.empty();
        }
        int start = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF
                ? 3
                : 0;
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer out = CharBuffer.allocate(bytes.length - start);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            problems.add(Problem.error(
                    name,
                    lineAt(bytes, in.position()),
                    "",
                    "",
                    "The file must be UTF-8; here stands a byte that is not (" + hex(bytes[in.position()]) + ")."));
            return Optional.empty();
        }
        String text = out.flip().toString();
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c < ' ' && c != '\t' && c != '\r') {
                problems.add(Problem.error(
                        name,
                        line,
                        "",
                        "",
                        "The file must be text; here stands a control character (" + (int) c + ")."));
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    /// The name of a file within a folder, with slashes.
    public static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static String hex(byte b) {
        return String.format("0x%02X", b & 0xFF);
    }
}
