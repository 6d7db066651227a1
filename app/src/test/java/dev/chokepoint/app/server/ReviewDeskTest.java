package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Several people review at once: nobody does the work of another, and where two are asked for, two decide.
class ReviewDeskTest {
    private static final String TEXT = """
            China's Ministry of Commerce announced on Friday that it has suspended its export controls on gallium and \
            germanium from 10 May 2025.

            China's Ministry of Commerce announced on Friday that it will impose export controls on samarium.
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static PostgresStore store;
    private static TestServer server;
    private static String ann = "";
    private static String ben = "";

    @BeforeAll
    static void start() throws Exception {
        store = PostgresStore.open(new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
        server = new TestServer(
                Kept.shared(store).reviewedBy(2),
                ReviewRecord.of(TestServer.ledgerOnly(folder)),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty(),
                Listening.proxied(Set.of(), store.users()));
        ann = token("ann");
        ben = token("ben");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            store.close();
        }
    }

    private static String token(String name) {
        store.users().put(new Person(name, Role.REVIEWER, List.of()));
        Token token = Token.create(new SecureRandom());
        store.users().keep(token, name, "test");
        return token.shown();
    }

    private static HttpResponse<String> as(String token, String method, String path, String body) throws Exception {
        return server.as(token, method, path, body);
    }

    private static JsonNode article() throws Exception {
        return TestServer.json(as(ann, "POST", "/api/v1/articles?date=2025-05-09", TEXT));
    }

    private static HttpResponse<String> decide(
            String who,
            JsonNode article,
            JsonNode item,
            String verdict,
            List<String> measures,
            Map<String, Integer> seen)
            throws Exception {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("article", article.get("id").asString());
        body.put("key", item.get("key").asString()).put("verdict", verdict);
        measures.forEach(body.putArray("measures")::add);
        ObjectNode events = body.putObject("seen");
        seen.forEach(events::put);
        return as(who, "POST", "/api/v1/reviews", body.toString());
    }

    @Test
    void whatOneReviewerHoldsNobodyElseTakesOrDecides() throws Exception {
        JsonNode article = article();
        JsonNode item = article.get("items").get(article.get("items").size() - 1);
        String body = JsonMapper.shared()
                .createObjectNode()
                .put("item", item.get("key").asString())
                .toString();

        assertThat(as(ann, "POST", "/api/v1/reviews/leases", body).statusCode()).isEqualTo(200);
        HttpResponse<String> second = as(ben, "POST", "/api/v1/reviews/leases", body);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("ann works on it until");
        assertThat(decide(ben, article, item, "watch", List.of(), Map.of()).statusCode())
                .isEqualTo(409);
        assertThat(as(ben, "GET", "/api/v1/reviews/leases", "").body()).contains("\"ann\"");
        assertThat(as(ben, "GET", "/api/v1/articles/" + article.get("id").asString(), "")
                        .body())
                .contains("\"heldBy\" : \"ann\"");

        assertThat(decide(ann, article, item, "watch", List.of(), Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(as(ben, "GET", "/api/v1/reviews/leases", "").body())
                .as("ends by the decision")
                .doesNotContain(item.get("key").asString());
        assertThat(as(ben, "DELETE", "/api/v1/reviews/last", "").statusCode()).isEqualTo(200);
    }

    @Test
    void whatGoesIntoTheLedgerIsDecidedByTwo() throws Exception {
        JsonNode article = article();
        JsonNode item = article.at("/items/0");
        int events = -1;
        for (JsonNode i : article.get("items")) {
            for (JsonNode c : i.path("candidates")) {
                if (events < 0 && c.get("measure").asString().equals("CN-2023-23")) {
                    item = i;
                    events = c.get("events").asInt();
                }
            }
        }
        List<String> measure = List.of("CN-2023-23");

        HttpResponse<String> first = decide(ann, article, item, "accept", measure, Map.of());
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(as(ben, "GET", "/api/v1/articles/" + article.get("id").asString(), "")
                        .body())
                .contains("\"proposed\"", "\"analyst\" : \"ann\"");
        HttpResponse<String> own = decide(ann, article, item, "accept", measure, Map.of());
        assertThat(own.statusCode()).isEqualTo(409);
        assertThat(own.body()).contains("another person");
        HttpResponse<String> other = decide(ben, article, item, "accept", List.of("CN-2025-18"), Map.of());
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("CN-2023-23");

        // Somebody wrote meanwhile, as far as this reviewer has seen.
        HttpResponse<String> stale = decide(ben, article, item, "accept", measure, Map.of("CN-2023-23", events + 1));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(stale).get("field").asString()).isEqualTo("seen");

        HttpResponse<String> second = decide(ben, article, item, "accept", measure, Map.of("CN-2023-23", events));
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(as(ben, "GET", "/api/v1/reviews", "").body()).contains("\"analyst\" : \"ben\"");

        // What was taken back is proposed anew, by whoever.
        assertThat(as(ann, "DELETE", "/api/v1/reviews/last", "").statusCode()).isEqualTo(200);
        assertThat(decide(ben, article, item, "accept", measure, Map.of()).statusCode())
                .isEqualTo(202);
        assertThat(decide(ann, article, item, "reject", List.of(), Map.of()).statusCode())
                .as("one is enough to keep something out")
                .isEqualTo(200);
    }

    /// The second reviewer confirms the same new measure under the same title; only then is it drafted.
    @Test
    void aNewMeasureIsDraftedByTwo() throws Exception {
        Path drafts = folder.resolve("reviewed/ledger/measures/drafts.yaml");
        JsonNode article = TestServer.json(
                as(ann, "POST", "/api/v1/articles?date=2025-06-10", "Guinea banned exports of bauxite."));
        JsonNode item = article.at("/items/0");
        String title = item.at("/drafted/title").asString();

        HttpResponse<String> first = asNew(ann, article, item, "");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(drafts).doesNotExist();
        String seen = as(ben, "GET", "/api/v1/articles/" + article.get("id").asString(), "")
                .body();
        assertThat(seen).contains("\"title\" : \"" + title + "\"", "\"analyst\" : \"ann\"");
        assertThat(asNew(ann, article, item, title).body()).contains("another person");
        HttpResponse<String> other = asNew(ben, article, item, "Something else");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("a new measure, “" + title + "”");
        assertThat(decide(ben, article, item, "accept", List.of("CN-2025-18"), Map.of())
                        .statusCode())
                .isEqualTo(409);

        HttpResponse<String> second = asNew(ben, article, item, title);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(drafts).exists();
        assertThat(as(ben, "DELETE", "/api/v1/reviews/last", "").statusCode()).isEqualTo(200);
        assertThat(drafts).doesNotExist();
    }

    /// What the first reviewer amended the second one must amend alike.
    @Test
    void anAmendedClaimIsDecidedByTwoWhoAmendItAlike() throws Exception {
        JsonNode article = TestServer.json(
                as(ann, "POST", "/api/v1/articles?date=2025-06-10", "Guinea banned exports of tin ore."));
        JsonNode item = article.at("/items/0");
        String title = item.at("/drafted/title").asString();

        HttpResponse<String> first = amended(ann, article, item, title, "effective=2025-07-01");
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(as(ben, "GET", "/api/v1/articles/" + article.get("id").asString(), "")
                        .body())
                .contains("\"amend\" : \"effective=2025-07-01\"");
        HttpResponse<String> plain = amended(ben, article, item, title, "");
        assertThat(plain.statusCode()).isEqualTo(409);
        assertThat(plain.body()).contains("amended by effective=2025-07-01");
        assertThat(amended(ben, article, item, title, "effective=2025-07-02").statusCode())
                .isEqualTo(409);

        HttpResponse<String> second = amended(ben, article, item, title, "effective=2025-07-01");
        assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
        assertThat(TestServer.json(second).get("told").asString()).contains("EFFECTIVE from 2025-07-01");
        assertThat(as(ben, "DELETE", "/api/v1/reviews/last", "").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> amended(String who, JsonNode article, JsonNode item, String title, String amend)
            throws Exception {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("article", article.get("id").asString());
        body.put("key", item.get("key").asString()).put("verdict", "accept");
        body.put("new", true).put("title", title).put("amend", amend);
        return as(who, "POST", "/api/v1/reviews", body.toString());
    }

    private static HttpResponse<String> asNew(String who, JsonNode article, JsonNode item, String title)
            throws Exception {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("article", article.get("id").asString());
        body.put("key", item.get("key").asString()).put("verdict", "accept");
        return as(
                who,
                "POST",
                "/api/v1/reviews",
                body.put("new", true).put("title", title).toString());
    }
}
