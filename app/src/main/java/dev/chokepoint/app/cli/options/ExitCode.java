package dev.chokepoint.app.cli.options;

/// What a command tells its caller when it ends.
public final class ExitCode {
    public static final int DONE = 0;

    /// Done, but some rows were rejected.
    public static final int ROWS_REJECTED = 1;

    public static final int USAGE = 2;
    public static final int BAD_INPUT = 3;
    public static final int NO_CERTIFIED_ANSWER = 4;

    /// A fault of the program.
    public static final int FAULT = 70;

    private ExitCode() {}
}
