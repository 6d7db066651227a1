package dev.chokepoint.controls.law;

/// How a fact of the ledger is known.
public enum Confidence {
    /// The official text or a translation was seen.
    PRIMARY_TEXT,
    /// A law firm, the press or a data set reports it.
    SECONDARY,
    /// It is only touched on in passing.
    WEAK,
    /// General knowledge; no source was read: check before relying on it.
    RECALLED;

    /// The word as the ledger files write it.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
