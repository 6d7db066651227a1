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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many people have questions worked out by two servers on one store: each question once,
/// each gets its own answer, and nobody is left waiting. `./verify --long` lets 50 people ask
/// for ten minutes.
class TeamLoadTest {
    private static final int PEOPLE = Integer.getInteger("chokepoint.team-people", 4);
    private static final int MINUTES = Integer.getInteger("chokepoint.team-minutes", 0);
    private static final int EACH = 5;

    /// How many times as much as another one person may get answered where all ask alike.
    private static final int MOST_UNEVEN = 3;

    private static final LocalDate FIRST = LocalDate.of(2025, 6, 10);
    private static final int DRAWS = 200;

    @TempDir
    private Path folder = Path.of("");

    /// How often each question was worked on.
    private final Map<String, Integer> worked = new ConcurrentHashMap<>();

    private final AtomicInteger asked = new AtomicInteger();

    /// One question of many.
    private record Question(LocalDate on, int draws) {
        static Question of(int number) {
            return new Question(FIRST.plusDays(number / DRAWS), number % DRAWS);
        }

        String title() {
            return "draws " + draws + " on " + on;
        }

        String body() {
            return "{\"draws\": " + draws + ", \"as_of\": \"" + on + "\"}";
        }
    }

    private TestServer server(String name, PostgresStore store) throws IOException {
        return new TestServer(
                Kept.shared(store),
                ReviewRecord.of(TestServer.ledgerOnly(Files.createDirectories(folder.resolve(name)))),
                (of, asOf, changes, draws, progress) -> {
                    String title = new Question(asOf.on(), draws).title();
                    worked.merge(title, 1, Integer::sum);
                    // What tells each answer from the others.
                    return SampleAssessments.empty(title);
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
                ExecutorService threads = Executors.newFixedThreadPool(PEOPLE)) {
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int p = 0; p < PEOPLE; p++) {
                String name = "person-" + p;
                first.users().put(new Person(name, Role.ANALYST, List.of()));
                Token token = Token.create(new SecureRandom());
                first.users().keep(token, name, "test");
                TestServer asks = p % 2 == 0 ? one : two;
                TestServer reads = p % 2 == 0 ? two : one;
                all.add(threads.submit(() -> {
                    List<Long> waits = new ArrayList<>(answers(asks, reads, token.shown()));
                    while (System.nanoTime() < until) {
                        waits.addAll(answers(asks, reads, token.shown()));
                    }
                    return waits;
                }));
            }
            List<Integer> counts = new ArrayList<>();
            List<Long> waits = new ArrayList<>();
            for (Future<List<Long>> f : all) {
                counts.add(f.get().size());
                waits.addAll(f.get());
            }
            counts.sort(Integer::compare);
            waits.sort(Long::compare);
            System.out.printf(
                    "%d people, %d questions, %d to %d each; answered after %.1f s, the longest after %.1f s%n",
                    PEOPLE,
                    waits.size(),
                    counts.getFirst(),
                    counts.getLast(),
                    waits.get(waits.size() / 2) / 1e3,
                    waits.getLast() / 1e3);
            assertThat(counts.getFirst()).isGreaterThanOrEqualTo(EACH);
            assertThat(counts.getLast()).isLessThanOrEqualTo(MOST_UNEVEN * counts.getFirst());
            assertThat(worked)
                    .hasSize(waits.size())
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(AuditLog.verify(first.lines(AuditLog.NAME)).problems()).isEmpty();
            assertThat(one.faults).isEmpty();
            assertThat(two.faults).isEmpty();
        }
    }

    /// Has questions worked out by one server, and reads the answers from the other.
    ///
    /// @return how long each took from when it was accepted, in milliseconds
    private List<Long> answers(TestServer asks, TestServer reads, String token) throws Exception {
        List<Question> questions = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        List<Long> begun = new ArrayList<>();
        for (int k = 0; k < EACH; k++) {
            Question question = Question.of(asked.getAndIncrement());
            questions.add(question);
            jobs.add(until(asks, question.body(), token));
            begun.add(System.currentTimeMillis());
        }
        List<Long> waits = new ArrayList<>();
        for (int k = 0; k < EACH; k++) {
            String hash = done(reads, jobs.get(k), token);
            waits.add(System.currentTimeMillis() - begun.get(k));
            String title = TestServer.json(reads.as(token, "GET", "/api/v1/answers/" + hash, ""))
                    .at("/manifest/title")
                    .asString();
            assertThat(title).isEqualTo(questions.get(k).title());
        }
        return waits;
    }

    private static String done(TestServer server, String job, String token) throws Exception {
        for (int tries = 0; tries < 1200; tries++) {
            HttpResponse<String> reply = server.as(token, "GET", "/api/v1/jobs/" + job, "");
            if (reply.statusCode() == 200
                    && TestServer.json(reply).path("state").asString("").equals("done")) {
                return TestServer.json(reply).get("answer").asString();
            }
            assertThat(reply.statusCode()).as(reply.body()).isIn(200, 429, 503);
            Thread.sleep(100);
        }
        throw new AssertionError("A job that never ends: " + job);
    }

    /// Asks until it is not too much at once.
    private static String until(TestServer server, String body, String token) throws Exception {
        for (int k = 0; k < 1200; k++) {
            HttpResponse<String> reply = server.as(token, "POST", "/api/v1/questions", body);
            if (reply.statusCode() < 300) {
                return TestServer.json(reply).at("/job/id").asString();
            }
            assertThat(reply.statusCode()).as(reply.body()).isIn(429, 503);
            Thread.sleep(200);
        }
        throw new AssertionError("The server has no time for a question.");
    }
}
