package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.data.kept.FollowedLines;
import dev.chokepoint.data.kept.JobQueue;
import dev.chokepoint.data.kept.LineLog;
import dev.chokepoint.data.users.AuditLog;
import dev.chokepoint.data.users.Person;
import dev.chokepoint.data.users.Role;
import dev.chokepoint.data.users.Token;
import dev.chokepoint.postgres.PostgresStore;
import dev.chokepoint.postgres.StoreAddress;
import dev.chokepoint.testkit.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Two servers on one database are killed in turn, amid writes and jobs: nothing that was
/// acknowledged is lost, no line is half, every job is done in the end and the audit's chain
/// holds. `./verify --long` kills more often.
class KilledServersTest {
    private static final int KILLS = Integer.getInteger("chokepoint.team-kills", 2);
    private static final int JOBS_A_ROUND = 2;
    private static final int TOLD_EVERY = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();

    /// Lines of the journal that a server said were kept.
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();

    /// A server in a process of its own.
    private record Running(Process process, int port) {}

    private Path folderOf(int server) {
        return folder.resolve("server-" + server);
    }

    private Running start(String url, int server) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        url,
                        folderOf(server).toString(),
                        "s" + server)
                .redirectError(folder.resolve("server-" + server + ".err").toFile())
                .start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("port ")) {
                Thread.ofVirtual()
                        .start(() -> out.lines()
                                .filter(l -> l.startsWith("kept ") && l.endsWith("}"))
                                .forEach(l -> kept.add(l.substring(5))));
                return new Running(process, Integer.parseInt(line.substring(5)));
            }
        }
        throw new AssertionError("The server did not start: "
                + java.nio.file.Files.readString(folder.resolve("server-" + server + ".err")));
    }

    private HttpResponse<String> post(int port, String token, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .headers("Authorization", "Bearer " + token, RequestGuard.HEADER, "1")
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void nothingAcknowledgedIsLostWhereServersOfATeamAreKilled() throws Exception {
        Random random = new Random(5);
        Running[] servers = new Running[2];
        try (TestPostgres postgres = TestPostgres.start("max_connections=80")) {
            String url = postgres.newDatabase();
            try (PostgresStore store = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""))) {
                store.users().put(new Person("ann", Role.ANALYST, List.of()));
                Token token = Token.create(new SecureRandom());
                store.users().keep(token, "ann", "test");
                servers[0] = start(url, 0);
                servers[1] = start(url, 1);
                List<String> jobs = new ArrayList<>();
                int acknowledged = 0;
                for (int k = 0; k < KILLS; k++) {
                    int victim = k % 2;
                    List<String> ids = round(servers, victim, token.shown(), k, jobs, random.nextInt(700));
                    servers[victim] = start(url, victim);
                    for (String id : ids) {
                        assertThat(store.scenarios().find(id)).as(id).isPresent();
                    }
                    acknowledged += ids.size();
                    // A server keeps 500 scenarios at most.
                    store.scenarios().all().forEach(s -> store.scenarios().remove(s.id(), ""));
                    if ((k + 1) % TOLD_EVERY == 0) {
                        // A long series that is broken off still says how far nothing was lost.
                        hold(store, k + 1, acknowledged, jobs);
                    }
                }
                assertThat(acknowledged).isGreaterThan(KILLS);
                assertThat(jobs).hasSizeGreaterThan(KILLS);
                hold(store, KILLS, acknowledged, jobs);
                stop(servers);
                wholeJournal(store);
            } finally {
                stop(servers);
            }
        }
    }

    /// Every job that was acknowledged is done and its answer kept, and the audit's chain holds.
    private void hold(PostgresStore store, int kills, int acknowledged, List<String> jobs) throws Exception {
        for (String id : jobs) {
            JobQueue.Job job = ended(store, id);
            assertThat(job.state()).as(id).isEqualTo(JobQueue.State.DONE);
            assertThat(store.answers().find(job.answer())).as(id).isPresent();
        }
        AuditLog.Checked checked = AuditLog.verify(store.lines(AuditLog.NAME));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.lines()).isGreaterThanOrEqualTo(acknowledged + jobs.size());
        System.out.printf(
                "%d kills of servers: %d scenarios, %d jobs, %d lines of the journal acknowledged, none lost%n",
                kills, acknowledged, jobs.size(), kept.size());
    }

    private static void stop(Running[] servers) throws InterruptedException {
        for (Running server : servers) {
            if (server != null) {
                server.process().destroyForcibly();
                server.process().waitFor(20, TimeUnit.SECONDS);
            }
        }
    }

    private static JobQueue.Job ended(PostgresStore store, String id) throws InterruptedException {
        for (int k = 0; k < 1200; k++) {
            JobQueue.Job job = store.jobs().find(id).orElseThrow(() -> new AssertionError("The job is lost: " + id));
            if (job.state().ended()) {
                return job;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Nobody takes the job up again: " + id);
    }

    /// Each line is whole and there once, all that were acknowledged are there, and the files
    /// of the servers hold the same.
    private void wholeJournal(PostgresStore store) {
        LineLog shared = store.lines(KilledServer.JOURNAL);
        List<String> lines = lines(shared);
        assertThat(lines).doesNotHaveDuplicates().containsAll(kept);
        lines.forEach(
                l -> assertThat(JsonMapper.shared().readTree(l).has("number")).isTrue());
        for (int server = 0; server < 2; server++) {
            assertThat(lines(new FollowedLines(shared, KilledServer.journal(folderOf(server)))))
                    .isEqualTo(lines);
        }
    }

    private static List<String> lines(LineLog log) {
        List<String> all = new ArrayList<>();
        log.read(1, (_, text) -> all.add(text));
        return all;
    }

    /// Two people write through both servers until one of these is killed; the scenarios that
    /// were acknowledged.
    private List<String> round(Running[] servers, int victim, String token, int round, List<String> jobs, int millis)
            throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        CountDownLatch some = new CountDownLatch(2);
        Queue<String> submitted = new ConcurrentLinkedQueue<>();
        List<Future<List<String>>> all = new ArrayList<>();
        boolean written;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Running server : servers) {
                all.add(threads.submit(() -> written(server, token, killed, some)));
            }
            Future<Boolean> asking = threads.submit(() -> {
                for (int j = 0; j < JOBS_A_ROUND; j++) {
                    int number = round * JOBS_A_ROUND + j;
                    String question =
                            "{\"draws\": " + number % 200 + ", \"as_of\": \"2025-06-" + (10 + number / 200) + "\"}";
                    HttpResponse<String> reply =
                            post(servers[(victim + j) % 2].port(), token, "/api/v1/questions", question);
                    if (reply.statusCode() < 300) {
                        submitted.add(JsonMapper.shared()
                                .readTree(reply.body())
                                .at("/job/id")
                                .asString());
                    }
                }
                return true;
            });
            try {
                written = some.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Thread.sleep(millis);
                servers[victim].process().destroyForcibly();
                servers[victim].process().waitFor(20, TimeUnit.SECONDS);
            } finally {
                // Who writes goes on until then.
                killed.countDown();
            }
            asked(asking);
        }
        jobs.addAll(submitted);
        List<String> ids = new ArrayList<>();
        for (Future<List<String>> f : all) {
            ids.addAll(f.get());
        }
        assertThat(written).as("a scenario written by each server").isTrue();
        return ids;
    }

    /// Waits for who asks; where its server was killed meanwhile, what was not acknowledged does not
    /// count.
    private static void asked(Future<Boolean> asking) throws InterruptedException {
        try {
            asking.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(IOException.class);
        }
    }

    private List<String> written(Running server, String token, CountDownLatch killed, CountDownLatch some)
            throws Exception {
        List<String> ids = new ArrayList<>();
        String body = "{\"name\": \"Kill\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
        while (killed.getCount() > 0) {
            try {
                HttpResponse<String> reply = post(server.port(), token, "/api/v1/scenarios", body);
                if (reply.statusCode() == 201) {
                    ids.add(JsonMapper.shared().readTree(reply.body()).get("id").asString());
                    some.countDown();
                } else {
                    assertThat(reply.statusCode()).as(reply.body()).isIn(409, 429, 503);
                    Thread.sleep(20);
                }
            } catch (HttpTimeoutException e) {
                throw e;
            } catch (IOException e) {
                // The server is gone, or has closed a connection that nobody used: what it did not acknowledge may
                // be there or not.
                Thread.sleep(20);
            }
        }
        return ids;
    }
}
