package dev.chokepoint.app.review;

import java.io.Closeable;

/// Where keys come from: a terminal that needs no Enter, or a stream.
public interface Keys extends Closeable {
    /// What the end of the input, Ctrl-C and Ctrl-D read as.
    char END = 'q';

    /// The next key in lower case.
    char key();

    /// A whole line, without its end; empty at the end of the input.
    String line();

    /// How many columns a line may take; 0 where lines need no breaking, as in a file.
    default int width() {
        return 0;
    }

    @Override
    void close();
}
