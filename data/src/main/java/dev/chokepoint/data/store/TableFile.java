package dev.chokepoint.data.store;

import java.io.IOException;
import java.nio.file.Path;

/// A published file whose layout is known: what its records become in the store.
public interface TableFile {
    /// The table that its rows go to.
    StoredTable table();

    /// The data set with its release, such as `MCS2026`.
    String dataset();

    /// Reads the whole file.
    ///
    /// @throws RefusedFile if it cannot be believed as a whole
    void read(RowSink sink) throws RefusedFile, IOException;

    /// Files of one publisher.
    interface Kind {
        /// The word on the command line, kept with the rows.
        String word();

        String licence();

        String source();

        /// Recognises the layout of a file.
        ///
        /// @throws RefusedFile if it has none that is known
        TableFile open(Path file) throws RefusedFile, IOException;
    }
}
