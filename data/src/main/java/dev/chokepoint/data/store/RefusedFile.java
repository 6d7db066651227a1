package dev.chokepoint.data.store;

/// A file that cannot be believed as a whole: nothing of it is stored.
public final class RefusedFile extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedFile(String why) {
        super(why);
    }
}
