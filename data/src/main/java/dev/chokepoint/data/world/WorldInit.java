package dev.chokepoint.data.world;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Writes a small commented world to start from.
public final class WorldInit {
    /// The files of the small world, within its folder.
    static final List<String> FILES = List.of(
            "world.yaml",
            "sources.yaml",
            "places.csv",
            "items.csv",
            "recipes.csv",
            "production.csv",
            "trade.csv",
            "stocks.csv",
            "demand.csv",
            "prices.csv",
            "licences.csv",
            "ledger/attributes.yaml",
            "ledger/coverage.yaml",
            "ledger/measures/CN-2025.yaml",
            "ledger/measures/US-2025.yaml");

    private WorldInit() {}

    /// Writes the world into a new or empty folder and returns the files written.
    public static List<Path> write(Path folder) {
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new IllegalArgumentException("The folder (" + folder + ") is a file.");
            }
            if (Files.isDirectory(folder)) {
                try (Stream<Path> parts = Files.list(folder)) {
                    if (parts.findAny().isPresent()) {
                        throw new IllegalArgumentException(
                                "The folder (" + folder + ") must be empty or new, so that nothing is overwritten.");
                    }
                }
            }
            for (String file : FILES) {
                try (InputStream in = WorldInit.class.getResourceAsStream("/init/" + file)) {
                    if (in == null) {
                        throw new IllegalStateException("The resource (/init/" + file + ") is missing.");
                    }
                    AtomicFile.write(folder.resolve(file), in.readAllBytes());
                }
            }
            return FILES.stream().map(folder::resolve).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder (" + folder + ") cannot be written: " + e.getMessage(), e);
        }
    }
}
