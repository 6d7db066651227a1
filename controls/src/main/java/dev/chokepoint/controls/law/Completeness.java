package dev.chokepoint.controls.law;

/// How much of a list or a family of rules is held.
public enum Completeness {
    /// Every entry; the source says so.
    COMPLETE,
    /// Some entries.
    PARTIAL,
    /// None.
    NONE
}
