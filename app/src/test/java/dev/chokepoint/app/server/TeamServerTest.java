package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.files.Sha256;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A server of a team knows who asks, lets each do what its role says, and writes down what it answered.
class TeamServerTest {
    private static final String SCENARIO = "{\"name\": \"Truce\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
    private static final String MEASURE = "/api/v1/ledger/measures/CN-2025-18?as_of=2025-06-10";

    @TempDir
    private static Path folder = Path.of("");

    private static PostgresStore store;
    private static TestServer team;
    private static String code = "";

    @BeforeAll
    static void start() throws IOException {
        store = PostgresStore.open(new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
        team = new TestServer(
                Kept.shared(store),
                ReviewRecord.of(TestServer.ledgerOnly(folder)),
                (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty(),
                Listening.proxied(Set.of("desk.example.org"), store.users()));
        code = team.server.firstCode().orElseThrow();
        assertThat(first("0".repeat(32)).statusCode()).isEqualTo(403);
        assertThat(first(code).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        if (team != null) {
            team.close();
            store.close();
        }
    }

    private static HttpResponse<String> first(String shown) {
        try {
            return team.post("/api/v1/users/first", "{\"code\": \"" + shown + "\", \"name\": \"root\"}");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// A token of a new person.
    private static String token(String name, Role role) {
        store.users().put(new Person(name, role, List.of()));
        Token token = Token.create(new SecureRandom());
        store.users().keep(token, name, "test");
        return token.shown();
    }

    private static HttpResponse<String> as(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return team.as(token, method, path, body);
    }

    @Test
    void theCodeOfTheConsoleMakesOneAdministratorAndNoOther() {
        assertThat(first(code).statusCode()).isEqualTo(403);
        assertThat(team.server.firstCode()).isEmpty();
        assertThat(store.users().find("root").orElseThrow().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void whoShowsNoTokenIsToldNothing() throws Exception {
        for (String path : List.of(
                MEASURE,
                "/api/v1/scenarios",
                "/",
                "/exposure.json",
                "/a/" + "0".repeat(64) + ".json",
                "/api/v1/metrics")) {
            assertThat(team.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(team.post("/api/v1/scenarios", SCENARIO).statusCode()).isEqualTo(401);
        assertThat(team.post("/mcp", "{}").statusCode()).isEqualTo(401);
        assertThat(team.get(MEASURE, "Authorization", "Bearer ckp_0000000000000000_" + "A".repeat(43))
                        .statusCode())
                .isEqualTo(401);
        assertThat(team.get("/api/v1/health").statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenInAnAddressIsNoToken() throws Exception {
        String token = token("ann-address", Role.READER);
        assertThat(team.get(MEASURE + "&token=" + token).statusCode()).isEqualTo(401);
        assertThat(as(token, "GET", MEASURE, "").statusCode()).isEqualTo(200);
    }

    @Test
    void eachRoleMayDoWhatItSays() throws Exception {
        String reader = token("reader", Role.READER);
        String analyst = token("analyst", Role.ANALYST);
        String reviewer = token("reviewer", Role.REVIEWER);
        String admin = token("admin", Role.ADMIN);

        assertThat(as(reader, "POST", "/api/v1/scenarios", SCENARIO).statusCode())
                .isEqualTo(403);
        assertThat(as(reader, "POST", "/api/v1/questions", "{}").statusCode()).isEqualTo(403);
        assertThat(as(reader, "POST", "/api/v1/checks", "{\"item\":\"gallium metal\",\"from\":\"CN\",\"to\":\"US\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(as(reader, "POST", "/api/v1/company/changes", "").statusCode())
                .as("what is only asked is not refused by role")
                .isNotEqualTo(403);
        HttpResponse<String> made = as(analyst, "POST", "/api/v1/scenarios", SCENARIO);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(TestServer.json(made).get("author").asString()).isEqualTo("analyst");
        assertThat(as(analyst, "POST", "/api/v1/reviews", "{}").statusCode()).isEqualTo(403);
        assertThat(as(analyst, "DELETE", "/api/v1/reviews/last", "").statusCode())
                .isEqualTo(403);
        assertThat(as(reviewer, "DELETE", "/api/v1/reviews/last", "").statusCode())
                .isEqualTo(409);
        for (String path : List.of("/api/v1/users", "/api/v1/users/", "/api/v1/audit.jsonl", "/api/v1/audit.csv")) {
            assertThat(as(reviewer, "GET", path, "").statusCode()).as(path).isEqualTo(403);
        }
        assertThat(as(reviewer, "POST", "/api/v1/users", "{\"name\":\"reviewer\",\"role\":\"admin\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(as(admin, "GET", "/api/v1/users", "").body()).contains("\"reviewer\"");
    }

    @Test
    void aTokenThatWasRevokedAndAPersonWhoWasRemovedAreNobodys() throws Exception {
        String admin = token("admin-two", Role.ADMIN);
        assertThat(as(admin, "POST", "/api/v1/users", "{\"name\":\"ben\",\"role\":\"reader\"}")
                        .statusCode())
                .isEqualTo(200);
        JsonNode given = TestServer.json(as(admin, "POST", "/api/v1/users/ben/tokens", "{\"label\":\"laptop\"}"));
        String ben = given.get("token").asString();
        assertThat(as(ben, "GET", MEASURE, "").statusCode()).isEqualTo(200);

        String id = Token.read(ben).orElseThrow().id();
        assertThat(as(admin, "GET", "/api/v1/users/ben/tokens", "").body())
                .contains(id)
                .doesNotContain(ben.substring(21));
        assertThat(as(admin, "DELETE", "/api/v1/tokens/" + id, "").statusCode()).isEqualTo(200);
        assertThat(as(ben, "GET", MEASURE, "").statusCode()).isEqualTo(401);

        String other = TestServer.json(as(admin, "POST", "/api/v1/users/ben/tokens", "{}"))
                .get("token")
                .asString();
        assertThat(as(admin, "DELETE", "/api/v1/users/ben", "").statusCode()).isEqualTo(200);
        assertThat(as(other, "GET", MEASURE, "").statusCode()).isEqualTo(401);
    }

    @Test
    void theLastAdministratorNeitherGoesNorBecomesAnother() throws Exception {
        String admin = token("admin-last", Role.ADMIN);
        List<Person> others = store.users().all().stream()
                .filter(p -> p.role() == Role.ADMIN && !p.name().equals("admin-last"))
                .toList();
        try {
            others.forEach(p -> store.users().put(new Person(p.name(), Role.READER, p.teams())));

            assertThat(as(admin, "POST", "/api/v1/users", "{\"name\":\"admin-last\",\"role\":\"reader\"}")
                            .statusCode())
                    .isEqualTo(409);
            assertThat(as(admin, "DELETE", "/api/v1/users/admin-last", "").statusCode())
                    .isEqualTo(409);
            assertThat(store.users().find("admin-last").orElseThrow().role()).isEqualTo(Role.ADMIN);
        } finally {
            others.forEach(store.users()::put);
        }
    }

    @Test
    void aBrowserShowsItsTokenOnceAndIsLedNowhereElse() throws Exception {
        String token = token("cem", Role.READER);
        HttpResponse<String> page = team.get("/", "Sec-Fetch-Mode", "navigate");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login");
        assertThat(team.get("/login").body()).contains("type=\"password\"");

        HttpResponse<String> shown = team.send(
                HttpRequest.newBuilder(team.address("/login?next=https://example.org/"))
                        .POST(HttpRequest.BodyPublishers.ofString("token=" + token + "&next=https://example.org/")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(shown.statusCode()).isEqualTo(303);
        assertThat(shown.headers().firstValue("Location")).contains("/");
        String cookie = shown.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Secure");
        String pair = cookie.substring(0, cookie.indexOf(';'));
        assertThat(team.get(MEASURE, "Cookie", pair).statusCode()).isEqualTo(200);
        // What changes something still needs the header of a page.
        assertThat(team.send(
                                HttpRequest.newBuilder(team.address("/api/v1/checks"))
                                        .POST(HttpRequest.BodyPublishers.ofString("{}")),
                                "Cookie",
                                pair)
                        .statusCode())
                .isEqualTo(403);
        HttpResponse<String> wrong = team.send(
                HttpRequest.newBuilder(team.address("/login")).POST(HttpRequest.BodyPublishers.ofString("token=x")),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private static String signIn(String token) throws Exception {
        HttpResponse<String> shown = team.send(
                HttpRequest.newBuilder(team.address("/login"))
                        .POST(HttpRequest.BodyPublishers.ofString("token=" + token)),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(shown.statusCode()).isEqualTo(303);
        String cookie = shown.headers().firstValue("Set-Cookie").orElse("");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void whoSignsOutIsNobodyWhateverTheBrowserStillSends() throws Exception {
        String token = token("dot", Role.READER);
        String cookie = signIn(token);
        String other = signIn(token);
        assertThat(cookie).doesNotContain(token);
        HttpRequest.Builder out =
                HttpRequest.newBuilder(team.address("/api/v1/sign-out")).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(team.send(out, "Cookie", cookie).statusCode())
                .as("without the header of a page")
                .isEqualTo(403);
        HttpResponse<String> done = team.send(out, "Cookie", cookie, RequestGuard.HEADER, "1");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.headers().firstValue("Set-Cookie").orElse("")).contains("chokepoint=;", "Max-Age=0");
        assertThat(team.get(MEASURE, "Cookie", cookie).statusCode()).isEqualTo(401);
        // Another browser and programs stay signed in.
        assertThat(team.get(MEASURE, "Cookie", other).statusCode()).isEqualTo(200);
        assertThat(as(token, "GET", MEASURE, "").statusCode()).isEqualTo(200);
        assertThat(as(token, "POST", "/api/v1/sign-out", "").statusCode()).isEqualTo(409);
        assertThat(audit()).anyMatch(l -> l.contains("signed out") && l.contains("dot"));
        // What was revoked ends the sessions that it opened.
        store.users().revoke(Token.read(token).orElseThrow().id());
        assertThat(team.get(MEASURE, "Cookie", other).statusCode()).isEqualTo(401);
    }

    /// The addresses of users, tokens and audit are described, and answer as they are described.
    @Test
    void theAddressesOfAdministratorsAnswerAsDescribed() throws Exception {
        String admin = token("admin-described", Role.ADMIN);
        JsonNode described = new YAMLMapper()
                .readTree(as(admin, "GET", "/api/v1/openapi.yaml", "").body());
        List<String> said = new ArrayList<>();
        String id = "";
        for (var path : described.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (!method.getValue().has(OpenApiTest.USERS)) {
                    continue;
                }
                said.add(method.getKey() + " " + path.getKey());
                JsonNode operation = method.getValue();
                String body = operation
                        .at("/requestBody/content/application~1json/example")
                        .toString();
                HttpResponse<String> reply = as(
                        admin,
                        method.getKey().toUpperCase(java.util.Locale.ROOT),
                        path.getKey().replace("{name}", "described").replace("{id}", id),
                        body);
                String as = said.getLast() + " gave " + reply.statusCode() + ": " + reply.body();
                assertThat(reply.statusCode()).as(as).isEqualTo(said.getLast().endsWith("/first") ? 403 : 200);
                JsonNode content = operation
                        .at("/responses/" + reply.statusCode() + "/content")
                        .path(reply.headers()
                                .firstValue("Content-Type")
                                .orElse("")
                                .replaceFirst(";.*", ""));
                if (reply.statusCode() == 200) {
                    assertThat(content.isMissingNode()).as(as).isFalse();
                    if (content.has("schema")) {
                        assertThat(OpenApiTest.errors(described, content.get("schema"), reply.body()))
                                .as(as)
                                .isEmpty();
                    }
                }
                if (path.getKey().endsWith("/tokens") && method.getKey().equals("post")) {
                    id = Token.read(TestServer.json(reply).get("token").asString())
                            .orElseThrow()
                            .id();
                }
            }
        }
        List<String> served = new ArrayList<>(team.server.addresses());
        described
                .get("paths")
                .properties()
                .forEach(p -> p.getValue().properties().stream()
                        .filter(m -> !m.getValue().has(OpenApiTest.USERS))
                        .forEach(m -> served.remove(m.getKey() + " " + p.getKey())));
        assertThat(said).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void aServerSaysWhetherItCanAnswer() throws Exception {
        assertThat(team.get("/api/v1/ready").statusCode()).isEqualTo(200);
    }

    private static List<String> audit() {
        List<String> lines = new ArrayList<>();
        store.lines(AuditLog.NAME).read(1, (_, text) -> lines.add(text));
        return lines;
    }

    @Test
    void whatWasAnsweredToWhomIsWrittenDownInAChain() throws Exception {
        String token = token("dan", Role.ANALYST);
        HttpResponse<String> answer = as(token, "GET", MEASURE, "");
        HttpResponse<String> refused = as(token, "GET", "/api/v1/users", "");
        HttpResponse<String> made = as(token, "POST", "/api/v1/scenarios", SCENARIO);
        assertThat(refused.statusCode()).isEqualTo(403);

        String ofDan = String.join(
                "\n",
                audit().stream().filter(l -> l.contains("\"who\":\"dan\"")).toList());
        assertThat(ofDan)
                .contains("\"answered\":\"" + Sha256.hex(answer.body().getBytes(StandardCharsets.UTF_8)) + "\"")
                .contains("\"answered\":\"" + Sha256.hex(made.body().getBytes(StandardCharsets.UTF_8)) + "\"")
                .contains("\"path\":\"/api/v1/ledger/measures/CN-2025-18\"");
        AuditLog.Checked checked = AuditLog.verify(store.lines(AuditLog.NAME));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.lines()).isPositive();
    }

    @Test
    void noSecretStandsInTheAuditOrInAFault() throws Exception {
        String token = token("eve", Role.READER);
        String secret = token.substring(21);
        as(token, "GET", "/api/v1/determination?item=hushed+thing&from=CN&to=US&on=2025-06-10", "");
        team.get(MEASURE + "&token=" + token);
        assertThat(String.join("\n", audit())).doesNotContain(secret, "hushed", code);
        assertThat(String.join("\n", team.faults)).doesNotContain(secret, "hushed", code);
        assertThat(Token.read(token).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void onlyNamesThatWereGivenAreAnswered() throws Exception {
        // The name of a proxy before the server is answered, and pages of it over TLS; others are not.
        String token = token("fay", Role.READER);
        assertThat(team.get(MEASURE, "Authorization", "Bearer " + token, "Origin", "https://evil.example.org")
                        .statusCode())
                .isEqualTo(403);
        RequestGuard guard = new RequestGuard(System::nanoTime, Set.of("desk.example.org"), true);
        guard.check(new RequestGuard.Asker("desk.example.org", "https://desk.example.org", null, null, null), false);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> guard.check(new RequestGuard.Asker("other.example.org", null, null, null, null), false))
                .isInstanceOf(ApiProblem.class);
    }
}
