package dev.chokepoint.solver;

/// There is no native solver for the platform of this machine, and no other solver than the native one.
public final class MissingLibraryException extends UnsupportedOperationException {
    private static final long serialVersionUID = 1;

    MissingLibraryException(String message) {
        super(message);
    }
}
