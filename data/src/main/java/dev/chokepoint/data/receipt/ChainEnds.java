package dev.chokepoint.data.receipt;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How far each chain of receipts went that this installation signed, so that a file cut off at its end is found.
///
/// One small file for each chain, named by the hash of its first receipt, so that a copy or a file that was renamed is
/// known again. It is written after the receipt; what a crash leaves behind lies before the end of the chain.
public final class ChainEnds {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\\s*");

    private final Path folder;

    private ChainEnds(Path folder) {
        this.folder = folder;
    }

    /// The ends noted beside a key.
    public static ChainEnds beside(Path keyFile) {
        return new ChainEnds(keyFile.toAbsolutePath().resolveSibling(keyFile.getFileName() + ".ends"));
    }

    /// Where a chain ended when a receipt was last signed here.
    public Optional<Link> find(String firstHash) {
        try {
            Matcher m = FORM.matcher(Files.readString(folder.resolve(firstHash), StandardCharsets.UTF_8));
            return m.matches() ? Optional.of(new Link(Long.parseLong(m.group(1)), m.group(2))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Notes where a chain ends; a key whose folder cannot be written goes without.
    void note(String firstHash, Link end) {
        try {
            AtomicFile.write(folder.resolve(firstHash), end.number() + " " + end.hash() + "\n");
        } catch (UncheckedIOException e) {
            // The receipts themselves are on the disk; only a cut end will not be found.
        }
    }
}
