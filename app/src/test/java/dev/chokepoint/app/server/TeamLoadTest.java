package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Many people have questions worked out by two servers on one store: each question once, and nobody is left waiting.
/// `./verify --long` lets 50 people ask.
class TeamLoadTest {
    private static final int PEOPLE = Integer.getInteger("chokepoint.team-people", 4);
    private static final int EACH = 5;

    @TempDir
    private Path folder = Path.of("");

    private final Map<Integer, Integer> worked = new ConcurrentHashMap<>();

    private TestServer server(String name, PostgresStore store) throws IOException {
        return new TestServer(
                Kept.shared(store),
                ReviewRecord.of(TestServer.ledgerOnly(Files.createDirectories(folder.resolve(name)))),
                (of, asOf, changes, draws, progress) -> {
                    worked.merge(asOf.on().getDayOfYear() * 1000 + draws, 1, Integer::sum);
                    return SampleAssessments.rich();
                },
                Optional.empty(),
                Listening.proxied(Set.of(), store.users()));
    }

    @Test
    void everyQuestionOfManyPeopleIsWorkedOnOnceByOneOfTwoServers() throws Exception {
        String url = TestPostgres.shared().newDatabase();
        try (PostgresStore first = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
                PostgresStore second = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
                TestServer one = server("one", first);
                TestServer two = server("two", second);
                ExecutorService threads = Executors.newFixedThreadPool(Math.min(PEOPLE, 16))) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (int p = 0; p < PEOPLE; p++) {
                String name = "person-" + p;
                first.users().put(new Person(name, Role.ANALYST, List.of()));
                Token token = Token.create(new SecureRandom());
                first.users().keep(token, name, "test");
                TestServer asked = p % 2 == 0 ? one : two;
                TestServer other = p % 2 == 0 ? two : one;
                int begin = p * EACH;
                all.add(threads.submit(() -> answers(asked, other, token.shown(), begin)));
            }
            List<String> hashes = new ArrayList<>();
            for (Future<List<String>> f : all) {
                hashes.addAll(f.get());
            }
            assertThat(hashes).hasSize(PEOPLE * EACH);
            assertThat(worked)
                    .hasSize(PEOPLE * EACH)
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(AuditLog.verify(first.lines(AuditLog.NAME)).problems()).isEmpty();
            assertThat(one.faults).isEmpty();
            assertThat(two.faults).isEmpty();
        }
    }

    /// Has questions worked out by one server, and reads the answers from the other.
    private static List<String> answers(TestServer asked, TestServer other, String token, int begin) throws Exception {
        List<String> jobs = new ArrayList<>();
        for (int k = begin; k < begin + EACH; k++) {
            // Different days and draws are different questions.
            String question = "{\"draws\": " + k % 200 + ", \"as_of\": \"2025-06-" + (10 + k / 200) + "\"}";
            jobs.add(until(asked, "POST", "/api/v1/questions", question, token, "/job/id"));
        }
        List<String> hashes = new ArrayList<>();
        for (String job : jobs) {
            for (int tries = 0; hashes.size() < jobs.indexOf(job) + 1; tries++) {
                assertThat(tries).as("a job that never ends").isLessThan(1200);
                JsonNode told = TestServer.json(send(other, "GET", "/api/v1/jobs/" + job, "", token));
                if (told.path("state").asString("").equals("done")) {
                    hashes.add(told.get("answer").asString());
                } else {
                    Thread.sleep(100);
                }
            }
        }
        return hashes;
    }

    private static HttpResponse<String> send(TestServer server, String method, String path, String body, String token)
            throws Exception {
        return server.as(token, method, path, body);
    }

    /// Asks until it is not too much at once.
    private static String until(TestServer server, String method, String path, String body, String token, String field)
            throws Exception {
        for (int k = 0; k < 600; k++) {
            HttpResponse<String> reply = send(server, method, path, body, token);
            if (reply.statusCode() < 300) {
                return TestServer.json(reply).at(field).asString();
            }
            assertThat(reply.statusCode()).as(reply.body()).isIn(429, 503);
            Thread.sleep(200);
        }
        throw new AssertionError("The server has no time for " + path);
    }
}
