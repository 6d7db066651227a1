package dev.chokepoint.app.server.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// A request whose body was looked at and is still to be read.
public final class BodyPeek extends HttpServletRequestWrapper {
    private static final int MOST_SPACES = 1_000;

    private final BufferedInputStream body;

    public BodyPeek(HttpServletRequest request) throws IOException {
        super(request);
        this.body = new BufferedInputStream(request.getInputStream());
    }

    /// The first byte of the body that is no space; below 0 where there is none.
    public int firstSign() throws IOException {
        body.mark(MOST_SPACES);
        int sign = body.read();
        for (int k = 1; k < MOST_SPACES && Character.isWhitespace(sign); k++) {
            sign = body.read();
        }
        body.reset();
        return sign;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream whole = super.getInputStream();
        return new ServletInputStream() {
            @Override
            public int read() throws IOException {
                return body.read();
            }

            @Override
            public int read(byte[] bytes, int from, int most) throws IOException {
                return body.read(bytes, from, most);
            }

            @Override
            public boolean isFinished() {
                return whole.isFinished();
            }

            @Override
            public boolean isReady() {
                return whole.isReady();
            }

            @Override
            public void setReadListener(ReadListener listener) {
                whole.setReadListener(listener);
            }
        };
    }
}
