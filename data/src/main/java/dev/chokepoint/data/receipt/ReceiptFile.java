package dev.chokepoint.data.receipt;

import dev.chokepoint.data.files.AppendLog;
import dev.chokepoint.data.files.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/// A file of receipts, one a line, to which one writer at a time appends.
///
/// A line that a crash cut off counts for nothing: the next writer removes it and chains on to the last whole line.
public final class ReceiptFile implements Closeable {
    private static final int AT_ONCE = 1_000;

    private final AppendLog log;
    private final SigningKey key;
    private final ChainEnds ends;
    private String first;
    private Link stands;
    private int unforced;

    private ReceiptFile(AppendLog log, SigningKey key, ChainEnds ends, String first, Link stands) {
        this.log = log;
        this.key = key;
        this.ends = ends;
        this.first = first;
        this.stands = stands;
    }

    /// Opens a file for appending, which need not be there yet; another writer waits or is refused meanwhile.
    public static ReceiptFile open(Path file, SigningKey key, ChainEnds ends) {
        AppendLog log = AppendLog.open(file);
        try {
            byte[] last = log.last();
            Link stands = Link.START;
            if (last.length > 0) {
                stands = link(last).orElseGet(() -> new Link(lines(file), Sha256.hex(last)));
            }
            return new ReceiptFile(log, key, ends, firstHash(file).orElse(""), stands);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static Optional<Link> link(byte[] line) {
        try {
            return Receipt.looksLikeOne(line)
                    ? Optional.of(Receipt.parse(new String(line, StandardCharsets.UTF_8))
                            .link())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long lines(Path file) {
        long[] count = new long[1];
        AppendLog.readBytes(file, (number, bytes) -> count[0] = number);
        return count[0];
    }

    /// The hash of the first receipt of a file, past lines that are none.
    private static Optional<String> firstHash(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                    continue;
                }
                Optional<Link> link = link(line.toByteArray());
                if (link.isPresent()) {
                    return link.map(Link::hash);
                }
                line.reset();
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") cannot be read: " + e.getMessage(), e);
        }
    }

    /// Signs an answer and appends it; it is on the disk after [#force()] or [#close()].
    public Receipt append(Map<String, ?> told) {
        Receipt receipt = Receipt.sign(told, stands, key);
        log.append(receipt.line());
        stands = receipt.link();
        if (first.isEmpty()) {
            first = receipt.hash();
        }
        unforced++;
        if (unforced >= AT_ONCE) {
            force();
        }
        return receipt;
    }

    /// Forces what was appended to the disk and notes where the chain ends.
    public void force() {
        if (unforced > 0) {
            log.force();
            ends.note(first, stands);
            unforced = 0;
        }
    }

    @Override
    public void close() {
        try {
            force();
        } finally {
            log.close();
        }
    }

    /// What was found of a whole file.
    ///
    /// @param receipts lines that are receipts
    /// @param doubtful lines that do not hold
    /// @param cutOff whether the last line is not complete
    /// @param end what is known to be missing at the end, in words; empty for nothing
    /// @param last where the chain stands after the last line
    /// @param keys the keys with which receipts may be signed; that of the first one where none was expected
    public record Verdict(
            long receipts, long doubtful, boolean cutOff, String end, Link last, Set<VerificationKey> keys) {
        public Verdict {
            keys = Set.copyOf(keys);
        }

        /// Whether there is a receipt and all of the file holds.
        public boolean holds() {
            return receipts > 0 && doubtful == 0 && !cutOff && end.isEmpty();
        }
    }

    /// Checks a file line by line.
    ///
    /// @param check what lines are held against, fresh
    /// @param ends where the chain that begins with a hash is known to have ended, such as [ChainEnds#find]
    /// @param noted a hash that was noted elsewhere and must be that of a receipt in the file; empty for none
    public static Verdict verify(
            Path file,
            ReceiptCheck check,
            Function<String, Optional<Link>> ends,
            String noted,
            Consumer<ReceiptCheck.Checked> each) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("The receipts (" + file + ") were not found.");
        }
        long[] counts = new long[2];
        AtomicReference<Link> knownEnd = new AtomicReference<>(Link.START);
        boolean[] seen = {false, noted.isEmpty()};
        long torn = AppendLog.readBytes(file, (line, bytes) -> {
            ReceiptCheck.Checked checked = check.next(line, bytes);
            checked.receipt().ifPresent(r -> {
                if (counts[0] == 0) {
                    knownEnd.set(ends.apply(r.hash()).orElse(Link.START));
                }
                counts[0]++;
                seen[0] |= r.link().equals(knownEnd.get()) && checked.hash();
                seen[1] |= r.hash().equals(noted) && checked.hash();
            });
            counts[1] += checked.holds() ? 0 : 1;
            each.accept(checked);
        });
        String end = "";
        Link known = knownEnd.get();
        if (!known.equals(Link.START) && !seen[0]) {
            end = "This installation signed receipt " + known.number() + " of this chain (" + known.hash()
                    + "); it is not in the file.";
        } else if (!seen[1]) {
            end = "No receipt of the file has the hash " + noted + ".";
        }
        return new Verdict(counts[0], counts[1], torn > 0, end, check.stands(), check.keys());
    }
}
