package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.FollowedWorld;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two servers on one store are one server to those who ask.
class SharedStoreTest {
    private static final String SCENARIO = "{\"name\": \"Truce\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";

    @TempDir
    private static Path folder = Path.of("");

    private static final AtomicInteger WORKED = new AtomicInteger();
    private static String url = "";
    private static TestServer one;
    private static TestServer two;

    /// Holds up the questions of 7 draws.
    private static volatile CountDownLatch hold = new CountDownLatch(0);

    @BeforeAll
    static void start() throws IOException {
        url = TestPostgres.shared().newDatabase();
        one = server("one");
        two = server("two");
    }

    private static TestServer server(String name) throws IOException {
        PostgresStore store = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
        Path world = TestServer.ledgerOnly(Files.createDirectories(folder.resolve(name)));
        FollowedWorld followed = FollowedWorld.of(world, store);
        return new TestServer(
                Kept.shared(store),
                followed.record(),
                (of, asOf, changes, draws, progress) -> {
                    WORKED.incrementAndGet();
                    progress.accept("working");
                    try {
                        while (!hold.await(50, TimeUnit.MILLISECONDS)) {
                            progress.accept("waiting");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return SampleAssessments.rich();
                },
                Optional.empty());
    }

    @AfterAll
    static void stop() {
        hold.countDown();
        for (TestServer server : Stream.of(one, two).filter(Objects::nonNull).toList()) {
            server.close();
        }
    }

    @Test
    void aQuestionIsWorkedOnOnceWhoeverIsAsked() throws Exception {
        hold = new CountDownLatch(1);
        WORKED.set(0);
        JsonNode first = TestServer.json(one.post("/api/v1/questions", "{\"draws\": 7}"));
        JsonNode second = TestServer.json(two.post("/api/v1/questions", "{\"draws\": 7}"));
        assertThat(second.at("/job/id").asString())
                .isEqualTo(first.at("/job/id").asString());
        hold.countDown();
        String events = two.get("/api/v1/jobs/" + first.at("/job/id").asString() + "/events")
                .body();
        assertThat(events).contains("done");
        assertThat(WORKED).hasValue(1);
        String hash = two.answer("{\"draws\": 7}");
        assertThat(one.get("/a/" + hash + ".json").body())
                .isEqualTo(two.get("/a/" + hash + ".json").body());
    }

    @Test
    void aJobOfAServerThatEndsIsTakenUpByTheOther() throws Exception {
        hold = new CountDownLatch(1);
        WORKED.set(0);
        TestServer third = server("three");
        String id = TestServer.json(third.post("/api/v1/questions", "{\"draws\": 8}"))
                .at("/job/id")
                .asString();
        for (int k = 0; k < 200 && WORKED.get() == 0; k++) {
            Thread.sleep(50);
        }
        third.close();
        hold.countDown();
        assertThat(one.get("/api/v1/jobs/" + id + "/events").body()).contains("done");
        assertThat(two.answer("{\"draws\": 8}")).hasSize(64);
    }

    @Test
    void whoChangesAScenarioThatAnotherChangedMeanwhileReadsSo() throws Exception {
        JsonNode made = TestServer.json(one.post("/api/v1/scenarios", SCENARIO));
        String at = "/api/v1/scenarios/" + made.get("id").asString();
        String body = SCENARIO.replace("Truce", "Longer truce")
                .replace("}]}", "}], \"revision\": \"" + made.get("revision").asString() + "\"}");
        HttpResponse<String> first = put(two, at, body);
        HttpResponse<String> second = put(one, at, body.replace("Longer", "Shorter"));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(second).get("detail").asString()).contains("changed meanwhile");
        assertThat(one.get("/api/v1/scenarios").body()).contains("Longer truce").doesNotContain("Shorter");
    }

    private static HttpResponse<String> put(TestServer server, String at, String body) throws Exception {
        return server.send(
                HttpRequest.newBuilder(server.address(at)).PUT(HttpRequest.BodyPublishers.ofString(body)),
                RequestGuard.HEADER,
                "1");
    }
}
