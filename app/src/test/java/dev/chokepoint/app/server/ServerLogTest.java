package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log of a server says what was asked of it and how it went, and nothing that is secret.
class ServerLogTest {
    private static final String BILL = "level,sku,description,quantity,unit,item,content,per_month,value_usd\\n"
            + "0,HUSHED-MOTOR,Motor,1,piece,,,100,85\\n1,HUSHED-PART,Magnet,8,piece,ndfeb-dy-magnet,0.012 kg,,\\n";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void aWholeRunLeavesLinesForProgramsAndNothingSecret() throws Exception {
        List<String> secrets = new ArrayList<>(List.of("HUSHED", "hushed"));
        int asked = 0;
        try (PostgresStore store = PostgresStore.open(
                        new StoreAddress(TestPostgres.shared().newDatabase(), TestPostgres.USER, ""));
                TestServer server = new TestServer(
                        Kept.shared(store),
                        ReviewRecord.of(TestServer.ledgerOnly(folder)),
                        (world, asOf, changes, draws, progress) -> {
                            if (draws == 5) {
                                throw new IllegalStateException("the hushed part cannot be");
                            }
                            return SampleAssessments.rich();
                        },
                        Optional.empty(),
                        Listening.proxied(Set.of(), store.users()),
                        new ServerLog(ServerLog.Form.JSON, InstantSource.system(), lines::add))) {
            String code = server.server.firstCode().orElseThrow();
            secrets.add(code);
            JsonNode first = TestServer.json(
                    server.post("/api/v1/users/first", "{\"code\": \"" + code + "\", \"name\": \"root\"}"));
            String token = first.get("token").asString();
            secrets.add(token.substring(21));
            server.as(
                    token,
                    "POST",
                    "/api/v1/users",
                    "{\"name\": \"root\", \"role\": \"admin\", \"teams\": [\"motors\"]}");
            HttpResponse<String> login = server.send(
                    HttpRequest.newBuilder(server.address("/login"))
                            .POST(HttpRequest.BodyPublishers.ofString("token=" + token)),
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            String cookie = login.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
            secrets.add(cookie.substring(cookie.length() - 43));
            // Secrets where they do not belong.
            server.get("/api/v1/ledger/measures?as_of=2025-06-10&token=" + token);
            server.get("/" + token);
            server.as(token + "x", "GET", "/api/v1/me", "");
            server.get("/login/callback?code=hushed-code&state=hushed-state");
            // What is a company's own.
            server.as(
                    token,
                    "POST",
                    "/api/v1/companies",
                    "{\"name\": \"Hushed Ltd, hushed\", \"team\": \"motors\", \"place\": \"DE\", \"bill\": \"" + BILL
                            + "\"}");
            server.as(token, "GET", "/api/v1/companies/hushed", "");
            server.as(token, "GET", "/api/v1/determination?item=hushed+thing&from=CN&to=US", "");
            server.as(
                    token, "POST", "/api/v1/checks", "{\"item\": \"hushed thing\", \"from\": \"CN\", \"to\": \"US\"}");
            server.as(
                    token,
                    "POST",
                    "/api/v1/scenarios",
                    "{\"name\": \"Hushed\", \"note\": \"hushed\", \"changes\": [{\"lift\": \"hushed\"}]}");
            server.as(token, "POST", "/api/v1/articles?name=hushed.txt", "China hushed export controls.");
            // A fault whose message holds what was asked.
            String job = TestServer.json(server.as(token, "POST", "/api/v1/questions", "{\"draws\": 5}"))
                    .at("/job/id")
                    .asString();
            server.as(token, "GET", "/api/v1/jobs/" + job + "/events", "");
            server.send(
                    HttpRequest.newBuilder(server.address("/api/v1/sign-out"))
                            .POST(HttpRequest.BodyPublishers.noBody()),
                    "Cookie",
                    cookie,
                    RequestGuard.HEADER,
                    "1");
            asked = 16;
            Thread.sleep(200);
        }
        assertThat(String.join("\n", lines)).doesNotContain(secrets);
        List<JsonNode> read = lines.stream().map(JsonMapper.shared()::readTree).toList();
        List<JsonNode> requests = read.stream()
                .filter(l -> l.get("event").asString().equals("request"))
                .toList();
        assertThat(requests).hasSize(asked).allSatisfy(l -> {
            Instant.parse(l.get("at").asString());
            assertThat(l.get("id").asString()).hasSize(16);
            assertThat(l.get("ms").asLong()).isBetween(0L, 120_000L);
        });
        assertThat(requests)
                .anySatisfy(l -> {
                    assertThat(l.get("user").asString()).isEqualTo("root");
                    assertThat(l.get("method").asString()).isEqualTo("GET");
                    assertThat(l.get("route").asString()).isEqualTo("/api/v1/companies/{id}");
                    assertThat(l.get("status").asInt()).isEqualTo(404);
                })
                .anySatisfy(l -> {
                    assertThat(l.get("user").asString()).isEmpty();
                    assertThat(l.get("status").asInt()).isEqualTo(401);
                });
        assertThat(read.stream().filter(l -> l.get("event").asString().equals("fault")))
                .singleElement()
                .satisfies(l -> assertThat(l.get("what").asString())
                        .contains("IllegalStateException at app.server.ServerLogTest"));
    }

    @Test
    void aLineForPeopleHoldsTheSame() {
        ServerLog log =
                new ServerLog(ServerLog.Form.PLAIN, () -> Instant.parse("2026-12-01T08:00:00.123Z"), lines::add);
        log.request(new ServerLog.Request("0123456789abcdef", "ann", "GET", "/api/v1/jobs/{id}", 200, 12));
        log.request(new ServerLog.Request("f123456789abcdef", "", "GET", "", 404, 1));
        log.fault("The store cannot be reached.");
        assertThat(lines)
                .containsExactly(
                        "2026-12-01T08:00:00.123Z 0123456789abcdef ann GET /api/v1/jobs/{id} 200 12 ms",
                        "2026-12-01T08:00:00.123Z f123456789abcdef - GET - 404 1 ms",
                        "2026-12-01T08:00:00.123Z fault: The store cannot be reached.");
    }

    @Test
    void whoRunsItOnALaptopHearsOfFaultsAlone() {
        ServerLog log = ServerLog.ofFaults(lines::add);
        log.request(new ServerLog.Request("0123456789abcdef", "", "GET", "/", 200, 12));
        log.fault("A fault.");
        assertThat(lines).containsExactly("A fault.");
    }
}
