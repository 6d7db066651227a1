package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scores on annotated passages by the reference scorer, so that a change of rules that loses claims is seen.
class PassageScoresTest {
    @TempDir
    private Path folder;

    private double strictF1(Path gold) throws IOException, InterruptedException {
        return PassageScores.strictF1(
                gold, BundledExtractor.get(), SharedData.require("data/evidence/score.py"), folder);
    }

    private static double plainF1(Path gold) throws IOException {
        return PassageScores.plainF1(gold, BundledExtractor.get(), passage -> true);
    }

    @Test
    void ownPassagesAreReadWithoutTheReferenceScorer() throws IOException {
        assertThat(plainF1(own("own-train.jsonl"))).isGreaterThan(0.90);
        assertThat(plainF1(own("own-second.jsonl"))).isGreaterThan(0.85);
    }

    private static Path own(String name) {
        return SharedData.projectRoot()
                .resolve("data/src/test/resources/evidence")
                .resolve(name);
    }

    @Test
    void passagesTheRulesWereWrittenOn() throws IOException, InterruptedException {
        assertThat(strictF1(own("own-train.jsonl"))).isGreaterThan(0.90);
    }

    /// Their first readings are in docs/benchmarks.md; by now the rules have been mended by them.
    @Test
    void passagesByOtherHands() throws IOException, InterruptedException {
        Path all = folder.resolve("all.jsonl");
        Path first = own("own-train.jsonl").getParent();
        StringBuilder lines = new StringBuilder();
        List<Path> files;
        try (Stream<Path> found = Files.list(first)) {
            files = found.filter(f -> f.getFileName().toString().startsWith("fresh-")
                            || f.getFileName().toString().startsWith("composed-"))
                    .sorted()
                    .toList();
        }
        for (Path f : files) {
            for (String line : Files.readAllLines(f)) {
                // the same number can stand in two files
                lines.append(line.replaceFirst("\"id\": \"", "\"id\": \"" + f.getFileName() + " "))
                        .append('\n');
            }
        }
        Files.writeString(all, lines);
        assertThat(files).hasSizeGreaterThan(30);
        assertThat(strictF1(all)).isGreaterThan(0.85);
    }

    @Test
    void referencePassages() throws IOException, InterruptedException {
        assertThat(strictF1(SharedData.require("data/evidence/dev.jsonl"))).isGreaterThan(0.90);
    }
}
