package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scores on annotated passages by the reference scorer, so that a change of rules that loses claims is seen.
class PassageScoresTest {
    private static final Pattern STRICT = Pattern.compile("strict\\s+P=([0-9.]+) R=[0-9.]+ F1=([0-9.]+)");

    @TempDir
    private Path folder;

    private double strictF1(Path gold) throws IOException, InterruptedException {
        Path scorer = SharedData.require("data/evidence/score.py");
        RuleClaimExtractor extractor = ReadingRules.extractor();
        StringBuilder lines = new StringBuilder();
        for (Article a : GoldFile.read(gold).value()) {
            lines.append(PredictionLines.of(extractor.read(a))).append('\n');
        }
        Path predictions = folder.resolve("p.jsonl");
        Files.writeString(predictions, lines);
        Process p = new ProcessBuilder("python3", scorer.toString(), gold.toString(), predictions.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        p.waitFor();
        Matcher m = STRICT.matcher(out);
        assertThat(m.find()).as(out).isTrue();
        return Double.parseDouble(m.group(2));
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
