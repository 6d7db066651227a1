package dev.chokepoint.data.fuzz;

import dev.chokepoint.base.Loaded;
import dev.chokepoint.base.Problem;
import dev.chokepoint.testkit.Mutations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// A reader of files with good files to start from.
///
/// An input is one byte that chooses the file and the bytes that stand in it, so that a fuzzer reaches all files of a
/// folder.
///
/// @param files good files by name; the folder holds all of them, one of which is spoilt
/// @param refusal what the reader may throw; everything else is a fault
record Parser(String name, List<SeedFile> files, Class<? extends Exception> refusal, Reading reading) {
    /// The most bytes of a spoilt file.
    private static final int MOST_BYTES = 60_000;

    Parser {
        files = List.copyOf(files);
    }

    /// A good file.
    ///
    /// @param name where it stands in the folder
    record SeedFile(String name, byte[] bytes) {
        static SeedFile of(String name, String text) {
            return new SeedFile(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Reads a folder in which one file was spoilt.
    @FunctionalInterface
    interface Reading {
        void read(Path folder, Path file) throws Exception;
    }

    /// A reader that never throws and says what is wrong.
    static Parser of(String name, List<SeedFile> files, Reading reading) {
        return new Parser(name, files, Never.class, reading);
    }

    /// What nothing throws.
    static final class Never extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// What a fault of the program says, which tells nobody what to mend in a file.
    static final Pattern PROGRAMMERS_WORDS = Pattern.compile(
            "(?<!\\w)\\w*Exception|at dev\\.chokepoint|out of bounds|Cannot invoke|For input string|: null\\b|^null$|Negative array");

    /// Nothing could be read without a word of why, or a word without a place.
    static void sound(Loaded<?> loaded, boolean isThere) {
        if (!isThere && loaded.problems().isEmpty()) {
            throw new AssertionError("Nothing was read, and nothing says why.");
        }
        for (Problem p : loaded.problems()) {
            if (p.expected().isBlank()
                    || PROGRAMMERS_WORDS.matcher(p.expected()).find()) {
                throw new AssertionError("The problem does not say what was expected: " + p.text());
            }
        }
    }

    /// The good files, chosen by their first byte.
    List<byte[]> seeds() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            all.add(input(i, files.get(i).bytes()));
        }
        return all;
    }

    private static byte[] input(int file, byte[] bytes) {
        byte[] input = new byte[bytes.length + 1];
        input[0] = (byte) file;
        System.arraycopy(bytes, 0, input, 1, bytes.length);
        return input;
    }

    /// The next spoilt file.
    byte[] mutant(Random random) {
        int k = random.nextInt(files.size());
        List<byte[]> others = files.stream().map(SeedFile::bytes).toList();
        return input(k, Mutations.of(files.get(k).bytes(), others, MOST_BYTES, random));
    }

    SeedFile file(byte[] input) {
        SeedFile seed = files.get(input.length == 0 ? 0 : (input[0] & 0xFF) % files.size());
        return new SeedFile(seed.name(), Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
    }
}
