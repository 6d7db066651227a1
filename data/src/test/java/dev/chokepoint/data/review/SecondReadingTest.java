package dev.chokepoint.data.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.data.evidence.ChatModel;
import dev.chokepoint.data.evidence.ModelClaimExtractor;
import dev.chokepoint.data.evidence.ReadingRules;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondReadingTest {
    private static final String TEXT =
            "China banned exports of gallium. Japan lifted its curbs on photoresist for South Korea. Tin is heavy.";

    private static SecondReading of(String reply) {
        Article a = Article.of("a", "", "", PublishedAt.on(LocalDate.of(2025, 6, 10)), TEXT);
        ReadingRules rules = ReadingRules.bundled().value();
        Reading first = rules.toExtractor().read(a);
        assertThat(first.claims()).hasSize(2);
        ChatModel model = new ChatModel() {
            @Override
            public String name() {
                return "stub";
            }

            @Override
            public String complete(String system, String prompt) {
                return reply;
            }
        };
        return SecondReading.of(
                first,
                new ModelClaimExtractor(model, rules.gazetteer()).read(a),
                c -> c.modality().value().code());
    }

    private static String claim(String quote, String issuer, String action, String modality) {
        return "{\"quote\":\"" + quote + "\",\"issuer\":\"" + issuer + "\",\"action\":\"" + action
                + "\",\"modality\":\"" + modality + "\"}";
    }

    @Test
    void twoReadersWhoAgreeDisputeNothing() {
        SecondReading second = of("{\"claims\":["
                + claim("China banned exports of gallium", "CN", "impose", "done") + ","
                + claim("Japan lifted its curbs on photoresist", "JP", "lift", "done") + "]}");
        assertThat(second.disputes()).isEmpty();
        assertThat(second.more()).isEmpty();
    }

    @Test
    void anotherModalityAMissingAndAFurtherClaimAreDisputes() {
        SecondReading second = of("{\"claims\":["
                + claim("China banned exports of gallium", "CN", "impose", "planned") + ","
                + claim("Tin is heavy", "CN", "impose", "done") + "]}");
        assertThat(second.disputes().values())
                .anySatisfy(x -> assertThat(x)
                        .startsWith("the model reads it otherwise: ")
                        .contains("planned"))
                .anySatisfy(x -> assertThat(x).isEqualTo("the model reads no claim here"))
                .anySatisfy(x -> assertThat(x).isEqualTo("only the model reads a claim here"));
        assertThat(second.more()).singleElement().satisfies(i -> {
            assertThat(i.quote()).isEqualTo("Tin is heavy");
            assertThat(second.disputes()).containsKey(i.key());
        });
    }

    @Test
    void nobodyReadingASecondTimeChangesNothing() {
        SecondReading one = of("{\"claims\":[]}");
        assertThat(one.plus(SecondReading.none())).isEqualTo(one);
        assertThat(SecondReading.none().more()).isEqualTo(List.of());
    }
}
