package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.kept.KeptText;
import dev.chokepoint.data.review.FollowedWorld;
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
import java.nio.file.Files;
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

/// Open pages hear what others do, through whichever server of a store, and only what their
/// people may see.
class LivePagesTest {
    private static final String SCENARIO = "{\"name\": \"Truce\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
    private static final String OF_TEAM =
            "{\"name\": \"Plan\", \"team\": \"motors\", \"changes\": [{\"lift\": \"CN-2025-18\"}]}";
    /// A second or so, on a machine that does other things as well.
    private static final long SOON = 4_000;

    @TempDir
    private static Path folder = Path.of("");

    private static PostgresStore store;
    private static PostgresStore second;
    private static TestServer one;
    private static TestServer two;

    @BeforeAll
    static void start() throws IOException {
        String url = TestPostgres.shared().newDatabase();
        store = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
        second = PostgresStore.open(new StoreAddress(url, TestPostgres.USER, ""));
        one = server("one", store);
        two = server("two", second);
    }

    private static TestServer server(String name, PostgresStore of) throws IOException {
        Path world = TestServer.ledgerOnly(Files.createDirectories(folder.resolve(name)));
        return new TestServer(
                Kept.shared(of),
                FollowedWorld.of(world, of).record(),
                (served, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Optional.empty(),
                Listening.proxied(Set.of(), of.users()));
    }

    @AfterAll
    static void stop() {
        if (two != null) {
            one.close();
            two.close();
            store.close();
            second.close();
        }
    }

    private static String token(String name, String... teams) {
        store.users().put(new Person(name, Role.REVIEWER, List.of(teams)));
        Token token = Token.create(new SecureRandom());
        store.users().keep(token, name, "test");
        return token.shown();
    }

    @Test
    void aChangeThroughAnotherServerIsToldSoonWithWhoMadeIt() throws Exception {
        String ann = token("ann");
        try (LiveClient page = new LiveClient(one, token("ben"), "/scenarios", "")) {
            page.next("here", SOON);
            HttpResponse<String> made = two.send(
                    HttpRequest.newBuilder(two.address("/api/v1/scenarios"))
                            .POST(HttpRequest.BodyPublishers.ofString(SCENARIO)),
                    "Authorization",
                    "Bearer " + ann,
                    RequestGuard.HEADER,
                    "1",
                    RequestGuard.PAGE,
                    "0123abcd");
            assertThat(made.statusCode()).isEqualTo(201);
            LiveClient.Event told = page.next("change", SOON);
            assertThat(told.content().get("kind").asString()).isEqualTo("scenario");
            assertThat(told.content().get("deed").asString()).isEqualTo("made");
            assertThat(told.content().get("name").asString()).isEqualTo("Truce");
            assertThat(told.content().get("person").asString()).isEqualTo("ann");
            // By which the page that did it knows that it was itself.
            assertThat(told.content().get("page").asString()).isEqualTo("0123abcd");

            two.as(ann, "POST", "/api/v1/questions", "{\"draws\": 3}");
            assertThat(page.next(e -> e.content().path("deed").asString("").equals("done"), SOON)
                            .content()
                            .get("kind")
                            .asString())
                    .isEqualTo("job");
            two.as(ann, "POST", "/api/v1/reviews/leases", "{\"item\": \"x\"}");
            assertThat(page.next("change", SOON).content().get("kind").asString())
                    .isEqualTo("lease");
            second.lines("reviewed/journal").append(() -> "");
            assertThat(page.next("change", SOON).content().get("kind").asString())
                    .isEqualTo("ledger");
        }
    }

    @Test
    void whoElseHasAPageOpenIsToldAlsoThroughAnotherServer() throws Exception {
        try (LiveClient cem = new LiveClient(one, token("cem"), "/controls", "")) {
            assertThat(cem.next("here", SOON).content().get("people")).isEmpty();
            try (LiveClient dan = new LiveClient(two, token("dan"), "/controls", "")) {
                LiveClient.Event here =
                        dan.next(e -> !e.content().path("people").isEmpty(), SOON);
                assertThat(here.content().at("/people/0").asString()).isEqualTo("cem");
                assertThat(cem.next(e -> !e.content().path("people").isEmpty(), SOON)
                                .content()
                                .at("/people/0")
                                .asString())
                        .isEqualTo("dan");
            }
            // Who is gone is noticed with the next beat at the latest.
            cem.next(e -> e.name().equals("here") && e.content().path("people").isEmpty(), 25_000);
        }
    }

    @Test
    void whatIsATeamsIsToldToItsPeopleOnly() throws Exception {
        String eve = token("eve", "motors");
        String fay = token("fay", "gears");
        try (LiveClient ours = new LiveClient(one, token("gus", "motors"), "/scenarios", "");
                LiveClient theirs = new LiveClient(one, fay, "/scenarios", "")) {
            ours.next("here", SOON);
            theirs.next("here", SOON);
            String id = TestServer.json(two.as(eve, "POST", "/api/v1/scenarios", OF_TEAM))
                    .get("id")
                    .asString();
            store.companies().put(new KeptText("company-1", "motors", "{\"name\":\"SECRET-MOTOR\"}"));
            two.as(eve, "POST", "/api/v1/scenarios", SCENARIO.replace("Truce", "Everybody's"));
            assertThat(ours.next("change", SOON).content().get("name").asString())
                    .isEqualTo("Plan");
            assertThat(ours.next("change", SOON).content().get("name").asString())
                    .isEqualTo("SECRET-MOTOR");
            // The first that the others hear of is what is everybody's.
            assertThat(theirs.next("change", SOON).content().get("name").asString())
                    .isEqualTo("Everybody's");
            // Nor can they ask who looks at it.
            for (String place : List.of("/scenarios/" + id, "/company/company-1")) {
                assertThat(one.as(fay, "GET", "/api/v1/events?place=" + place, "")
                                .statusCode())
                        .as(place)
                        .isEqualTo(404);
            }
            assertThat(one.as(fay, "GET", "/api/v1/events?place=/etc", "").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void whoJoinsATeamOrIsLetGoHearsSoFromTheNextChangeOn() throws Exception {
        String hal = token("hal");
        try (LiveClient page = new LiveClient(one, hal, "/scenarios", "")) {
            page.next("here", SOON);
            store.users().put(new Person("hal", Role.READER, List.of("motors")));
            store.scenarios().put(new KeptText("of-motors", "motors", "name: Of motors"));
            // what others changed before may be told late
            page.next(
                    e -> e.name().equals("change")
                            && e.content().get("id").asString().equals("of-motors"),
                    SOON);
            store.users().remove("hal");
            store.scenarios().put(new KeptText("of-motors", "motors", "name: Of motors again"));
            page.next("signed-out", SOON);
            page.next("ended", SOON);
        }
    }

    @Test
    void whatWasChangedWhileAPageWasAwayIsToldWhenItComesBack() throws Exception {
        String ida = token("ida");
        String heard;
        try (LiveClient page = new LiveClient(one, ida, "/sources", "")) {
            page.next("here", SOON);
            heard = page.heard();
        }
        for (int k = 0; k < 20; k++) {
            store.scenarios().put(new KeptText("away", "", "name: Away " + k));
        }
        // Through another server, which remembers nothing of it.
        try (LiveClient page = new LiveClient(two, ida, "/sources", heard)) {
            List<String> told = new ArrayList<>();
            for (int k = 0; k < 20; k++) {
                told.add(page.next("change", SOON).content().get("id").asString());
            }
            assertThat(told).hasSize(20).containsOnly("away");
        }
        // Of another order of changes, or too far behind: all must be read anew.
        try (LiveClient page = new LiveClient(two, ida, "/sources", "another.7")) {
            page.next("missed", SOON);
        }
    }

    @Test
    void whatPagesHearIsNotWrittenIntoTheAudit() throws Exception {
        String jan = token("jan");
        try (LiveClient page = new LiveClient(one, jan, "/data", "")) {
            page.next("here", SOON);
        }
        Thread.sleep(300);
        List<String> lines = new ArrayList<>();
        store.lines(AuditLog.NAME).read(1, (_, text) -> lines.add(text));
        assertThat(lines).noneMatch(l -> l.contains("/api/v1/events"));
        assertThat(one.get("/api/v1/events?place=/").statusCode()).isEqualTo(401);
    }

    @Test
    void onFilesTheSameIsToldWithoutUsers() throws Exception {
        try (TestServer here = new TestServer(Files.createDirectories(folder.resolve("here")));
                LiveClient page = new LiveClient(here, "", "/scenarios", "");
                LiveClient other = new LiveClient(here, "", "/scenarios", "")) {
            assertThat(other.next(e -> e.content().path("windows").asInt(0) == 1, SOON)
                            .name())
                    .isEqualTo("here");
            page.next("here", SOON);
            assertThat(here.post("/api/v1/scenarios", SCENARIO).statusCode()).isEqualTo(201);
            assertThat(page.next("change", SOON).content().get("name").asString())
                    .isEqualTo("Truce");
            assertThat(other.next("change", SOON).content().get("kind").asString())
                    .isEqualTo("scenario");
            assertThat(here.faults).isEmpty();
        }
    }
}
