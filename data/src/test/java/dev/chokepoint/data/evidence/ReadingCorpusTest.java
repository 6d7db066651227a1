package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Replays the inputs a fuzzer found to reach new branches of intake and reading.
class ReadingCorpusTest {
    @Test
    void everyInputOfTheCorpusGivesAProblemOrAReading() throws IOException {
        Path corpus = SharedData.projectRoot().resolve("data/src/test/resources/evidence/corpus");
        List<Path> files;
        try (Stream<Path> list = Files.list(corpus)) {
            files = list.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(100);
        for (Path f : files) {
            byte[] input = Files.readAllBytes(f);
            assertThatCode(() -> ReadingFuzzer.fuzzerTestOneInput(input))
                    .as(String.valueOf(f.getFileName()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyArchiveOfTheCorpusGivesProblemsOrArticles() throws IOException {
        Path corpus = SharedData.projectRoot().resolve("data/src/test/resources/evidence/corpus-warc");
        List<Path> files;
        try (Stream<Path> list = Files.list(corpus)) {
            files = list.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(20);
        for (Path f : files) {
            byte[] input = Files.readAllBytes(f);
            assertThatCode(() -> WarcFuzzer.fuzzerTestOneInput(input))
                    .as(String.valueOf(f.getFileName()))
                    .doesNotThrowAnyException();
        }
    }
}
