package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Articles over HTTP: read, ordered by what they would change, decided on as at the terminal.
class EvidenceAnswersTest {
    private static final String TEXT = """
            China's Ministry of Commerce announced on Friday that it has suspended its export controls on gallium and \
            germanium from 10 May 2025.

            Analysts think Beijing may ease its curbs on antimony.
            """;

    @TempDir
    static Path folder;

    private static TestServer here;

    @BeforeAll
    static void start() throws IOException {
        here = new TestServer(folder);
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    private static JsonNode read(String text) throws Exception {
        HttpResponse<String> reply = here.post("/api/v1/articles?date=2025-05-09&name=notice.txt", text);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return TestServer.json(reply);
    }

    private static HttpResponse<String> decide(JsonNode article, JsonNode item, String verdict, String measures)
            throws Exception {
        return here.post(
                "/api/v1/reviews",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("article", article.get("id").asString())
                        .put("key", item.get("key").asString())
                        .put("verdict", verdict)
                        .set("measures", JsonMapper.shared().readTree(measures))
                        .toString());
    }

    private static HttpResponse<String> undo() throws Exception {
        return here.send(
                HttpRequest.newBuilder(here.address("/api/v1/reviews/last")).DELETE(), RequestGuard.HEADER, "1");
    }

    private static String log() {
        Terminal terminal = new Terminal(Main::run);
        terminal.run("review", folder.resolve("reviewed").toString(), "--list", "decisions");
        return terminal.out();
    }

    @Test
    void whatWasReadStandsInTheTextInTheOrderOfTheQueue() throws Exception {
        JsonNode article = read(TEXT);
        String text = article.get("text").asString();

        assertThat(article.get("items").size()).isGreaterThanOrEqualTo(1);
        for (JsonNode item : article.get("items")) {
            assertThat(text.substring(item.get("start").asInt(), item.get("end").asInt()))
                    .isEqualTo(item.get("quote").asString());
        }
        JsonNode first = article.at("/items/0");
        assertThat(first.get("change").asString()).isNotBlank();
        assertThat(first.get("candidates").toString()).contains("CN-2023-23");
    }

    /// As `review` does: every claim has the probability of the trained reader, and a sentence of which no claim was
    /// made, but which may hold an act, waits too; nothing of it can be recorded.
    @Test
    void theTrainedReaderJudgesClaimsAndPointsAtSentencesThatWereNotRead() throws Exception {
        JsonNode article =
                read("China's Ministry of Commerce announced on Friday that it will impose export controls on"
                        + " samarium.\n\nShipments of dysprosium metal now need the signature of the ministry before they may"
                        + " leave, the ministry told exporters on Thursday.\n");
        JsonNode claim = kind(article, "claim");
        JsonNode sentence = kind(article, "unread");

        assertThat(claim.get("confidence").asDouble()).isGreaterThan(0.9);
        assertThat(claim.get("doubted").asBoolean()).isFalse();
        assertThat(sentence.get("quote").asString()).startsWith("Shipments of dysprosium metal");
        assertThat(sentence.get("confidence").asDouble()).isBetween(0.5, 1.0);
        assertThat(decide(article, sentence, "accept", "[]").statusCode())
                .as("nobody said what it tells")
                .isEqualTo(400);
        assertThat(log()).doesNotContain("Shipments of dysprosium");
    }

    private static JsonNode kind(JsonNode article, String kind) {
        for (JsonNode item : article.get("items")) {
            if (item.get("kind").asString().equals(kind)) {
                return item;
            }
        }
        throw new AssertionError("No " + kind + " in " + article);
    }

    /// What the page decides is what `review` lists, and the event is in the ledger.
    @Test
    void aDecisionGoesIntoTheLedgerAndTheLogOfTheCommandLine() throws Exception {
        JsonNode article = read(TEXT);
        JsonNode first = article.at("/items/0");

        HttpResponse<String> none = decide(article, first, "accept", "[]");
        HttpResponse<String> unknown = decide(article, first, "accept", "[\"CN-0000-0\"]");
        HttpResponse<String> accepted = decide(article, first, "accept", "[\"CN-2023-23\"]");
        HttpResponse<String> again = decide(article, first, "reject", "[]");

        assertThat(none.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(none).get("detail").asString()).contains("choose the measures");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        assertThat(TestServer.json(accepted).get("told").asString()).contains("Recorded CN-2023-23");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(log()).contains("accept", "CN-2023-23", "1 entry.");
        JsonNode kept = TestServer.json(here.get("/api/v1/reviews")).at("/decisions/0");
        assertThat(kept.get("verdict").asString()).isEqualTo("accept");
        assertThat(TestServer.json(
                                here.get("/api/v1/articles/" + article.get("id").asString()))
                        .toString())
                .contains("\"decided\":{\"number\":1");

        assertThat(TestServer.json(undo()).get("told").asString()).contains("Undone", "withdrawn");
        assertThat(undo().statusCode()).isEqualTo(409);
        assertThat(TestServer.json(here.get("/api/v1/reviews")).get("decisions"))
                .isEmpty();
        assertThat(log()).contains("undo", "2 entries.");
    }

    private static HttpResponse<String> search(JsonNode article, JsonNode item, String words) throws Exception {
        return here.get("/api/v1/articles/" + article.get("id").asString() + "/measures?key="
                + URLEncoder.encode(item.get("key").asString(), StandardCharsets.UTF_8) + "&words="
                + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    /// As the key `/` does: all words must be there, and one of the issuer that is found alone is taken.
    @Test
    void aMeasureIsFoundByItsWordsAndSaysWhatAcceptingWouldDo() throws Exception {
        JsonNode article = read(TEXT);
        JsonNode item = article.at("/items/0");

        JsonNode alone = TestServer.json(search(article, item, "cn-2025-18")).get("measures");
        assertThat(alone).hasSize(1);
        assertThat(alone.at("/0/measure").asString()).isEqualTo("CN-2025-18");
        assertThat(alone.at("/0/chosen").asBoolean()).isTrue();
        assertThat(alone.at("/0/records").asString()).startsWith("CN-2025-18#claim-");
        assertThat(alone.at("/0/effects").toString()).contains("suspended");

        JsonNode others =
                TestServer.json(search(article, item, "entity list affiliates")).get("measures");
        assertThat(others).isNotEmpty();
        assertThat(others).noneMatch(m -> m.get("chosen").asBoolean());

        assertThat(TestServer.json(search(article, item, "no such words at all"))
                        .get("measures"))
                .isEmpty();
        assertThat(search(article, item, " ").statusCode()).isEqualTo(400);
        assertThat(here.get("/api/v1/articles/" + article.get("id").asString() + "/measures?key=none&words=x")
                        .statusCode())
                .isEqualTo(404);
    }

    /// A status would change by a measure that was chosen for the reviewer: the page asks for a second key.
    @Test
    void whereAStatusWouldChangeByAMeasureNobodyChoseASecondKeyIsAskedFor() throws Exception {
        JsonNode named = read("China's Ministry of Commerce announced on Friday that it has lifted the export controls"
                        + " of its Announcement No. 18 of 2025.")
                .at("/items/0");
        assertThat(named.at("/candidates/0/measure").asString()).isEqualTo("CN-2025-18");
        assertThat(named.at("/candidates/0/chosen").asBoolean()).isTrue();
        assertThat(named.at("/candidates/0/effects")).isNotEmpty();
        assertThat(named.at("/candidates/0/ends").asBoolean()).isTrue();
        assertThat(named.get("secondKey").asBoolean()).isTrue();

        JsonNode free = read(TEXT).at("/items/0");
        assertThat(free.get("candidates")).noneMatch(c -> c.get("chosen").asBoolean());
        assertThat(free.get("secondKey").asBoolean()).isFalse();
    }

    private static HttpResponse<String> asNew(JsonNode article, JsonNode item, String verdict, String title)
            throws Exception {
        return here.post(
                "/api/v1/reviews",
                JsonMapper.shared()
                        .createObjectNode()
                        .put("article", article.get("id").asString())
                        .put("key", item.get("key").asString())
                        .put("verdict", verdict)
                        .put("new", true)
                        .put("title", title)
                        .toString());
    }

    /// As the key `n` does; a later article finds the draft, and undoing takes it away.
    @Test
    void anActThatTheLedgerDoesNotHaveIsDraftedAndUndoTakesItAway() throws Exception {
        Path drafts = folder.resolve("reviewed/ledger/measures/drafts.yaml");
        JsonNode article = read("Guinea banned exports of bauxite on May 2, 2025.");
        JsonNode item = article.at("/items/0");
        assertThat(item.at("/drafted/id").asString()).isEqualTo("GN-2025-D1");
        assertThat(item.at("/drafted/title").asString()).isEqualTo("Export ban: bauxite");
        assertThat(item.at("/drafted/kind").asString()).isEqualTo("prohibition");
        assertThat(item.at("/drafted/effects").toString()).contains("in force");

        assertThat(asNew(article, item, "watch", "").statusCode()).isEqualTo(400);
        assertThat(asNew(article, item, "accept", "x".repeat(201)).statusCode()).isEqualTo(400);
        HttpResponse<String> done = asNew(article, item, "accept", "The ban of May");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(TestServer.json(done).get("told").asString())
                .contains("Drafted GN-2025-D1 “The ban of May”", "Recorded GN-2025-D1#");
        assertThat(Files.readString(drafts)).contains("- id: GN-2025-D1", "title: 'The ban of May'");
        assertThat(asNew(article, item, "accept", "").statusCode()).isEqualTo(409);

        JsonNode later = read("Exports of bauxite were banned by Guinea on May 2, 2025.");
        assertThat(later.at("/items/0/candidates/0/measure").asString()).isEqualTo("GN-2025-D1");

        assertThat(TestServer.json(undo()).get("told").asString()).contains("no longer drafted: GN-2025-D1");
        assertThat(drafts).doesNotExist();
        assertThat(read("Guinea banned exports of bauxite on May 2, 2025.")
                        .at("/items/0/drafted/id")
                        .asString())
                .as("an id that was undone is not given again")
                .isEqualTo("GN-2025-D2");
        JsonNode opinion = read("Analysts think Guinea may ban exports of bauxite.");
        assertThat(asNew(opinion, opinion.at("/items/0"), "accept", "").statusCode())
                .isEqualTo(409);
    }

    private static ObjectNode body(JsonNode article, String key, String verdict) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("article", article.get("id").asString())
                .put("key", key)
                .put("verdict", verdict);
    }

    /// As the key `x` does: nothing of it waits any more, and undoing asks again.
    @Test
    void theRestOfAnArticleIsLeftAndNotAskedAgain() throws Exception {
        JsonNode article = read("Guinea banned exports of gold on May 2, 2025. It suspended exports of bauxite.");
        String rest = article.get("rest").asString();
        String key = article.at("/items/0/key").asString();
        assertThat(here.post("/api/v1/reviews", body(article, key, "leave").toString())
                        .statusCode())
                .as("not one item")
                .isEqualTo(400);
        assertThat(here.post("/api/v1/reviews", body(article, rest, "reject").toString())
                        .statusCode())
                .isEqualTo(404);

        HttpResponse<String> left =
                here.post("/api/v1/reviews", body(article, rest, "leave").toString());
        assertThat(left.statusCode()).as(left.body()).isEqualTo(200);
        assertThat(TestServer.json(left).get("told").asString()).startsWith("Left: the rest of “");
        assertThat(here.post("/api/v1/reviews", body(article, rest, "leave").toString())
                        .statusCode())
                .isEqualTo(409);
        JsonNode now =
                TestServer.json(here.get("/api/v1/articles/" + article.get("id").asString()));
        assertThat(now.get("items")).hasSameSizeAs(article.get("items"));
        assertThat(now.get("items"))
                .allMatch(i -> i.at("/decided/verdict").asString("").equals("leave"));
        assertThat(undo().statusCode()).isEqualTo(200);
        assertThat(TestServer.json(
                                here.get("/api/v1/articles/" + article.get("id").asString()))
                        .get("items"))
                .noneMatch(i -> i.has("decided"));
    }

    /// As the keys `d` and `m` do: a reviewer says what a sentence tells.
    @Test
    void aSentenceBecomesADraftByWhatTheReviewerSaysOfIt() throws Exception {
        JsonNode article = read("Guinea banned exports of gold on May 2, 2025. Buyers in Kamsar cheered.");
        JsonNode sentence = article.at("/sentences/1");
        assertThat(article.get("text")
                        .asString()
                        .substring(
                                sentence.get("start").asInt(),
                                sentence.get("end").asInt()))
                .isEqualTo("Buyers in Kamsar cheered.");
        assertThat(sentence.get("actor").asString()).isEqualTo("GN");
        String key = sentence.get("key").asString();
        assertThat(here.post("/api/v1/reviews", body(article, key, "accept").toString())
                        .statusCode())
                .as("nobody said what it tells")
                .isEqualTo(400);
        String typed = "action=ease; items=tin";
        String query = "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8) + "&amend="
                + URLEncoder.encode(typed, StandardCharsets.UTF_8);
        JsonNode told =
                TestServer.json(here.get("/api/v1/articles/" + article.get("id").asString() + "/amended" + query));
        assertThat(told.get("summary").asString()).isEqualTo("GN ease, done: tin");
        String id = told.at("/drafted/id").asString();
        assertThat(id).startsWith("GN-2025-D");
        assertThat(here.get("/api/v1/articles/" + article.get("id").asString() + "/amended"
                                + query.replace("action", "colour"))
                        .statusCode())
                .isEqualTo(400);

        HttpResponse<String> done = here.post(
                "/api/v1/reviews",
                body(article, key, "accept")
                        .put("amend", typed)
                        .put("new", true)
                        .toString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(TestServer.json(done).get("told").asString()).contains("Drafted " + id, "Recorded " + id);
        JsonNode now =
                TestServer.json(here.get("/api/v1/articles/" + article.get("id").asString()));
        assertThat(now.get("items")).anyMatch(i -> i.get("key").asString().equals(key) && i.has("decided"));
        assertThat(undo().statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeReadIsRefused() throws Exception {
        assertThat(here.post("/api/v1/articles", "").statusCode()).isEqualTo(400);
        assertThat(here.post("/api/v1/articles?date=yesterday", TEXT).statusCode())
                .isEqualTo(400);
        assertThat(here.post("/api/v1/articles?name=x.pdf&date=2025-05-09", "%PDF-1.7 nothing")
                        .statusCode())
                .isEqualTo(400);
        assertThat(here.get("/api/v1/articles/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        HttpRequest.Builder unmarked =
                HttpRequest.newBuilder(here.address("/api/v1/reviews")).POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(here.send(unmarked).statusCode()).isEqualTo(403);
    }
}
