package dev.chokepoint.exposure.network;

/// A planning problem has no optimal plan, or its certificate does not pass: an error, never a number.
public final class NoCertifiedAnswerException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public NoCertifiedAnswerException(String message) {
        super(message);
    }
}
