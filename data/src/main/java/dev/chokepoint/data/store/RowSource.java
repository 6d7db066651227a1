package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.InputStream;

/// A table's bytes, which may be read more than once.
interface RowSource {
    /// What it is called in messages.
    String name();

    /// The number of bytes; -1 where it is not known.
    long size();

    InputStream open() throws IOException;
}
