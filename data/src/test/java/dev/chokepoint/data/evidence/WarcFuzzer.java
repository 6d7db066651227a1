package dev.chokepoint.data.evidence;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.evidence.text.Article;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// The property a fuzzer searches to break: any bytes in a file that is called a web archive give problems or articles,
/// each with an id of its own.
///
/// `scripts/fuzz-reading.sh SECONDS CORPUS WarcFuzzer` runs it under Jazzer; `ReadingCorpusTest` replays what was
/// found.
public final class WarcFuzzer {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private WarcFuzzer() {}

    /// The entry point Jazzer looks for. The first byte tells whether the rest is packed with gzip, whole or in two
    /// blocks: what is packed already hardly changes in ways that reach the reader.
    public static void fuzzerTestOneInput(byte[] input) {
        int form = input.length > 0 ? input[0] & 3 : 0;
        byte[] rest = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
        int half = rest.length / 2;
        try {
            Path file = Files.createTempFile("fuzz", ".warc");
            try (OutputStream out = Files.newOutputStream(file)) {
                switch (form) {
                    case 1 -> out.write(packed(rest));
                    case 2 -> {
                        out.write(packed(Arrays.copyOf(rest, half)));
                        out.write(packed(Arrays.copyOfRange(rest, half, rest.length)));
                    }
                    default -> out.write(rest);
                }
            }
            try {
                Loaded<List<Article>> loaded = ArticleIntake.read(file, Optional.of(DAY));
                if (loaded.value().isEmpty() && loaded.problems().isEmpty()) {
                    throw new IllegalStateException("Neither an article nor a problem.");
                }
                if (loaded.value().stream().map(Article::id).distinct().count()
                        != loaded.value().size()) {
                    throw new IllegalStateException("Two articles have one id: " + loaded.value());
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(bytes);
        }
        return out.toByteArray();
    }
}
