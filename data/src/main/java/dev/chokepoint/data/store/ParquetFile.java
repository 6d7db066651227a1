package dev.chokepoint.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes one Parquet file of many CSV files; the same rows give the same bytes, however they were parted.
public final class ParquetFile {
    private ParquetFile() {}

    /// Writes the rows of all files in an order of their own.
    ///
    /// @param parts the CSV files, as a pattern such as `folder/*.csv`
    /// @param columns names with the types of the store, in the order of the files
    /// @param order the columns that tell one row from another
    /// @param about what the table is and where it comes from, kept in the file
    /// @throws StoreException if it cannot be written
    public static void write(String parts, Map<String, String> columns, String order, Path file, String about) {
        String types = columns.entrySet().stream()
                .map(e -> "'" + e.getKey() + "': '" + e.getValue() + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        Path made = file.resolveSibling(file.getFileName() + ".part");
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            // The bytes of a file of several threads depend on which of them was first.
            s.execute("SET threads = 1");
            s.execute("COPY (SELECT * FROM read_csv(" + literal(parts) + ", header = true, quote = '\"', columns = "
                    + types + ") ORDER BY " + order + ") TO " + literal(made.toString())
                    + " (FORMAT parquet, COMPRESSION zstd, KV_METADATA {about: " + literal(about) + "})");
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (SQLException e) {
            throw StoreException.of("The table cannot be written to " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
