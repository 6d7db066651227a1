package dev.chokepoint.data.kept;

import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files that are kept as they are and never changed, by name: the texts that decisions rest on.
public interface KeptFiles {
    /// The form of a name.
    Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    /// All names in order.
    List<String> names();

    Optional<byte[]> find(String name);

    /// Keeps a file; one of that name that is there already stays as it is.
    void put(String name, byte[] bytes);

    /// Gives another place what it lacks.
    default void copyTo(KeptFiles other) {
        List<String> there = other.names();
        for (String name : names()) {
            if (!there.contains(name)) {
                find(name).ifPresent(bytes -> other.put(name, bytes));
            }
        }
    }

    /// The files of a folder, which need not be there yet.
    static KeptFiles in(Path folder) {
        return new InFolder(folder);
    }

    /// Files in a folder.
    record InFolder(Path folder) implements KeptFiles {
        @Override
        public List<String> names() {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(Files::isRegularFile)
                        .map(f -> f.getFileName().toString())
                        .filter(n -> NAME.matcher(n).matches())
                        .sorted()
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<byte[]> find(String name) {
            Path file = folder.resolve(name);
            if (!NAME.matcher(name).matches() || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try {
                return Optional.of(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(String name, byte[] bytes) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("The name (" + name + ") must be a plain name of a file.");
            }
            if (!Files.exists(folder.resolve(name))) {
                AtomicFile.write(folder.resolve(name), bytes);
            }
        }
    }
}
