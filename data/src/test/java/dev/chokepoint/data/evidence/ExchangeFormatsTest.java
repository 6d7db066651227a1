package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import dev.chokepoint.evidence.claims.AcceptedClaim;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.claims.Reading;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExchangeFormatsTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    /// Two characters before the claims stand outside the basic plane: four UTF-16 units, two code points.
    private static final String TEXT = "\uD83C\uDDE8\uD83C\uDDF3 China imposed export controls on samarium on Friday,"
            + " the commerce ministry said. The U.S. plans to lift export controls on chip design software for China.";

    private static Reading reading() {
        return BundledExtractor.get()
                .read(Article.of(
                        "clips/a 1", "https://example.org/a", "Daily", PublishedAt.on(LocalDate.of(2025, 4, 5)), TEXT));
    }

    /// What a standard processor makes of the document: nodes with absolute IRIs only.
    private static List<JsonObject> expanded(String document) throws JsonLdError {
        JsonArray nodes =
                JsonLd.expand(JsonDocument.of(new StringReader(document))).get();
        List<JsonObject> out = new ArrayList<>();
        for (JsonValue v : nodes) {
            out.add(v.asJsonObject());
        }
        return out;
    }

    private static List<JsonObject> ofType(List<JsonObject> nodes, String type) {
        return nodes.stream()
                .filter(n -> n.getJsonArray("@type").toString().contains("\"" + type + "\""))
                .toList();
    }

    private static String value(JsonObject node, String property) {
        JsonObject first = node.getJsonArray(property).getJsonObject(0);
        return first.containsKey("@id")
                ? first.getString("@id")
                : String.valueOf(first.get("@value")).replaceAll("^\"|\"$", "");
    }

    @Test
    void aStandardProcessorReadsArticlesClaimsAndDerivation() throws JsonLdError {
        List<JsonObject> nodes = expanded(ClaimGraph.of(List.of(reading()), "2026.11", List.of()));
        JsonObject article = ofType(nodes, "https://schema.org/NewsArticle").getFirst();
        assertThat(article.getString("@id")).isEqualTo("urn:chokepoint:article:clips/a%201");
        assertThat(value(article, "https://schema.org/datePublished")).isEqualTo("2025-04-05");
        List<JsonObject> claims = ofType(nodes, "https://schema.org/Claim");
        assertThat(claims).hasSize(2);
        assertThat(value(claims.getFirst(), "http://www.w3.org/ns/prov#wasDerivedFrom"))
                .isEqualTo(article.getString("@id"));
        assertThat(value(claims.getFirst(), ClaimGraph.TERMS + "action")).isEqualTo("impose");
        assertThat(value(claims.getFirst(), ClaimGraph.TERMS + "issuer")).isEqualTo("CN");
        assertThat(ofType(nodes, "http://www.w3.org/ns/prov#Activity")).hasSize(1);
        assertThat(ofType(nodes, "https://schema.org/ClaimReview")).isEmpty();
    }

    @Test
    void aStandardProcessorMakesTriplesOfIt() throws JsonLdError {
        String document = ClaimGraph.of(List.of(reading()), "2026.11", List.of());
        long triples = JsonLd.toRdf(JsonDocument.of(new StringReader(document)))
                .get()
                .toList()
                .size();
        assertThat(triples).isGreaterThan(60);
    }

    @Test
    void selectorsCountCodePointsAndQuoteTheText() throws JsonLdError {
        List<JsonObject> nodes = expanded(ClaimGraph.of(List.of(reading()), "2026.11", List.of()));
        JsonObject target = ofType(nodes, "http://www.w3.org/ns/oa#Annotation")
                .getFirst()
                .getJsonArray("http://www.w3.org/ns/oa#hasTarget")
                .getJsonObject(0);
        JsonArray selectors = target.getJsonArray("http://www.w3.org/ns/oa#hasSelector");
        JsonObject position = selectors.getJsonObject(0);
        JsonObject quote = selectors.getJsonObject(1);
        int start = Integer.parseInt(value(position, "http://www.w3.org/ns/oa#start"));
        int end = Integer.parseInt(value(position, "http://www.w3.org/ns/oa#end"));
        int[] points = TEXT.codePoints().toArray();
        assertThat(new String(points, start, end - start)).isEqualTo(value(quote, "http://www.w3.org/ns/oa#exact"));
        assertThat(start).isEqualTo(3);
    }

    @Test
    void onlyAVerdictMakesAReview() throws JsonLdError {
        Reading r = reading();
        AcceptedClaim accepted =
                AcceptedClaim.accept(r.claims().getFirst(), r.article(), "A. Analyst", LocalDate.of(2025, 4, 6));
        List<JsonObject> reviews = ofType(
                expanded(ClaimGraph.of(List.of(r), "2026.11", List.of(accepted))), "https://schema.org/ClaimReview");
        assertThat(reviews).hasSize(1);
        assertThat(value(reviews.getFirst(), "https://schema.org/itemReviewed"))
                .isEqualTo("urn:chokepoint:claim:clips/a%201#1");
    }

    /// Origin: the codes of the CAMEO codebook as named in the design of the exchange formats.
    @ParameterizedTest
    @CsvSource({
        "IMPOSE, DONE, 163",
        "TIGHTEN, IN_FORCE, 163",
        "EASE, DONE, 085",
        "LIFT, DONE, 085",
        "SUSPEND, IN_FORCE, 085",
        "EASE, PLANNED, 0354",
        "LIFT, HINTED, 0354",
        "LIFT, DENIED, 1244",
        "THREATEN, DONE, 1312",
        "IMPOSE, PLANNED, 1312",
        "IMPOSE, DENIED, none",
        "IMPOSE, EXPECTED, none"
    })
    void everyActAndModalityHasItsEventCode(Action action, Modality modality, String code) {
        assertThat(EventCode.of(action, modality).map(EventCode::cameo).orElse("none"))
                .isEqualTo(code);
    }

    @Test
    void eventsNameActorsDayAndWhatIsLost() {
        List<JsonNode> events =
                EventLines.of(List.of(reading())).stream().map(MAPPER::readTree).toList();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).path("source").asString()).isEqualTo("CHNGOV");
        assertThat(events.get(0).path("date").asString()).isEqualTo("2025-04-04");
        assertThat(events.get(0).path("event").asString()).isEqualTo("SANCTION");
        assertThat(events.get(0).path("lost").toString()).contains("items", "sources");
        assertThat(events.get(1).path("cameo").asString()).isEqualTo("0354");
        assertThat(events.get(1).path("target").asString()).isEqualTo("CHN");
        assertThat(EventLines.actor("EU")).isEqualTo("IGOEUREEC");
    }
}
