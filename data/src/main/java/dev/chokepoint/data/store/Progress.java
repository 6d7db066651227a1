package dev.chokepoint.data.store;

/// Told how far a long import is.
@FunctionalInterface
public interface Progress {
    /// Tells nobody.
    Progress NONE = (_, _, _, _) -> {};

    /// Called a few times a second at most.
    ///
    /// @param what the file or member
    /// @param done bytes read so far
    /// @param all bytes of it; -1 where they are not known
    /// @param rows rows read so far
    void at(String what, long done, long all, long rows);
}
