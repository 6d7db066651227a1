package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.Sha256;

/// A text as it is kept.
///
/// @param team whose it is; empty where it is everybody's
public record KeptText(String id, String team, String text) {
    private static final int REVISION = 16;

    /// Changes with the text.
    public String revision() {
        return Sha256.hex(text).substring(0, REVISION);
    }
}
