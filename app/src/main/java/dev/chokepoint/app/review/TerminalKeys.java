package dev.chokepoint.app.review;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/// Keys of a terminal, each as it is pressed.
public final class TerminalKeys implements Keys {
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int ESCAPE = 27;

    /// The characters of one key follow each other within this time, also over a slow line.
    private static final long AT_ONCE_MS = 100;

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
            return key(terminal.reader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next key that is a letter, a digit or a sign. The arrow keys and their like send several characters, such as
    /// `ESC [ A`; they are passed over whole, lest their last one be taken for a key of its own.
    static char key(NonBlockingReader reader) throws IOException {
        int c = reader.read();
        while (c == ESCAPE || (c >= 0 && Character.isWhitespace(c))) {
            c = c == ESCAPE ? behindEscape(reader) : reader.read();
        }
        return c < 0 || c == CTRL_C || c == CTRL_D ? END : Character.toLowerCase((char) c);
    }

    /// Passes over what a key sends behind its escape character (ECMA-48, section 5.4) and reads the next key.
    private static int behindEscape(NonBlockingReader reader) throws IOException {
        int c = reader.read(AT_ONCE_MS);
        if (c == '[' || c == 'O') {
            do {
                c = reader.read(AT_ONCE_MS);
            } while (c >= 0x20 && c < 0x40);
        }
        // with Alt a key sends an escape and itself
        return c == NonBlockingReader.EOF ? c : reader.read();
    }

    @Override
    public int width() {
        return Math.max(0, terminal.getSize().getColumns());
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
