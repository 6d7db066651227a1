package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.http.Viewer;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.kept.ScenarioStore;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tree of scenarios: written, compared with the world as it stands, shared, moved to a newer world.
class ScenarioAnswersTest {
    private static final String AT = "/api/v1/scenarios";

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

    private static String add(String body) throws Exception {
        HttpResponse<String> reply = here.post(AT, body);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        return TestServer.json(reply).get("id").asString();
    }

    private static HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return here.send(
                HttpRequest.newBuilder(here.address(path)).method(method, HttpRequest.BodyPublishers.ofString(body)),
                RequestGuard.HEADER,
                "1");
    }

    /// As the command line answers with the same file.
    @Test
    void theFirstNumbersAreThoseOfTheCommandLine() throws Exception {
        String eased = add("""
                {"name": "Rare earths eased", "changes": [{"lift": "CN-2025-18"}]}""");
        String branch = add("""
                {"name": "And Japan builds", "parent": "rare-earths-eased",
                 "changes": [{"capacity": "*@JP", "times": 1.5, "from": "2025-09"}]}""");
        JsonNode outcome =
                TestServer.json(here.get(AT + "/" + branch + "/outcome")).get("outcome");
        Terminal terminal = new Terminal(Main::run);
        int code = terminal.run(
                "exposure",
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString(),
                "--scenario",
                folder.resolve("scenarios").resolve(branch + ".yaml").toString(),
                "--format",
                "json");

        assertThat(code).as(terminal.err()).isZero();
        JsonNode told = JsonMapper.shared().readTree(terminal.out());
        assertThat(told.at("/manifest/scope/scenario").asString()).isEqualTo("Rare earths eased, And Japan builds");
        assertThat(outcome.at("/manifest/scope/scenario").asString()).isEqualTo("Rare earths eased, And Japan builds");
        double sum = 0;
        for (JsonNode loss : told.get("losses")) {
            sum += loss.get("best").asDouble();
        }
        assertThat(outcome.at("/scenario/best").asDouble()).isCloseTo(sum, org.assertj.core.data.Offset.offset(1e3));
        assertThat(outcome.at("/difference/best").asDouble()).isNegative();
        JsonNode again = TestServer.json(here.get(AT + "/" + branch + "/outcome"));
        assertThat(here.get("/api/v1/answers/" + again.get("answer").asString()).statusCode())
                .isEqualTo(200);
        assertThat(TestServer.json(here.get(AT + "/" + eased + "/outcome"))
                        .at("/outcome/base/best")
                        .asDouble())
                .isEqualTo(outcome.at("/base/best").asDouble());
    }

    @Test
    void whatDoesNotFitTheWorldIsRefusedWithWhatWasExpected() throws Exception {
        HttpResponse<String> reply = here.post(AT, """
                {"name": "wrong", "changes": [{"lift": "CN-2025-81"}, {"close": "ga-mtal:CN->US"}]}""");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(TestServer.json(reply).get("detail").asString()).contains("CN-2025-81", "ga-metal:CN->US");
        assertThat(here.post(AT, "{\"name\": \"none\", \"changes\": []}").statusCode())
                .isEqualTo(400);
        assertThat(here.post(AT, "{\"name\": \" \", \"changes\": [{\"lift\": \"CN-2025-18\"}]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(here.post(AT, "{\"name\": \"x\", \"parent\": \"../x\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(here.get(AT + "/..%2Fanswers").statusCode()).isIn(400, 404);
        assertThat(ask("GET", AT + "/wrong", "").statusCode()).isEqualTo(404);
    }

    @Test
    void aScenarioThatWasChangedMeanwhileIsNotOverwritten() throws Exception {
        String id = add("{\"name\": \"Mine\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}");
        String revision =
                TestServer.json(here.get(AT + "/" + id)).get("revision").asString();
        String body =
                "{\"name\": \"Mine\", \"note\": \"%s\", \"changes\": [{\"lift\": \"CN-2025-18\"}], \"revision\": \""
                        + revision + "\"}";

        assertThat(ask("PUT", AT + "/" + id, body.formatted("first")).statusCode())
                .isEqualTo(200);
        HttpResponse<String> second = ask("PUT", AT + "/" + id, body.formatted("second"));

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(TestServer.json(here.get(AT + "/" + id)).get("note").asString())
                .isEqualTo("first");
    }

    @Test
    void aScenarioFromWhichOthersBranchIsNotDeleted() throws Exception {
        String trunk = add("{\"name\": \"Trunk\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}");
        String twig = add("{\"name\": \"Twig\", \"parent\": \"trunk\", \"changes\": [{\"lift\": \"CN-2023-23\"}]}");

        assertThat(ask("DELETE", AT + "/" + trunk, "").statusCode()).isEqualTo(409);
        assertThat(ask("DELETE", AT + "/" + twig, "").statusCode()).isEqualTo(200);
        assertThat(ask("DELETE", AT + "/" + trunk, "").statusCode()).isEqualTo(200);
        assertThat(here.get(AT + "/" + trunk).statusCode()).isEqualTo(404);
    }

    @Test
    void aSharedFileHoldsTheWholeLineAndIsTakenInElsewhere() throws Exception {
        add("{\"name\": \"Stem\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}");
        String leaf = add("{\"name\": \"Leaf\", \"parent\": \"stem\", \"changes\": [{\"lift\": \"CN-2023-23\"}]}");
        String shared = here.get(AT + "/" + leaf + "/file").body();
        try (TestServer elsewhere = new TestServer(folder.resolve("elsewhere"))) {
            HttpResponse<String> taken = elsewhere.post(AT + "/import", shared);

            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            assertThat(TestServer.json(taken).get("changes").size()).isEqualTo(2);
            assertThat(TestServer.json(taken).get("parent").asString()).isEmpty();
            assertThat(elsewhere.post(AT + "/import", "name: [").statusCode()).isEqualTo(400);
            assertThat(elsewhere
                            .post(AT + "/import", "name: x\nparent: y\nchanges:\n  - {lift: CN-2025-18}\n")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(elsewhere.faults).isEmpty();
        }
    }

    @Test
    void movingATreeToANewerWorldSaysWhatDoesNotFitAndWhatItGaveBefore() throws Exception {
        String id = add("{\"name\": \"Old\", \"changes\": [{\"lift\": \"CN-2025-18\"}, {\"lift\": \"CN-2023-23\"}]}");
        here.get(AT + "/" + id + "/outcome");
        Path file = folder.resolve("scenarios").resolve(id + ".yaml");
        String fitting = Files.readString(file).replaceFirst("world_hash: \"[^\"]*\"", "world_hash: \"0000\"");
        Files.writeString(file, fitting);
        assertThat(TestServer.json(here.get(AT + "/" + id)).get("moved").asBoolean())
                .isTrue();

        JsonNode moved = TestServer.json(here.post(AT + "/" + id + "/rebase", "{}"));

        assertThat(moved.get("rebased").asBoolean()).isTrue();
        assertThat(moved.at("/scenarios/0/before/schema").asString()).endsWith("/scenario");
        assertThat(TestServer.json(here.get(AT + "/" + id)).get("moved").asBoolean())
                .isFalse();

        Files.writeString(file, fitting.replace("CN-2023-23", "CN-1999-1"));
        JsonNode kept = TestServer.json(here.post(AT + "/" + id + "/rebase", "{}"));
        assertThat(kept.get("rebased").asBoolean()).isFalse();
        assertThat(kept.at("/scenarios/0/unfit/0/change/lift").asString()).isEqualTo("CN-1999-1");
        JsonNode dropped = TestServer.json(here.post(AT + "/" + id + "/rebase", "{\"drop\": true}"));
        assertThat(dropped.get("rebased").asBoolean()).isTrue();
        assertThat(TestServer.json(here.get(AT + "/" + id)).get("changes").size())
                .isEqualTo(1);
    }

    @Test
    void aQuestionToAllStagesIsAskedUnderAScenario() throws Exception {
        String id = add("{\"name\": \"Asked\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}");
        String as = TestServer.json(here.post("/api/v1/questions", "{\"draws\": 4, \"scenario\": \"" + id + "\"}"))
                .at("/job/question")
                .asString();

        assertThat(as).contains("scenario ");
        assertThat(here.get("/api/v1/questions?scenario=no-such").statusCode()).isEqualTo(404);
    }

    /// What was acknowledged is there after the server was killed in the middle of writes and of a job.
    @Test
    void nothingAcknowledgedIsLostWhereTheServerIsKilled() throws Exception {
        // The series of `./verify --long` kills more often.
        int kills = Integer.getInteger("chokepoint.server-kills", 1);
        Random random = new Random(7);
        for (int k = 0; k < kills; k++) {
            killed(folder.resolve("killed-" + k), 8 + random.nextInt(kills == 1 ? 1 : 10), random.nextInt(40));
            if ((k + 1) % 20 == 0) {
                // A long series that is broken off still says how far nothing was lost.
                System.out.println(k + 1 + " kills of a server on files, nothing lost");
            }
        }
    }

    /// @param least how many writes are acknowledged before it is killed
    private static void killed(Path data, int least, int millis) throws Exception {
        Path log = Path.of(data + ".log");
        List<String> acknowledged = new ArrayList<>();
        CountDownLatch some = new CountDownLatch(least);
        String job = "";
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // It lives for seconds: half the work of its start is compiling what will not pay.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.chokepoint.app.Main",
                        "serve",
                        SharedData.projectRoot().resolve("worlds/us-china-2025").toString(),
                        "--port",
                        "0",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI at = URI.create(address(log, process) + AT);
            job = TestServer.json(client.send(
                            written(at.resolve("/api/v1/questions"), "{\"draws\": 3}"),
                            HttpResponse.BodyHandlers.ofString()))
                    .at("/job/id")
                    .asString("");
            Thread.startVirtualThread(() -> {
                try {
                    some.await();
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                process.destroyForcibly();
            });
            for (int k = 0; k < 400; k++) {
                HttpResponse<String> reply = client.send(
                        written(at, "{\"name\": \"Kill " + k + "\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}"),
                        HttpResponse.BodyHandlers.ofString());
                if (reply.statusCode() == 201) {
                    acknowledged.add(TestServer.json(reply).get("id").asString());
                    some.countDown();
                }
            }
        } catch (IOException e) {
            // The server is gone, as it should be.
            assertThat(some.getCount()).as(e + Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
            process.waitFor(20, TimeUnit.SECONDS);
        }
        ScenarioStore store = Kept.inFiles(data, data.resolve("answers")).scenarios();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(least);
        for (String id : acknowledged) {
            assertThat(store.need(id, Viewer.HERE).problem()).as(id).isEmpty();
        }
        assertThat(store.all(Viewer.HERE)).allMatch(k -> k.problem().isEmpty());
        // The next server takes the job up again.
        assertThat(job).isNotEmpty();
        assertThat(Kept.inFiles(data, data.resolve("answers")).store().jobs().find(job))
                .isPresent();
    }

    private static HttpRequest written(URI at, String body) {
        return HttpRequest.newBuilder(at)
                .timeout(Duration.ofMinutes(2))
                .header(RequestGuard.HEADER, "1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String address(Path log, Process process) throws IOException, InterruptedException {
        for (int k = 0; k < 600 && process.isAlive(); k++) {
            for (String line : Files.readAllLines(log)) {
                if (line.startsWith("open http://")) {
                    return line.substring("open ".length(), line.indexOf(" in a browser"));
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("The server did not start: " + Files.readString(log));
    }
}
