package dev.chokepoint.app.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.data.evidence.ReadingSet;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoriesTextTest {
    private static Reading read(String key, String day, String text) {
        return ReadingRules.extractor().read(Article.of(key, "", "", PublishedAt.on(LocalDate.parse(day)), text));
    }

    @Test
    void aDenialIsToldWithBothVoicesAndDays() {
        ReadingSet set = ReadingSet.of(
                List.of(
                        read(
                                "a",
                                "2025-06-11",
                                "China has lifted export controls on gallium, the Financial Times reported."),
                        read(
                                "b",
                                "2025-06-12",
                                "China has not lifted export controls on gallium, a commerce ministry spokesperson"
                                        + " said.")),
                ReadingRules.bundled().value().gazetteer());
        assertThat(StoriesText.of(set)).contains("Financial Times", "spokesperson", "2025-06-11", "2025-06-12");
    }
}
