package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// Reads a stream ahead in a thread of its own, which inflates and hashes while the reader parses.
final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 18;
    private static final int BLOCKS = 8;

    /// A part of the stream, its end, or what went wrong.
    private sealed interface Part {
        record Bytes(byte[] bytes, int length) implements Part {}

        record End(String sha256) implements Part {}

        record Failed(IOException why) implements Part {}
    }

    private final BlockingQueue<Part> parts = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private Part.Bytes current = new Part.Bytes(new byte[0], 0);
    private int at;
    private long read;
    private String sha256 = "";

    private final LongConsumer listener;

    ReadAhead(InputStream in) {
        this(in, _ -> {});
    }

    /// @param listener told the number of bytes given so far, block by block
    ReadAhead(InputStream in, LongConsumer listener) {
        this.listener = listener;
        thread = Thread.ofPlatform().daemon().name("read-ahead").start(() -> run(in));
    }

    private void run(InputStream in) {
        try (in) {
            MessageDigest digest = sha256Digest();
            while (true) {
                byte[] block = new byte[BLOCK];
                int n = in.readNBytes(block, 0, BLOCK);
                if (n == 0) {
                    parts.put(new Part.End(HexFormat.of().formatHex(digest.digest())));
                    return;
                }
                digest.update(block, 0, n);
                parts.put(new Part.Bytes(block, n));
            }
        } catch (IOException e) {
            fail(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(IOException e) {
        try {
            parts.put(new Part.Failed(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Bytes given so far.
    long position() {
        return read;
    }

    /// The hash of the whole stream; empty before its end.
    String sha256() {
        return sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == current.length() && !nextPart()) {
            return -1;
        }
        int n = Math.min(length, current.length() - at);
        System.arraycopy(current.bytes(), at, into, offset, n);
        at += n;
        read += n;
        return n;
    }

    private boolean nextPart() throws IOException {
        if (!sha256.isEmpty()) {
            return false;
        }
        Part part;
        try {
            part = parts.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return switch (part) {
            case Part.Bytes bytes -> {
                current = bytes;
                at = 0;
                listener.accept(read);
                yield true;
            }
            case Part.End end -> {
                sha256 = end.sha256();
                yield false;
            }
            case Part.Failed failed -> throw failed.why();
        };
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
