package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.AnswerStore;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What the server answers beside determinations: the record of law, long questions, kept answers.
class ServerAnswersTest {
    @TempDir
    static Path folder;

    private static TestServer here;

    @BeforeAll
    static void start() throws IOException {
        here = new TestServer(folder.resolve("answers"));
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = here.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestServer.json(response);
    }

    @Test
    void aQuestionIsWorkedOnOnceAndItsAnswerStays() throws Exception {
        String hash = here.answer();

        byte[] bytes = here.get("/api/v1/answers/" + hash).body().getBytes(StandardCharsets.UTF_8);
        assertThat(AnswerStore.hash(bytes)).isEqualTo(hash);
        assertThat(here.answer()).isEqualTo(hash);
        assertThat(here.get("/api/v1/answers/" + hash)
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("immutable");
        JsonNode kept = json("/api/v1/questions").get("answer");
        assertThat(kept.get("answer").asString()).isEqualTo(hash);
        try (TestServer again = new TestServer(folder.resolve("answers"))) {
            assertThat(again.get("/api/v1/answers/" + hash).body().getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(bytes);
        }
    }

    /// The page of an answer stays; what became known since is told beside its bytes, never in them.
    @Test
    void aLastingLinkGivesTheSameBytesAndSaysWhatIsNewer() throws Exception {
        String hash = here.answer();
        String bytes = here.get("/a/" + hash + ".json").body();
        JsonNode newer = json("/api/v1/answers/" + hash + "/newer");

        assertThat(AnswerStore.hash(bytes.getBytes(StandardCharsets.UTF_8))).isEqualTo(hash);
        assertThat(newer.get("newer").asBoolean()).isTrue();
        assertThat(newer.get("sameWorld").asBoolean()).isFalse();
        assertThat(newer.at("/then/worldHash").asString())
                .isEqualTo(SampleAssessments.rich().manifest().worldHash());
        assertThat(here.get("/a/" + hash + ".json").body()).isEqualTo(bytes);
        assertThat(here.get("/a/" + hash + ".csv").body()).startsWith("measure,title,issuer,");
        assertThat(here.get("/a/" + hash).headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/html");
        String none = "0".repeat(64);
        assertThat(here.get("/a/" + none + ".json").statusCode()).isEqualTo(404);
        assertThat(here.get("/api/v1/answers/" + none + "/newer").statusCode()).isEqualTo(404);
    }

    @Test
    void onePartOfAnAnswerIsAlsoATable() throws Exception {
        String at = "/api/v1/answers/" + here.answer();

        assertThat(json(at + "/leverage").size())
                .isEqualTo(SampleAssessments.rich().leverage().size());
        HttpResponse<String> table = here.get(at + "/leverage.csv");
        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.body()).startsWith("measure,title,issuer,onParty.");
        assertThat(table.body().lines().count())
                .isEqualTo(1 + SampleAssessments.rich().leverage().size());
        assertThat(here.get(at + "/manifest.csv").statusCode()).isEqualTo(404);
        assertThat(here.get(at + "/nothing").statusCode()).isEqualTo(404);
        String key = json(at + "/leverage").get(0).get("why").asString();
        assertThat(json(at + "/explanations/" + key).get("what").asString()).isNotBlank();
        assertThat(here.get(at + "/explanations/none").statusCode()).isEqualTo(404);
    }

    @Test
    void aJobTellsHowFarItIsAndCanBeCancelled() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (TestServer slow = new TestServer(folder.resolve("slow"), (world, asOf, changes, draws, progress) -> {
            asked.countDown();
            await(goOn);
            progress.accept("still at it");
            return SampleAssessments.rich();
        })) {
            JsonNode first = TestServer.json(slow.post("/api/v1/questions", "{\"draws\":3}"));
            JsonNode second = TestServer.json(slow.post("/api/v1/questions", "{\"draws\":3}"));
            String id = first.get("job").get("id").asString();
            assertThat(second.get("job").get("id").asString()).isEqualTo(id);
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(TestServer.json(slow.get("/api/v1/jobs/" + id))
                            .get("state")
                            .asString())
                    .isEqualTo("running");
            assertThat(TestServer.json(slow.get("/api/v1/questions?draws=3")).has("job"))
                    .isTrue();

            HttpResponse<String> cancelled = slow.send(
                    HttpRequest.newBuilder(slow.address("/api/v1/jobs/" + id)).DELETE(), RequestGuard.HEADER, "1");
            goOn.countDown();
            HttpResponse<String> events = slow.get("/api/v1/jobs/" + id + "/events");

            assertThat(TestServer.json(cancelled).get("state").asString()).isEqualTo("cancelled");
            assertThat(events.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(events.body()).contains("event: job", "cancelled");
            assertThat(TestServer.json(slow.get("/api/v1/questions?draws=3")).has("answer"))
                    .isFalse();
            assertThat(slow.faults).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFaultInAJobIsToldToTheTerminalAndNotToThePage() throws Exception {
        try (TestServer broken = new TestServer(folder.resolve("broken"), (world, asOf, changes, draws, progress) -> {
            throw new IllegalStateException("a secret of the program");
        })) {
            JsonNode job =
                    TestServer.json(broken.post("/api/v1/questions", "{}")).get("job");
            String events = broken.get("/api/v1/jobs/" + job.get("id").asString() + "/events")
                    .body();

            assertThat(events).contains("failed", "fault of the program").doesNotContain("secret");
            // Where it was, and not its message, which may hold what was asked.
            assertThat(broken.faults)
                    .singleElement()
                    .asString()
                    .contains("IllegalStateException at app.server.ServerAnswersTest")
                    .doesNotContain("secret");
        }
    }

    @Test
    void aJobForWhichTheMemoryDoesNotSufficeFailsAndTheServerAnswersOn() throws Exception {
        try (TestServer broken = new TestServer(folder.resolve("full"), (world, asOf, changes, draws, progress) -> {
            throw new OutOfMemoryError("Java heap space");
        })) {
            for (int draws = 1; draws < 4; draws++) {
                String id = TestServer.json(broken.post("/api/v1/questions", "{\"draws\":" + draws + "}"))
                        .at("/job/id")
                        .asString();
                assertThat(broken.get("/api/v1/jobs/" + id + "/events").body()).contains("failed");
            }
            assertThat(broken.get("/api/v1/health").statusCode()).isEqualTo(200);
            assertThat(broken.faults).hasSize(3).allSatisfy(f -> assertThat(f).contains("heap space"));
        }
    }

    /// A question that was acknowledged is worked on by the next server where this one ends before.
    @Test
    void aJobIsTakenUpAgainByTheNextServer() throws Exception {
        Path data = folder.resolve("resumed");
        CountDownLatch never = new CountDownLatch(1);
        String id;
        try (TestServer first = new TestServer(data, (world, asOf, changes, draws, progress) -> {
            await(never);
            progress.accept("too late");
            return SampleAssessments.rich();
        })) {
            id = TestServer.json(first.post("/api/v1/questions", "{\"draws\":5}"))
                    .at("/job/id")
                    .asString();
        }
        never.countDown();
        try (TestServer second = new TestServer(data)) {
            second.server.prepare();
            String events = second.get("/api/v1/jobs/" + id + "/events").body();

            assertThat(events).contains("\"done\"".replace("\"", "\""));
            assertThat(TestServer.json(second.get("/api/v1/questions?draws=5")).has("answer"))
                    .isTrue();
        }
        try (TestServer third = new TestServer(data)) {
            third.server.prepare();
            assertThat(third.get("/api/v1/jobs/" + id).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theTablesOfACompanyAreFilesThatHoldNoFormula() throws Exception {
        String bill = """
                level,sku,description,quantity,unit,item,content,per_month,value_usd
                0,=1+1,@cmd,1,piece,,,10,100
                1,MG-7,Sintered magnet with dysprosium,8,piece,ndfeb-dy-magnet,0.012 kg,,
                """;
        String at = "/api/v1/company/exposure?place=US&on=2025-06-10&known=2025-06-10&format=";
        HttpResponse<String> table = here.post(at + "csv&table=products", bill);

        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(table.body()).startsWith("sku,description,shortFrom,stops,").contains("'=1+1,'@cmd,");
        assertThat(here.post(at + "xlsx&table=parts", bill).body()).startsWith("PK");
        assertThat(here.post(at + "csv&table=secrets", bill).statusCode()).isEqualTo(400);
        assertThat(here.post(at + "doc&table=parts", bill).statusCode()).isEqualTo(400);
    }

    @Test
    void figuresOfTheServerNameAddressesAndNothingThatWasAsked() throws Exception {
        here.get("/api/v1/determination?item=secret+thing&from=CN&to=US&on=2025-06-10");
        here.get("/api/v1/ledger/measures/CN-0000-0");
        String text = here.get("/api/v1/metrics").body();

        assertThat(text)
                .contains("chokepoint_requests_total{method=\"GET\",path=\"/api/v1/determination\",status=\"200\"}")
                .contains("path=\"/api/v1/ledger/measures/{id}\",status=\"404\"}")
                .contains("chokepoint_jobs{state=\"done\"}")
                .doesNotContain("secret", "CN-0000-0");
        assertThat(text.lines().filter(l -> !l.startsWith("#")))
                .allMatch(l -> l.matches("[a-z_]+([{].*[}])? [0-9.E]+"));
    }

    @Test
    void aDayOutsideTheWorldIsRefusedBeforeAJobStarts() throws Exception {
        HttpResponse<String> response = here.post("/api/v1/questions", "{\"on\":\"2031-01-01\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestServer.json(response).get("detail").asString()).contains("2031-01-01");
        assertThat(here.post("/api/v1/questions", "{\"draws\":1000}").statusCode())
                .isEqualTo(400);
        assertThat(here.post("/api/v1/questions", "{\"drawz\":1}").statusCode()).isEqualTo(400);
    }

    /// The statuses are those that the command line prints.
    @Test
    void measuresStandWhereTheCommandLineSaysTheyDo() throws Exception {
        Terminal terminal = new Terminal(Main::run);
        terminal.run(
                "ledger",
                "list",
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString(),
                "--as-of",
                "2025-06-10");
        JsonNode measures = json("/api/v1/ledger/measures?as_of=2025-06-10").get("measures");
        int heard = 0;
        for (JsonNode m : measures) {
            if (!m.get("state").asString().equals("unheard")) {
                heard++;
                assertThat(terminal.out())
                        .containsPattern("(?m)^" + m.get("id").asString() + " +"
                                + m.get("words").asString());
            }
        }
        assertThat(heard).isEqualTo((int) terminal.out().lines().count()).isGreaterThan(50);
    }

    /// Nothing recorded after the day of knowledge is told.
    @Test
    void aMeasureIsToldAsKnownOnTheDay() throws Exception {
        JsonNode before = json("/api/v1/ledger/measures/CN-2025-18?on=2025-06-10&known=2025-03-01");
        JsonNode after = json("/api/v1/ledger/measures/CN-2025-18?on=2025-06-10&known=2025-06-10");

        assertThat(before.get("measure").get("state").asString()).isEqualTo("unheard");
        assertThat(before.get("events")).isEmpty();
        assertThat(after.get("measure").get("state").asString()).isEqualTo("in_force");
        assertThat(after.get("events").size()).isPositive();
        assertThat(here.get("/api/v1/ledger/measures/CN-0000-0").statusCode()).isEqualTo(404);
    }

    @Test
    void theSpansOfAMeasureFollowEachOtherWithoutGap() throws Exception {
        for (JsonNode m : json("/api/v1/ledger/measures").get("measures")) {
            String end = "";
            for (JsonNode span : m.get("spans")) {
                String from = span.get("from").asString();
                if (!end.isEmpty()) {
                    assertThat(java.time.LocalDate.parse(end).plusDays(1))
                            .as(m.get("id").asString())
                            .isEqualTo(from);
                }
                end = span.get("to").asString();
            }
            assertThat(end).as("the last span has no end").isEmpty();
        }
    }

    @Test
    void aReplyThatDidNotChangeIsNotSentAgainAndALongOneIsCompressed() throws Exception {
        HttpResponse<String> first = here.get("/api/v1/ledger/measures");
        String tag = first.headers().firstValue("ETag").orElse("");

        HttpResponse<String> again = here.get("/api/v1/ledger/measures", "If-None-Match", tag);
        HttpResponse<String> packed = here.get("/api/v1/ledger/measures", "Accept-Encoding", "gzip");

        assertThat(tag).startsWith("W/\"");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length()).isLessThan(first.body().length() / 3);
    }

    /// Each page of data is also data at the same address.
    @Test
    void aPageIsAlsoDataAtItsAddress() throws Exception {
        assertThat(here.get("/exposure.json?on=2025-06-10&known=2025-05-05").statusCode())
                .isEqualTo(404);
        here.answer();

        assertThat(json("/controls.json?as_of=2025-06-10")).isEqualTo(json("/api/v1/ledger/measures?as_of=2025-06-10"));
        assertThat(json("/controls/CN-2025-18.json").get("measure").get("id").asString())
                .isEqualTo("CN-2025-18");
        assertThat(here.get("/controls.csv").body())
                .isEqualTo(here.get("/api/v1/ledger/measures.csv").body());
        assertThat(json("/situation.json")).isEqualTo(json("/api/v1/ledger/changes"));
        assertThat(json("/sources.json")).isEqualTo(json("/api/v1/ledger/coverage"));
        assertThat(here.get("/situation.csv").body()).startsWith("id,measure,title,");
        assertThat(here.get("/sources.csv").body()).startsWith("regime,");
        assertThat(json("/exposure.json").get("leverage").size())
                .isEqualTo(SampleAssessments.rich().leverage().size());
        assertThat(here.get("/exposure.csv").body()).startsWith("measure,title,issuer,");
        assertThat(json("/deals.json").get("deals").size()).isPositive();
    }

    @Test
    void changesCanBeLimitedAndSayWhatIsLeftOut() throws Exception {
        String days = "/api/v1/ledger/changes?since=2025-01-01&until=2025-06-10";
        JsonNode all = json(days);
        assertThat(all.get("leftOut").isEmpty()).isTrue();
        int known = all.get("known").size();
        int scheduled = all.get("scheduled").size();
        assertThat(known).isGreaterThan(2);
        assertThat(scheduled).isGreaterThan(2);

        JsonNode few = json(days + "&limit=2");

        // What became known last, and what comes first.
        assertThat(few.get("known").get(0)).isEqualTo(all.get("known").get(known - 2));
        assertThat(few.get("known").get(1)).isEqualTo(all.get("known").get(known - 1));
        assertThat(few.get("scheduled").get(0)).isEqualTo(all.get("scheduled").get(0));
        assertThat(few.get("scheduled").get(1)).isEqualTo(all.get("scheduled").get(1));
        assertThat(few.get("leftOut").get("known").asInt()).isEqualTo(known - 2);
        assertThat(few.get("leftOut").get("scheduled").asInt()).isEqualTo(scheduled - 2);
        assertThat(here.get(days + "&limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void everyPageIsTheShellWithItsQuestionInTheAddress() throws Exception {
        for (String page : PageFiles.PAGES) {
            HttpResponse<String> response = here.get(page.replace("{id}", "CN-2025-18")
                            .replace("{product}", "280530")
                            .replace("{hash}", "0".repeat(64))
                    + "?on=2025-06-10");

            assertThat(response.statusCode()).as(page).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        }
        assertThat(here.get("/web/lib/numbers.js").statusCode()).isEqualTo(200);
        assertThat(here.get("/web/lib/echarts.js").body().length()).isGreaterThan(500_000);
        assertThat(here.get("/web/bom.csv").body()).contains("sku");
        assertThat(json("/api/v1/health").get("status").asString()).isEqualTo("ok");
    }
}
