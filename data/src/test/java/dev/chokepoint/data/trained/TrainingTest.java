package dev.chokepoint.data.trained;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.annotated.AnnotatedFiles;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.review.Decision;
import dev.chokepoint.data.review.ReviewItem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.ClaimExtractor;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final ReadingRules RULES = ReadingRules.bundledRight();
    private static final ClaimExtractor READER = RULES.toReader();

    @TempDir
    private Path folder;

    private static Article article(String key, String text) {
        return Article.of(key, "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), text);
    }

    private static Decision decision(Article a, Decision.Verdict verdict) {
        Claim c = READER.read(a).claims().getFirst();
        return new Decision(
                1,
                verdict,
                new ReviewItem.OfClaim(a, c, 0.5).key(),
                "claim",
                c.id().toString(),
                a.sha256(),
                c.span().start(),
                c.span().end(),
                c.span().in(a.text()),
                "2025-06-10",
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                "ana",
                "2025-06-10T09:00:00Z",
                "");
    }

    private static double right(TrainedReaderFile trained, Article a) {
        Reading r = READER.read(a);
        return trained.reader().judge(r, RULES.signals()).getFirst().right();
    }

    private static TrainedReaderFile trained(Decision.Verdict verdict) {
        Training t = new Training(READER, RULES.signals());
        for (String goods : List.of("nickel ore", "bauxite", "copper", "tin", "lithium", "cobalt")) {
            Article a = article(goods, "Growers banned exports of " + goods + " to Guinea by a pledge, Guinea said.");
            if (!READER.read(a).claims().isEmpty()) {
                assertThat(t.add(a, decision(a, verdict))).isTrue();
            }
        }
        assertThat(t.texts()).isPositive();
        return t.train(Optional.of(TrainedReaderFile.bundled()));
    }

    @Test
    void whatAnalystsRejectIsTrustedLessAndWhatTheyAcceptMore() {
        Article alike = article("b", "Growers banned exports of graphite to Guinea by a pledge, Guinea said.");
        double before = right(TrainedReaderFile.bundled(), alike);
        assertThat(right(trained(Decision.Verdict.REJECT), alike)).isLessThan(before - 0.1);
        assertThat(right(trained(Decision.Verdict.ACCEPT), alike)).isGreaterThan(before);
    }

    @Test
    void theSameTextsGiveTheSameFile() throws IOException {
        List<Path> files = AnnotatedFiles.in(List.of(TrainedReaderFigures.OWN.resolve("own-train.jsonl")), List.of());
        for (String name : List.of("one", "two")) {
            Training t = new Training(READER, RULES.signals());
            for (Path f : files) {
                assertThat(t.add(f)).isEmpty();
            }
            t.train(Optional.empty()).write(folder.resolve(name));
        }
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    }

    @Test
    void theBundledReaderWasTrainedOnTheTextsHereWithoutThoseKeptApart() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path f : AnnotatedFiles.in(List.of(TrainedReaderFigures.OWN), TrainedReaderFigures.KEPT)) {
            sources.append(Training.source(f));
        }
        assertThat(TrainedReaderFile.bundled().trainedOn())
                .as("train again: docs/how-to/review-claims.md says how")
                .isEqualTo(dev.chokepoint.data.files.Sha256.hex(
                        sources.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void aFileOfSomethingElseIsToldByItsFirstLine() throws IOException {
        Path review = Files.createDirectories(folder.resolve("review"));
        try (var out =
                new java.util.zip.GZIPOutputStream(Files.newOutputStream(review.resolve(TrainedReaderFile.FILE)))) {
            out.write("something else\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> TrainedReaderFile.of(folder))
                .hasMessageContaining("trained-reader.tsv.gz:1")
                .hasMessageContaining("something else");
    }
}
