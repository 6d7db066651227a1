package dev.chokepoint.app.cli.options;

import java.io.Console;
import java.io.OutputStream;
import java.util.Optional;

/// Where the program was started from.
public final class Terminal {
    private Terminal() {}

    /// Whether a person sits at the terminal.
    public static boolean interactive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /// The standard output as bytes, for what speaks a protocol over it.
    public static OutputStream standardOutput() {
        return System.out;
    }
}
