package dev.chokepoint.data.receipt;

/// Where a chain of receipts stands: the number and hash of a line, which the next one names.
///
/// @param number 1 for the first line of a file; 0 before it
/// @param hash the hash of a receipt; of a line that is no receipt, SHA-256 of its bytes
public record Link(long number, String hash) {
    /// Before the first line.
    public static final Link START = new Link(0, "0".repeat(64));
}
