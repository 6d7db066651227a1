package dev.chokepoint.data.kept;

/// Tells that a store cannot be reached, or could not do what was asked. Nothing is known of what was asked last.
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param state a word for logs that names no address, user or value
    public StoreUnavailable(String state, Throwable cause) {
        super("The store cannot be reached (" + state + "); try again.", cause);
    }
}
