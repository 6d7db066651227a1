package dev.chokepoint.data.review;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.files.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Changes files of a world together and puts them back if what they then say is not sound.
final class SoundEdit {
    private SoundEdit() {}

    /// Writes the files in their order.
    ///
    /// @param problems reads what the files belong to
    /// @param refusal opens the message where it is not sound
    /// @throws IllegalArgumentException with the first error, after every file is as it was
    static void write(SequencedMap<Path, String> files, Supplier<List<Problem>> problems, String refusal) {
        SequencedMap<Path, Optional<String>> after = new LinkedHashMap<>();
        files.forEach((file, text) -> after.put(file, Optional.of(text)));
        change(after, problems, refusal);
    }

    /// Writes the files in their order, and deletes those that are to have no text.
    ///
    /// @param problems reads what the files belong to
    /// @param refusal opens the message where it is not sound
    /// @throws IllegalArgumentException with the first error, after every file is as it was
    static void change(SequencedMap<Path, Optional<String>> files, Supplier<List<Problem>> problems, String refusal) {
        Map<Path, Optional<String>> before = new LinkedHashMap<>();
        files.forEach((file, _) -> before.put(file, find(file)));
        files.forEach(SoundEdit::put);
        Optional<Problem> wrong =
                problems.get().stream().filter(Problem::isError).findFirst();
        if (wrong.isPresent()) {
            before.forEach(SoundEdit::put);
            throw new IllegalArgumentException(refusal + wrong.get().text());
        }
    }

    private static void put(Path file, Optional<String> text) {
        text.ifPresentOrElse(t -> AtomicFile.write(file, t), () -> delete(file));
    }

    /// The text of a file that may not be there.
    static Optional<String> find(Path file) {
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (" + file + ") cannot be read.", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
