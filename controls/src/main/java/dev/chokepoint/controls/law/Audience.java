package dev.chokepoint.controls.law;

/// Whose knowledge a question may use: a private letter is known to the firm it names before the public
/// hears of it.
public enum Audience {
    /// The addressee where the exporter or end user is named by a letter, the public otherwise.
    INFERRED,
    PUBLIC,
    ADDRESSEE
}
