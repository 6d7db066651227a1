package dev.chokepoint.app.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Keys out of a stream: blanks and line ends between keys do not count.
public final class StreamKeys implements Keys {
    private final Reader in;

    public StreamKeys(InputStream in) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public char key() {
        int c = next();
        while (c >= 0 && Character.isWhitespace(c)) {
            c = next();
        }
        return c < 0 ? END : Character.toLowerCase((char) c);
    }

    @Override
    public String line() {
        StringBuilder out = new StringBuilder();
        int c = next();
        while (c >= 0 && c != '\n') {
            out.append((char) c);
            c = next();
        }
        return out.toString().strip();
    }

    private int next() {
        try {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        // The stream belongs to whoever opened it.
    }
}
