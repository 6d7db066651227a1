package dev.chokepoint.data.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// One block of a gzip file, unpacked; web archives hold a block for each record.
///
/// The streams of the JDK run on into the next block and do not tell where one ends, so that one damaged record
/// would take the rest of the archive with it.
///
/// Source: RFC 1952, section 2.3.
final class GzipMember extends InputStream {
    /// A block that cannot be unpacked or whose check sum differs.
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1L;

        Damaged(String message) {
            super(message);
        }
    }

    /// Bytes of the fixed part of a head.
    static final int HEAD = 10;

    private static final int HEAD_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final FileChannel file;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] raw = new byte[8192];
    private int at;
    private int filled;
    private long loaded;
    private boolean ended;

    /// Opens the block that begins at a byte of the file.
    GzipMember(FileChannel file, long start) throws IOException {
        this.file = file;
        this.loaded = start;
        byte[] head = new byte[HEAD];
        for (int i = 0; i < HEAD; i++) {
            head[i] = (byte) next();
        }
        if (!startsAt(head)) {
            throw new Damaged("it does not begin as gzip does");
        }
        int flags = head[3];
        if ((flags & EXTRA) != 0) {
            int n = next() | (next() << 8);
            for (int i = 0; i < n; i++) {
                next();
            }
        }
        for (int text : new int[] {NAME, COMMENT}) {
            if ((flags & text) != 0) {
                while (next() != 0) {
                    // to the end of the text
                }
            }
        }
        if ((flags & HEAD_CRC) != 0) {
            next();
            next();
        }
    }

    /// Whether a block can begin with these bytes.
    static boolean startsAt(byte[] head) {
        return head.length >= 4
                && (head[0] & 0xFF) == 0x1F
                && (head[1] & 0xFF) == 0x8B
                && head[2] == 8
                && (head[3] & 0xE0) == 0;
    }

    /// Whether it has been read to its end and its check sum agreed.
    boolean atEnd() {
        return ended;
    }

    /// Where the block ends in the file; known once it has been read to its end.
    long end() {
        return loaded - (filled - at);
    }

    private int next() throws IOException {
        if (at == filled && !fill()) {
            throw new Damaged("it is cut off");
        }
        return raw[at++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int n = file.read(ByteBuffer.wrap(raw), loaded);
        at = 0;
        filled = Math.max(0, n);
        loaded += filled;
        return n > 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (length == 0) {
            return 0;
        }
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    if (at == filled && !fill()) {
                        throw new Damaged("it is cut off");
                    }
                    inflater.setInput(raw, at, filled - at);
                    at = filled;
                }
                int n = inflater.inflate(to, offset, length);
                if (n > 0) {
                    crc.update(to, offset, n);
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw new Damaged("it needs a dictionary");
                }
            }
        } catch (DataFormatException e) {
            throw new Damaged(e.getMessage() == null ? "it cannot be unpacked" : e.getMessage());
        }
        trailer();
        return -1;
    }

    private void trailer() throws IOException {
        at = filled - inflater.getRemaining();
        long size = inflater.getBytesWritten() & 0xFFFF_FFFFL;
        if (little() != crc.getValue() || little() != size) {
            throw new Damaged("its check sum differs");
        }
        ended = true;
    }

    private long little() throws IOException {
        long value = 0;
        for (int i = 0; i < 4; i++) {
            value |= (long) next() << (8 * i);
        }
        return value;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
