package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Id;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.stories.Contradiction;
import dev.chokepoint.evidence.stories.RelatedArticle;
import dev.chokepoint.evidence.stories.StoryIndex;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StoriesTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static Map<Id, String> events(Path gold) throws IOException {
        Map<Id, String> out = new HashMap<>();
        for (String line : Files.readAllLines(gold)) {
            JsonNode n = MAPPER.readTree(line);
            out.put(Id.of("article", n.path("id").asString()), n.path("event").asString());
        }
        return out;
    }

    /// The share of articles with a companion (another passage of the same event) for which one of the three most
    /// related articles is a companion.
    private static double hitAtThree(Path gold, List<Path> among) throws IOException {
        Map<Id, String> events = new HashMap<>(events(gold));
        List<Article> all = new ArrayList<>(GoldFile.read(gold).value());
        for (Path p : among) {
            all.addAll(GoldFile.read(p).value());
            events.putAll(events(p));
        }
        StoryIndex index = StoryIndex.of(all);
        int asked = 0;
        int hit = 0;
        for (Article a : GoldFile.read(gold).value()) {
            String event = events.get(a.id());
            boolean companion = events.entrySet().stream()
                    .anyMatch(e -> e.getValue().equals(event) && !e.getKey().equals(a.id()));
            if (companion) {
                asked++;
                boolean found = index.related(a.id(), 3).stream()
                        .map(RelatedArticle::article)
                        .anyMatch(r -> java.util.Objects.equals(events.get(r), event));
                hit += found ? 1 : 0;
            }
        }
        assertThat(asked).isGreaterThan(10);
        return hit / (double) asked;
    }

    @Test
    void relatedArticlesOfAnEventAreAmongTheFirstThree() throws IOException {
        Path dev = SharedData.require("data/evidence/dev.jsonl");
        Path own = SharedData.projectRoot().resolve("data/src/test/resources/evidence");
        assertThat(hitAtThree(dev, List.of())).isGreaterThanOrEqualTo(0.95);
        assertThat(hitAtThree(dev, List.of(own.resolve("own-train.jsonl"), own.resolve("own-held-out.jsonl"))))
                .isGreaterThanOrEqualTo(0.95);
    }

    private static Reading read(String key, String day, String text) {
        RuleClaimExtractor extractor = BundledExtractor.get();
        return extractor.read(Article.of(key, "", "", PublishedAt.on(LocalDate.parse(day)), text));
    }

    private static ReadingSet set(Reading... readings) {
        return ReadingSet.of(List.of(readings), ReadingRules.bundled().value().gazetteer());
    }

    @Test
    void aDenialStandsBesideTheClaimItDenies() {
        ReadingSet set = set(
                read("a", "2025-06-11", "China has lifted export controls on gallium, the Financial Times reported."),
                read(
                        "b",
                        "2025-06-12",
                        "China has not lifted export controls on gallium, a commerce ministry spokesperson said."));
        assertThat(set.contradictions()).hasSize(1);
        Contradiction.OfClaims c = (Contradiction.OfClaims) set.contradictions().getFirst();
        assertThat(c.items()).containsExactly("gallium");
        assertThat(c.because()).isEqualTo("one says lift, the other denies it");
    }

    /// What a document says itself and whom it quotes tell one story; two whom it quotes may not.
    @Test
    void aDocumentDoesNotContradictWhomItQuotes() {
        String lifted = "China has lifted export controls on gallium. ";
        assertThat(set(read(
                                "a",
                                "2025-06-11",
                                lifted
                                        + "China has imposed export controls on gallium, a commerce ministry spokesperson"
                                        + " said."))
                        .contradictions())
                .isEmpty();
        assertThat(set(read(
                                "a",
                                "2025-06-11",
                                "China has lifted export controls on gallium, the Financial Times reported. China has"
                                        + " imposed export controls on gallium, a commerce ministry spokesperson said."))
                        .contradictions())
                .hasSize(1);
    }

    @Test
    void aCopyDoesNotContradictAndCountsAsOneSource() {
        String text = "China has lifted export controls on gallium, the Financial Times reported on Wednesday, citing"
                + " two people who know the matter and asked not to be named.";
        ReadingSet set = set(
                read("a", "2025-06-11", text),
                read("b", "2025-06-12", text),
                read(
                        "c",
                        "2025-06-12",
                        "China has not lifted export controls on gallium, the commerce ministry said."));
        assertThat(set.contradictions()).hasSize(1);
        assertThat(StoriesJson.lines(set).get(1)).contains("\"copy_of\":\"article~a\"");
    }

    @Test
    void aMeasureAndItsLaterSuspensionDoNotContradict() {
        ReadingSet set = set(
                read("a", "2024-12-03", "China banned exports of gallium to the United States on December 3, 2024."),
                read(
                        "b",
                        "2025-11-09",
                        "China suspended its ban on exports of gallium to the United States on November 9, 2025."));
        assertThat(set.contradictions()).isEmpty();
    }

    @Test
    void topicsNamePlacesThenGoods() {
        ReadingSet set = set(read(
                "a",
                "2025-06-10",
                "The U.S. will lift export controls on chip design software for China, and China will ease export"
                        + " restrictions on rare earths for the U.S., officials said."));
        assertThat(set.topicsOf(set.index().stories().getFirst()))
                .hasSize(3)
                .first()
                .isEqualTo("US-China");
    }
}
