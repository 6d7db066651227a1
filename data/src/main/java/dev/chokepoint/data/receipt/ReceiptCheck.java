package dev.chokepoint.data.receipt;

import dev.chokepoint.data.files.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks the lines of a file of receipts one after the other.
///
/// Of each it says whether its hash is that of its content, whether it was signed with an expected key, and whether it
/// stands where it was chained. What is missing at the end of a file no line can tell: see [ChainEnds].
public final class ReceiptCheck {
    private final Set<VerificationKey> expected;
    private final boolean excerpt;
    private Link stands = Link.START;
    private boolean begun;

    /// @param expected the keys with which receipts may be signed; empty for that of the first receipt, whoever made it
    /// @param excerpt whether receipts may be missing; numbers must rise all the same
    public ReceiptCheck(Set<VerificationKey> expected, boolean excerpt) {
        this.expected = new HashSet<>(expected);
        this.excerpt = excerpt;
    }

    /// What was found of a line.
    ///
    /// @param receipt what the line says, where it is a receipt
    /// @param hash whether the line is, byte by byte, the content whose hash it states
    /// @param signature whether it was signed with an expected key
    /// @param chain whether it stands right behind the line it was chained to
    /// @param problems what is wrong, in words
    public record Checked(
            long line,
            Optional<Receipt> receipt,
            boolean hash,
            boolean signature,
            boolean chain,
            List<String> problems) {
        public Checked {
            problems = List.copyOf(problems);
        }

        /// Whether all three hold.
        public boolean holds() {
            return hash && signature && chain;
        }
    }

    /// Checks the next line.
    public Checked next(long line, byte[] bytes) {
        List<String> problems = new ArrayList<>();
        Receipt receipt = receipt(bytes, problems);
        if (receipt == null) {
            stands = new Link(stands.number() + 1, Sha256.hex(bytes));
            begun = true;
            return new Checked(line, Optional.empty(), false, false, false, problems);
        }
        byte[] signed;
        boolean asWritten;
        try {
            signed = receipt.signedBytes();
            asWritten = java.util.Arrays.equals(receipt.line().getBytes(StandardCharsets.UTF_8), bytes);
        } catch (IllegalArgumentException e) {
            problems.add("The content was changed: " + e.getMessage());
            stands = new Link(receipt.number(), Sha256.hex(bytes));
            begun = true;
            return new Checked(line, Optional.of(receipt), false, false, false, problems);
        }
        String hashNow = Sha256.hex(signed);
        boolean hash = hash(receipt, hashNow, asWritten, bytes, problems);
        boolean signature = signature(receipt, signed, problems);
        boolean chain = chain(receipt, problems);
        stands = new Link(receipt.number(), hashNow);
        begun = true;
        return new Checked(line, Optional.of(receipt), hash, signature, chain, problems);
    }

    private static @Nullable Receipt receipt(byte[] bytes, List<String> problems) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Receipt.parse(text);
        } catch (CharacterCodingException e) {
            problems.add("The line is not UTF-8: it was changed.");
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage() + " It was kept without a signature, or changed, or put there.");
        }
        return null;
    }

    private static boolean hash(
            Receipt receipt, String hashNow, boolean asWritten, byte[] bytes, List<String> problems) {
        if (!receipt.hash().equals(hashNow)) {
            problems.add("The content was changed: its hash is " + hashNow + ", stated is " + receipt.hash() + ".");
            return false;
        }
        if (!asWritten) {
            problems.add(
                    bytes.length > 0 && bytes[bytes.length - 1] == '\r'
                            ? "The line ends with a carriage return, which was not written. Maybe the file was converted."
                            : "The line is written otherwise than it was: spaces, order or signs were changed.");
        }
        return asWritten;
    }

    private boolean signature(Receipt receipt, byte[] signed, List<String> problems) {
        VerificationKey key;
        try {
            key = new VerificationKey(receipt.key());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return false;
        }
        if (!key.signed(signed, receipt.signature())) {
            problems.add("The signature was not made over this content with the key that the receipt names.");
            return false;
        }
        if (expected.isEmpty()) {
            expected.add(key);
        }
        if (!expected.contains(key)) {
            problems.add("It was signed with the key " + key.fingerprint() + "; expected is "
                    + String.join(
                            " or ",
                            expected.stream()
                                    .map(VerificationKey::fingerprint)
                                    .sorted()
                                    .toList())
                    + ".");
            return false;
        }
        return true;
    }

    private boolean chain(Receipt receipt, List<String> problems) {
        long number = receipt.number();
        long due = stands.number() + 1;
        if (excerpt && (!begun || number > due)) {
            return true;
        }
        if (number > due) {
            problems.add(
                    number == due + 1
                            ? "Receipt " + due + " is missing before it, or was changed into something else."
                            : "Receipts " + due + " to " + (number - 1) + " are missing before it.");
            return false;
        }
        if (number < due) {
            problems.add(
                    "Receipt " + number + " stands where " + due + " is due: lines were put in, repeated or moved.");
            return false;
        }
        if (!receipt.before().equals(stands.hash())) {
            problems.add("The line before it is not the one that it was chained to.");
            return false;
        }
        return true;
    }

    /// Where the chain stands after the lines so far.
    public Link stands() {
        return stands;
    }

    /// The keys with which the receipts so far were signed, or may be.
    public Set<VerificationKey> keys() {
        return Set.copyOf(expected);
    }
}
