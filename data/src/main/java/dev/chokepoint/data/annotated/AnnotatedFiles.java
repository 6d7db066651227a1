package dev.chokepoint.data.annotated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Finds files of annotated texts.
public final class AnnotatedFiles {
    private AnnotatedFiles() {}

    /// The files given and all files of JSON lines in the folders given, sorted, without those of some names.
    public static List<Path> in(List<Path> paths, List<String> without) throws IOException {
        TreeSet<Path> out = new TreeSet<>();
        for (Path p : paths) {
            if (!Files.exists(p)) {
                throw new IllegalArgumentException("The file (" + p + ") is not there.");
            }
            try (Stream<Path> all = Files.walk(p)) {
                all.filter(Files::isRegularFile)
                        .filter(f -> f.equals(p) || f.toString().endsWith(".jsonl"))
                        .filter(f -> !without.contains(String.valueOf(f.getFileName())))
                        .forEach(out::add);
            }
        }
        return List.copyOf(out);
    }
}
