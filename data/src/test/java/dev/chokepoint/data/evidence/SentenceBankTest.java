package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.reader.RuleClaimExtractor;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sentences of published pages with who acts, what and in which modality, by hands that never saw the rules. Since
/// the rules were mended by them, this only shows when a change of rules loses some; a quarter of them holds no claim.
class SentenceBankTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static boolean fits(JsonNode gold, String field, String value) {
        return gold.path(field).asString("").equals(value)
                || Stream.iterate(0, i -> i < gold.path(field + "_alt").size(), i -> i + 1)
                        .anyMatch(i ->
                                gold.path(field + "_alt").path(i).asString("").equals(value));
    }

    private static boolean right(JsonNode gold, Claim c) {
        return c.issuer().value().place().equals(gold.path("issuer").asString(""))
                && fits(gold, "action", c.action().value().code())
                && fits(gold, "modality", c.modality().value().code())
                && c.opinion() == gold.path("opinion").asBoolean(false);
    }

    @Test
    void mostSentencesAreReadRight() throws IOException {
        Path folder = SharedData.projectRoot().resolve("data/src/test/resources/evidence/sentences");
        RuleClaimExtractor extractor = BundledExtractor.get();
        int right = 0;
        int told = 0;
        int expected = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            Map<String, JsonNode> gold = new HashMap<>();
            for (String line : Files.readAllLines(file)) {
                JsonNode n = MAPPER.readTree(line);
                gold.put(n.path("id").asString(""), n.path("claims"));
            }
            for (Article a : GoldFile.read(file).value()) {
                List<Claim> claims = new ArrayList<>(extractor.read(a).claims());
                JsonNode wanted = gold.getOrDefault(a.id().value(), MAPPER.createArrayNode());
                told += claims.size();
                expected += wanted.size();
                for (JsonNode g : wanted) {
                    Claim found =
                            claims.stream().filter(c -> right(g, c)).findFirst().orElse(null);
                    if (found != null) {
                        claims.remove(found);
                        right++;
                    }
                }
            }
        }
        assertThat(expected).isGreaterThan(500);
        assertThat((double) right / told).as("precision").isGreaterThan(0.85);
        assertThat((double) right / expected).as("recall").isGreaterThan(0.72);
    }
}
