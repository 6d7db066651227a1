package dev.chokepoint.data.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chokepoint.evidence.claims.Action;
import dev.chokepoint.evidence.claims.Claim;
import dev.chokepoint.evidence.claims.Modality;
import dev.chokepoint.evidence.text.Article;
import dev.chokepoint.evidence.text.PublishedAt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A language model is believed only as far as the text bears it out; a local stub plays the model.
class ModelClaimExtractorTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TEXT = "China will restrict exports of antimony from September 15, the Ministry of"
            + " Commerce said on Thursday. Analysts expect no ban.\nRelated Links(antimony)\nTime:2024-08-15 10:00:00";

    private final List<String> requests = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private HttpServer server;

    ModelClaimExtractorTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private ModelClaimExtractor extractor(int status, String content) {
        server.createContext("/v1/chat/completions", exchange -> {
            requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
                    .set(
                            "choices",
                            MAPPER.createArrayNode()
                                    .add(MAPPER.createObjectNode()
                                            .set(
                                                    "message",
                                                    MAPPER.createObjectNode().put("content", content)))));
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new ModelClaimExtractor(
                new HttpChatModel(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/"),
                        "stub",
                        "secret",
                        Duration.ofSeconds(20)),
                ReadingRules.bundled().value().gazetteer());
    }

    private static Article article() {
        return Article.of("a", "", "", PublishedAt.on(LocalDate.of(2024, 8, 15)), TEXT);
    }

    @Test
    void aQuotedClaimIsAnchoredInTheText() {
        ModelClaimExtractor.Answer answer = extractor(200, """
                        Here you are:
                        ```json
                        {"claims":[{"quote":"China will restrict exports of antimony from September 15","issuer":"CN",
                        "action":"impose","modality":"done","items":["antimony"],"targets":["*"],
                        "dates":[{"role":"effective","value":"2024-09-15","mention":"September 15"}],
                        "sources":[{"name":"the Ministry of Commerce","role":"official"}],"opinion":false}]}
                        ```""").ask(article());
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.reading().claims()).hasSize(1);
        Claim c = answer.reading().claims().getFirst();
        assertThat(c.span().in(TEXT)).isEqualTo("China will restrict exports of antimony from September 15");
        assertThat(c.action().value()).isEqualTo(Action.IMPOSE);
        assertThat(c.modality().value()).isEqualTo(Modality.DONE);
        assertThat(c.items().getFirst().value().codes()).containsExactly("hs2022~8110");
        assertThat(c.dates().getFirst().span().in(TEXT)).isEqualTo("September 15");
        assertThat(c.sources().getFirst().value().name()).isEqualTo("the Ministry of Commerce");
        assertThat(c.rules()).containsExactly("model:stub");
        assertThat(c.confidence()).isZero();
        assertThat(answer.promptHash()).hasSize(64);
        assertThat(answer.reply()).contains("Here you are");
    }

    @Test
    void theModelIsAskedForTheWholeTextWithItsDay() {
        extractor(200, "{\"claims\":[]}").ask(article());
        JsonNode request = MAPPER.readTree(requests.getFirst());
        assertThat(request.path("model").stringValue()).isEqualTo("stub");
        assertThat(request.path("temperature").intValue()).isZero();
        assertThat(request.path("messages").path(1).path("content").stringValue())
                .contains("2024-08-15")
                .contains(TEXT);
        assertThat(keys).containsExactly("Bearer secret");
    }

    @Test
    void whatTheTextDoesNotSayIsDropped() {
        ModelClaimExtractor.Answer answer = extractor(200, """
                        {"claims":[
                        {"quote":"China bans exports of gallium","issuer":"CN","action":"impose","modality":"done"},
                        {"quote":"China will restrict exports of antimony","issuer":"CN","action":"forbid","modality":"done"},
                        {"quote":"China will restrict exports of antimony","issuer":"XX","action":"impose","modality":"done"},
                        {"quote":"China will restrict exports of antimony","issuer":"CN","action":"impose","modality":"sure"},
                        {"quote":"Related Links(antimony)","issuer":"CN","action":"impose","modality":"done"},
                        {"quote":"China will restrict exports of antimony","issuer":"CN","action":"impose","modality":"done",
                        "items":["germanium","antimony"],"targets":["Mars","entity:Huawei","US"],
                        "dates":[{"role":"effective","value":"2024-13-40","mention":"September 15"}],
                        "quantities":[{"value":5,"unit":"t","mention":"five tonnes"}],
                        "sources":[{"name":"Bloomberg","role":"outlet"}]}]}""").ask(article());
        assertThat(answer.reading().claims()).hasSize(1);
        Claim c = answer.reading().claims().getFirst();
        assertThat(c.items()).hasSize(1);
        assertThat(c.targets()).hasSize(1);
        assertThat(c.dates()).isEmpty();
        assertThat(c.quantities()).isEmpty();
        assertThat(c.sources()).isEmpty();
        assertThat(answer.problems()).hasSize(11);
        assertThat(answer.problems().getFirst().text())
                .contains("claims[1].quote")
                .contains("word for word");
    }

    @Test
    void aModelThatTalksOrFailsGivesAProblemAndNoClaim() {
        ModelClaimExtractor.Answer talk =
                extractor(200, "I cannot help with that.").ask(article());
        assertThat(talk.reading().claims()).isEmpty();
        assertThat(talk.problems()).hasSize(1);
        assertThat(talk.problems().getFirst().text()).contains("I cannot help");
    }

    @Test
    void aServerErrorIsOneLine() {
        ModelClaimExtractor.Answer answer = extractor(500, "{}").ask(article());
        assertThat(answer.problems()).hasSize(1);
        assertThat(answer.problems().getFirst().text()).contains("status 500");
    }

    @Test
    void aServiceThatIsNotThereIsOneLine() {
        ModelClaimExtractor extractor = extractor(200, "{}");
        server.stop(0);
        ModelClaimExtractor.Answer answer = extractor.ask(article());
        assertThat(answer.problems()).hasSize(1);
        assertThat(answer.problems().getFirst().text()).contains("cannot be reached");
    }
}
