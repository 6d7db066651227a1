package dev.chokepoint.data.kept;

import java.util.function.Supplier;

/// Who changes something, as far as is known where it is changed.
///
/// @param person the name; empty where nobody is known
/// @param page the open page that asked for it, by a word that the page chose; empty where
/// none did
public record ChangedBy(String person, String page) {
    public static final ChangedBy NOBODY = new ChangedBy("", "");

    private static final ScopedValue<ChangedBy> NOW = ScopedValue.newInstance();

    /// Who changes something now, in this thread.
    public static ChangedBy now() {
        return NOW.orElse(NOBODY);
    }

    /// Does something of which this one is the author.
    public <T> T doing(Supplier<T> work) {
        return ScopedValue.where(NOW, this).call(work::get);
    }
}
