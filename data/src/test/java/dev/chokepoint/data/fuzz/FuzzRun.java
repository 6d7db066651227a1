package dev.chokepoint.data.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Gives a parser spoilt files in a folder of its own and tells what it must not do.
final class FuzzRun implements AutoCloseable {
    /// The longest that a small file may take.
    static final long MOST_MILLIS = 2_000;

    private final Parser parser;
    private final Path folder;

    FuzzRun(Parser parser) {
        this.parser = parser;
        try {
            this.folder = Files.createTempDirectory("fuzz-" + parser.name());
            for (Parser.SeedFile file : parser.files()) {
                write(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with how an input was taken; empty where it was read or refused as it should be.
    Optional<Throwable> fault(byte[] input) {
        Optional<Throwable> fault = once(input);
        // A machine that is busy with other work is no fault of the parser.
        return fault.isPresent() && fault.get() instanceof Slow ? once(input) : fault;
    }

    /// What takes longer than a small file may.
    private static final class Slow extends Exception {
        private static final long serialVersionUID = 1;

        Slow(long millis) {
            super("It took " + millis + " ms.");
        }
    }

    private Optional<Throwable> once(byte[] input) {
        Parser.SeedFile spoilt = parser.file(input);
        long start = System.nanoTime();
        try {
            write(spoilt);
            parser.reading().read(folder, folder.resolve(spoilt.name()));
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
            if (!parser.refusal().isInstance(e)) {
                return Optional.of(e);
            }
            String said = String.valueOf(e.getMessage());
            if (said.isBlank() || Parser.PROGRAMMERS_WORDS.matcher(said).find()) {
                return Optional.of(new AssertionError("The refusal does not say why: " + said, e));
            }
        } finally {
            parser.files().stream().filter(f -> f.name().equals(spoilt.name())).forEach(this::put);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        return millis > MOST_MILLIS ? Optional.of(new Slow(millis)) : Optional.empty();
    }

    private void put(Parser.SeedFile file) {
        try {
            write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Parser.SeedFile file) throws IOException {
        Path path = folder.resolve(file.name());
        Files.createDirectories(path.getParent());
        Files.write(path, file.bytes());
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
