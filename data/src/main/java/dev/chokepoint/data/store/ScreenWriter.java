package dev.chokepoint.data.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/// Writes a table of a screen to a file, as CSV or Parquet, with the run it comes from.
///
/// The file appears under its name when it is whole.
public final class ScreenWriter implements AutoCloseable {
    private final ScreenTable table;
    private final Path file;
    private final Path temporary;
    private final boolean parquet;
    private final BufferedWriter out;
    private boolean done;

    /// @param parquet Parquet where true, CSV otherwise
    public ScreenWriter(ScreenTable table, Path file, boolean parquet) {
        this.table = table;
        this.file = file;
        this.parquet = parquet;
        this.temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = Files.newBufferedWriter(temporary);
            out.write(table.header());
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes lines that are ready.
    public void write(CharSequence lines) {
        try {
            out.append(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Makes the file appear.
    ///
    /// @param about what the table is and where it comes from, kept in the Parquet file
    public void finish(String about) {
        try {
            out.close();
            if (parquet) {
                Path made = file.resolveSibling(file.getFileName() + ".part2");
                toParquet(made, about);
                Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
                Files.delete(temporary);
            } else {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            }
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw StoreException.of("The table cannot be written to " + file, e);
        }
    }

    private void toParquet(Path made, String about) throws SQLException {
        String types = table.columns().stream()
                .map(c -> "'" + c.name() + "': '" + c.type() + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            s.execute("COPY (SELECT * FROM read_csv(" + literal(temporary.toString()) + ", header = true, columns = "
                    + types + ")) TO " + literal(made.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {about: " + literal(about) + "})");
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        if (done) {
            return;
        }
        try {
            out.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
