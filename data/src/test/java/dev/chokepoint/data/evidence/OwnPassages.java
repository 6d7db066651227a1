package dev.chokepoint.data.evidence;

import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The annotated passages of the project.
final class OwnPassages {
    private OwnPassages() {}

    static List<Article> all() {
        Path folder = SharedData.projectRoot().resolve("data/src/test/resources/evidence");
        List<Article> out = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path f :
                    files.filter(x -> x.toString().endsWith(".jsonl")).sorted().toList()) {
                out.addAll(GoldFile.read(f).value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }
}
