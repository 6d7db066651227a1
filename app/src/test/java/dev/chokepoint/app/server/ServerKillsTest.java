package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL is killed under a team's server that several people write to, again and again: nothing that was
/// acknowledged is lost, and the audit's chain holds. `./verify --long` kills more often.
class ServerKillsTest {
    private static final int KILLS = Integer.getInteger("chokepoint.store-kills", 2);
    private static final int WRITERS = 4;
    private static final int TOLD_EVERY = 20;
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingAcknowledgedIsLostWhereTheDatabaseIsKilled() throws Exception {
        Random random = new Random(11);
        try (TestPostgres postgres = TestPostgres.start("max_connections=60")) {
            String url = postgres.newDatabase();
            int acknowledged = 0;
            Path world = TestServer.ledgerOnly(folder);
            try (PostgresStore store = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
                    TestServer server = new TestServer(
                            Kept.shared(store),
                            ReviewRecord.of(world),
                            (of, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                            Optional.empty(),
                            Listening.proxied(Set.of(), store.users()))) {
                List<String> tokens = new ArrayList<>();
                for (int w = 0; w < WRITERS; w++) {
                    store.users().put(new Person("writer-" + w, Role.ANALYST, List.of("team-" + w % 2)));
                    Token token = Token.create(new SecureRandom());
                    store.users().keep(token, "writer-" + w, "test");
                    tokens.add(token.shown());
                }
                for (int k = 0; k < KILLS; k++) {
                    List<String> ids = round(server, postgres, tokens, random.nextInt(120));
                    readyIsToldWithinASecond(server);
                    postgres.begin();
                    awaitReady(server);
                    for (String id : ids) {
                        assertThat(store.scenarios().find(id)).as(id).isPresent();
                    }
                    acknowledged += ids.size();
                    // A server keeps 500 scenarios at most.
                    store.scenarios().all().forEach(s -> store.scenarios().remove(s.id(), ""));
                    if ((k + 1) % TOLD_EVERY == 0) {
                        // A long series that is broken off still says how far nothing was lost.
                        hold(store, k + 1, acknowledged);
                    }
                }
                assertThat(acknowledged).isGreaterThan(KILLS);
                hold(store, KILLS, acknowledged);
            }
        }
    }

    private static void hold(PostgresStore store, int kills, int acknowledged) {
        AuditLog.Checked checked = AuditLog.verify(store.lines(AuditLog.NAME));
        assertThat(checked.problems()).isEmpty();
        assertThat(checked.lines()).isGreaterThanOrEqualTo(acknowledged);
        System.out.printf("%d kills of the database: %d scenarios acknowledged, none lost%n", kills, acknowledged);
    }

    /// A load balancer must not wait for a store that is not there.
    private static void readyIsToldWithinASecond(TestServer server) throws Exception {
        long begun = System.nanoTime();
        assertThat(server.get("/api/v1/ready").statusCode()).isEqualTo(503);
        // What the client and a loaded machine take comes on top.
        assertThat((System.nanoTime() - begun) / 1e9).isLessThan(1.5);
    }

    private static void awaitReady(TestServer server) throws Exception {
        for (int k = 0; k < 200; k++) {
            if (server.get("/api/v1/ready").statusCode() == 200) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The server does not find its store again: " + server.faults);
    }

    /// Several write until the database is killed; the ids of what was acknowledged.
    private static List<String> round(TestServer server, TestPostgres postgres, List<String> tokens, int millis)
            throws Exception {
        CountDownLatch some = new CountDownLatch(tokens.size());
        CountDownLatch killed = new CountDownLatch(1);
        List<Future<List<String>>> all = new ArrayList<>();
        boolean written;
        try (ExecutorService threads = Executors.newFixedThreadPool(tokens.size())) {
            for (int w = 0; w < tokens.size(); w++) {
                String token = tokens.get(w);
                String body = "{\"name\": \"Kill\", \"team\": \"team-" + w % 2
                        + "\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
                all.add(threads.submit(() -> {
                    List<String> ids = new ArrayList<>();
                    while (killed.getCount() > 0) {
                        HttpResponse<String> reply = server.send(
                                HttpRequest.newBuilder(server.address("/api/v1/scenarios"))
                                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                                "Authorization",
                                "Bearer " + token,
                                RequestGuard.HEADER,
                                "1");
                        if (reply.statusCode() == 201) {
                            ids.add(TestServer.json(reply).get("id").asString());
                            some.countDown();
                        } else {
                            // Too much at once, or the store is gone: told as such, never as done.
                            assertThat(reply.statusCode()).as(reply.body()).isIn(409, 429, 503);
                            Thread.sleep(20);
                        }
                    }
                    return ids;
                }));
            }
            try {
                written = some.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                Thread.sleep(millis);
                postgres.kill();
            } finally {
                // Who writes goes on until then, and what was not written is told by who failed.
                killed.countDown();
            }
        }
        List<String> ids = new ArrayList<>();
        for (Future<List<String>> f : all) {
            ids.addAll(f.get());
        }
        assertThat(written).as("a scenario of each who writes").isTrue();
        return ids;
    }
}
