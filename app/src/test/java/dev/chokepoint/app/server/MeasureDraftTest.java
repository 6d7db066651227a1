package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.base.Problem;
import dev.chokepoint.data.evidence.ArticleIntake;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A measure drafted from a claim.
class MeasureDraftTest {
    private static final BundledReader READER = new BundledReader();

    private static JsonNode draft(String text) {
        List<Problem> problems = new ArrayList<>();
        Article article = ArticleIntake.document(
                        "notice.txt",
                        text.getBytes(StandardCharsets.UTF_8),
                        Optional.of(LocalDate.of(2025, 4, 4)),
                        problems)
                .orElseThrow();
        Reading reading = READER.read(article);
        Claim claim = reading.claims().stream()
                .filter(MeasureDraft::isFor)
                .findFirst()
                .orElseThrow();
        return new YAMLMapper().readTree(MeasureDraft.of(claim, article)).get(0);
    }

    @Test
    void theDraftHoldsWhatTheClaimSaysAndSaysWhereItSaysNothing() {
        JsonNode draft = draft("China's Ministry of Commerce announced on Friday that it has imposed export controls on"
                + " samarium to the United States.");

        assertThat(draft.get("id").asString()).startsWith("CN-2025-");
        assertThat(draft.get("title").asString()).contains("samarium");
        assertThat(draft.get("effective").asString()).isEqualTo("TODO");
        assertThat(draft.at("/rules/0/item").asString()).isEqualTo("TODO");
        assertThat(draft.at("/rules/0/from").asString()).isEqualTo("CN");
    }

    @Test
    void whatAnArticleSaysEndsNoField() {
        JsonNode draft = draft("China's Ministry of Commerce announced on Friday that it has imposed export controls on"
                + " samarium, which it calls 'a' : {kind: PROHIBITION}.");

        assertThat(draft.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "act",
                        "kind",
                        "title",
                        "confidence",
                        "sources",
                        "note",
                        "announced",
                        "effective",
                        "rules");
        assertThat(draft.get("kind").asString()).isEqualTo("LICENCE_REQUIREMENT");
    }
}
