package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.claims.Slot;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Seeded random text: the extractor never throws, and every span lies in the frozen text.
class GarbageTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 10);
    private static final String[] PIECES = {
        "China",
        "the U.S.",
        "will",
        "not",
        "lift",
        "lifted",
        "its",
        "export controls",
        "on",
        "rare earths",
        ",",
        ".",
        ";",
        "\"",
        "said",
        "Reuters",
        "on Tuesday",
        "until",
        "May",
        "2025",
        "30 days",
        "0.1%",
        "$490 per metric ton",
        "if",
        "in exchange for",
        "Entity List",
        "Huawei",
        "the measure",
        "takes effect",
        "\u4e2d\u56fd",
        "\u202e",
        "\u00e9\u0301",
        "\ud83d\ude00",
        "\ud83d",
        "'s",
        "-",
        "(",
        ")",
        "neither",
        "Nvidia",
        "H20",
        "added",
        "to",
        "the",
        "12 firms",
        "Comment:",
        "\n",
        "it",
        "he",
        "expects",
        "would",
        "have",
        "banned",
        "exports",
        "of",
        "to",
        "licences",
        "required",
        "a",
        "each",
        "F-35",
        "needs",
        "23 kg",
        "samarium magnets",
        "talks",
        "resume",
        "No.",
        "?",
        "\u0130stanbul"
    };

    private static void check(RuleClaimExtractor extractor, String text) {
        Reading r = extractor.read(Article.of("g", "", "", PublishedAt.on(DAY), text));
        for (Claim c : r.claims()) {
            List<Slot<?>> slots = new ArrayList<>(List.of(c.issuer(), c.action(), c.modality()));
            slots.addAll(c.items());
            slots.addAll(c.exclusions());
            slots.addAll(c.targets());
            slots.addAll(c.dates());
            slots.addAll(c.quantities());
            slots.addAll(c.conditions());
            slots.addAll(c.sources());
            assertThat(c.span().end()).isLessThanOrEqualTo(text.length());
            assertThat(slots).allSatisfy(s -> assertThat(s.span().end()).isLessThanOrEqualTo(text.length()));
            c.exclusions()
                    .forEach(x ->
                            assertThat(x.span().in(text)).isEqualTo(x.value().mention()));
        }
        r.supplyFacts().forEach(f -> assertThat(f.span().end()).isLessThanOrEqualTo(text.length()));
        r.negotiations().forEach(f -> assertThat(f.span().end()).isLessThanOrEqualTo(text.length()));
        PredictionLines.of(r);
    }

    @Test
    void wordsInAnyOrderAreRead() {
        RuleClaimExtractor extractor = BundledExtractor.get();
        Random random = new Random(20250610);
        for (int round = 0; round < 1000; round++) {
            StringBuilder text = new StringBuilder();
            int n = random.nextInt(60);
            for (int i = 0; i < n; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(8) == 0 ? "" : " ");
            }
            check(extractor, text.toString());
        }
    }

    /// Sentences end where no writer would end them, and begin in the middle of another.
    @Test
    void passagesCutAnywhereAreRead() throws IOException {
        RuleClaimExtractor extractor = BundledExtractor.get();
        Random random = new Random(26);
        List<String> texts = new ArrayList<>();
        Path folder = SharedData.projectRoot().resolve("data/src/test/resources/evidence");
        for (String name : List.of("fresh-j", "fresh-v", "fresh-aa", "composed-gg", "composed-jj")) {
            GoldFile.read(folder.resolve(name + ".jsonl")).value().forEach(a -> texts.add(a.text()));
        }
        for (String text : texts) {
            for (int end = text.indexOf(' '); end > 0; end = text.indexOf(' ', end + 1)) {
                check(extractor, text.substring(0, end));
            }
        }
        for (int round = 0; round < 500; round++) {
            String a = texts.get(random.nextInt(texts.size()));
            String b = texts.get(random.nextInt(texts.size()));
            String head = a.substring(0, random.nextInt(a.length()));
            String tail = random.nextBoolean() ? "" : b.substring(random.nextInt(b.length()));
            check(extractor, head + tail);
        }
    }

    @Test
    void anyCharactersAreRead() {
        RuleClaimExtractor extractor = BundledExtractor.get();
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            int n = random.nextInt(300);
            for (int i = 0; i < n; i++) {
                text.append((char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(96)));
            }
            check(extractor, text.toString());
        }
    }

    @Test
    void randomBytesGiveAProblemOrAnArticle() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            List<Problem> problems = new ArrayList<>();
            Optional<Article> article = ArticleIntake.document("x.txt", bytes, Optional.of(DAY), problems);
            assertThat(article.isPresent()).isNotEqualTo(!problems.isEmpty());
        }
    }

    @Test
    void tenThousandNestedTagsAreRead() {
        String html = "<html><body>" + "<div>".repeat(10_000)
                + "<p>China eased its export controls on magnets on Monday, the ministry said.</p>";
        List<Problem> problems = new ArrayList<>();
        Optional<Article> article =
                ArticleIntake.document("deep.html", html.getBytes(StandardCharsets.UTF_8), Optional.of(DAY), problems);
        assertThat(problems).isEmpty();
        assertThat(article.orElseThrow().text()).contains("China eased");
    }

    @Test
    void oneVeryLongLineIsRead() {
        RuleClaimExtractor extractor = BundledExtractor.get();
        String text = "China lifted export controls on magnets and ".repeat(5_000);
        assertThat(extractor.extract(Article.of("g", "", "", PublishedAt.on(DAY), text)))
                .isNotEmpty();
    }

    @Test
    void fiftyMegabytesInOneLineAreRefusedInOneLine(@org.junit.jupiter.api.io.TempDir Path folder) throws IOException {
        Path file = folder.resolve("big.txt");
        try (java.io.RandomAccessFile big = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            big.setLength(50_000_000);
        }
        var loaded = ArticleIntake.read(file, Optional.of(DAY));
        assertThat(loaded.value()).isEmpty();
        assertThat(loaded.problems()).hasSize(1);
        assertThat(loaded.problems().getFirst().text())
                .contains("50000000 bytes")
                .contains("5000000");
    }

    @Test
    void aPageOfEntitiesAndOpenTagsIsRead() {
        String html = "<html><body>" + "&lt;&#x202e;&shy;<b><i><p>".repeat(20_000)
                + "<p>China eased its export controls on magnets on Monday, the ministry said.</p>";
        List<Problem> problems = new ArrayList<>();
        Optional<Article> article =
                ArticleIntake.document("bomb.html", html.getBytes(StandardCharsets.UTF_8), Optional.of(DAY), problems);
        assertThat(problems).isEmpty();
        assertThat(article.orElseThrow().text()).contains("China eased").doesNotContain("\u202e");
    }
}
