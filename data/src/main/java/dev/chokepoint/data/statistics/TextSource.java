package dev.chokepoint.data.statistics;

import dev.chokepoint.data.store.RefusedFile;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A file as text: unpacked, in the encoding that it is found to be in.
final class TextSource {
    private static final int BLOCK = 1 << 17;

    private final Path file;
    private final Charset encoding;
    private final char first;
    private final boolean endsWithLine;
    private final AtomicLong bytes = new AtomicLong();

    /// What a first reading found.
    private record Found(boolean utf8, char first, boolean endsWithLine) {}

    private TextSource(Path file, Charset encoding, char first, boolean endsWithLine) {
        this.file = file;
        this.encoding = encoding;
        this.first = first;
        this.endsWithLine = endsWithLine;
    }

    /// The same file, to be read beside.
    TextSource again() {
        return new TextSource(file, encoding, first, endsWithLine);
    }

    /// @param otherwise the encoding of a file that is not UTF-8
    /// @throws RefusedFile if it is no text, is packed badly or ends early
    static TextSource of(Path file, Charset otherwise) throws RefusedFile, IOException {
        Found found;
        try (InputStream in = open(file, new AtomicLong())) {
            found = look(in);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new RefusedFile("the archive ends early or is damaged (" + e.getMessage() + ")");
        }
        return new TextSource(
                file, found.utf8() ? StandardCharsets.UTF_8 : otherwise, found.first(), found.endsWithLine());
    }

    private static Found look(InputStream in) throws RefusedFile, IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer held = ByteBuffer.allocate(BLOCK + 8);
        CharBuffer chars = CharBuffer.allocate(BLOCK + 8);
        boolean utf8 = true;
        char first = 0;
        byte last = 0;
        byte[] block = new byte[BLOCK];
        for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
            for (int b = 0; b < n; b++) {
                if (block[b] == 0) {
                    throw new RefusedFile("it has bytes of zero: it is no text, or is in UTF-16; save it as UTF-8");
                }
                if (first == 0 && block[b] > ' ') {
                    first = (char) block[b];
                }
            }
            last = block[n - 1];
            if (utf8) {
                held.put(block, 0, n).flip();
                chars.clear();
                utf8 = !decoder.decode(held, chars, false).isError();
                held.compact();
            }
        }
        return new Found(utf8, first, last == '\n' || last == '\r');
    }

    private static InputStream open(Path file, AtomicLong counted) throws RefusedFile, IOException {
        InputStream raw = new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int n = super.read(into, offset, length);
                counted.addAndGet(Math.max(0, n));
                return n;
            }
        };
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(raw, BLOCK);
        }
        if (!name.endsWith(".zip")) {
            return raw;
        }
        if (tables(file) != 1) {
            raw.close();
            throw new RefusedFile("the archive must hold exactly one .csv, .txt or .json");
        }
        ZipInputStream zip = new ZipInputStream(raw);
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
            if (isTable(e)) {
                return zip;
            }
        }
        throw new RefusedFile("the archive holds no table");
    }

    private static int tables(Path file) throws IOException {
        int found = 0;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                found += isTable(e) ? 1 : 0;
            }
        }
        return found;
    }

    private static boolean isTable(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return !entry.isDirectory() && (name.endsWith(".csv") || name.endsWith(".txt") || name.endsWith(".json"));
    }

    String name() {
        return file.getFileName().toString();
    }

    boolean isJson() {
        return first == '[' || first == '{';
    }

    /// Whether the last line is closed.
    boolean endsWithLine() {
        return endsWithLine;
    }

    /// Bytes of the file read so far.
    long bytes() {
        return bytes.get();
    }

    /// The text from its beginning, without a byte order mark.
    Reader reader() throws RefusedFile, IOException {
        bytes.set(0);
        Reader in = new BufferedReader(new InputStreamReader(open(file, bytes), encoding), BLOCK);
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        return in;
    }
}
