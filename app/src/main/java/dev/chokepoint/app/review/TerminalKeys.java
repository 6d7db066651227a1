package dev.chokepoint.app.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// Keys of a terminal, each as it is pressed.
public final class TerminalKeys implements Keys {
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final Terminal terminal;
    private final Attributes usual;

    private TerminalKeys(Terminal terminal) {
        this.terminal = terminal;
        // raw for the whole sitting: keys pressed ahead must not be shown twice
        this.usual = terminal.enterRawMode();
    }

    /// Opens the terminal of this process.
    public static TerminalKeys open() throws IOException {
        return new TerminalKeys(
                TerminalBuilder.builder().system(true).dumb(false).build());
    }

    @Override
    public char key() {
        try {
            int c = terminal.reader().read();
            while (c >= 0 && Character.isWhitespace(c)) {
                c = terminal.reader().read();
            }
            return c < 0 || c == CTRL_C || c == CTRL_D ? END : Character.toLowerCase((char) c);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String line() {
        StringBuilder out = new StringBuilder();
        terminal.setAttributes(usual);
        try {
            int c = terminal.reader().read();
            while (c >= 0 && c != '\n' && c != '\r') {
                out.append((char) c);
                c = terminal.reader().read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            terminal.enterRawMode();
        }
        return out.toString().strip();
    }

    @Override
    public void close() {
        terminal.setAttributes(usual);
        try {
            terminal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
