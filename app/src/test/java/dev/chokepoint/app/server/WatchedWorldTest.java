package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.answer.Means;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldWatch;
import dev.chokepoint.app.server.http.ApiRequest;
import dev.chokepoint.app.server.http.Route;
import dev.chokepoint.app.server.kept.Jobs;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A world whose files change while it is served.
class WatchedWorldTest {
    private static final String TEXT =
            "China's Ministry of Commerce announced on Friday that it has suspended its export controls on gallium and"
                    + " germanium from 10 May 2025.";
    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir
    private Path folder = Path.of("");

    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private Path world = Path.of("");
    private Kept kept;
    private Jobs jobs;
    private CurrentWorld current;

    @BeforeEach
    void start() throws IOException {
        world = folder.resolve("us-china-2025");
        copy(SharedData.projectRoot().resolve("worlds/us-china-2025"), world);
        // What is stated for all worlds lies beside them.
        try (Stream<Path> beside = Files.list(SharedData.projectRoot().resolve("worlds"))) {
            for (Path file : beside.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        kept = Kept.inFiles(folder, folder.resolve("answers"));
        jobs = new Jobs(kept.store().jobs(), kept.limits(), faults::add);
        WorldWatch watch = WorldWatch.of(world);
        Served first = new Served(
                watch.latest(),
                () -> Means.of(Solvers.highs(), 2, text -> {}),
                () -> TestServer.DAY,
                Optional.empty(),
                kept,
                Optional.of(ReviewRecord.of(world)),
                (of, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                Served.Renewal.NONE);
        current = new CurrentWorld(
                first.renewedBy(new WatchedWorld(watch, first, () -> {}, of -> Optional.empty())),
                jobs,
                new BundledReader(),
                faults::add,
                nanos::get);
    }

    @AfterEach
    void stop() {
        current.close();
        jobs.close();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static JsonNode ask(WorldAnswers answers, String path, Map<String, String> address, String body) {
        Route route = answers.routes().stream()
                .filter(r -> (r.method() + " " + r.path()).equals(path))
                .findFirst()
                .orElseThrow();
        return JsonMapper.shared()
                .readTree(route.answer()
                        .apply(new ApiRequest(Map.of(), address, body.getBytes(StandardCharsets.UTF_8)))
                        .body());
    }

    private static int events(WorldAnswers answers, String measure) {
        return ask(answers, "GET /api/v1/ledger/measures/{id}", Map.of("id", measure), "")
                .path("events")
                .size();
    }

    private static String hash(WorldAnswers answers) {
        return ask(answers, "GET /api/v1/worlds", Map.of(), "")
                .at("/worlds/0/hash")
                .asString();
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!condition.getAsBoolean()) {
            assertThat(System.currentTimeMillis()).isLessThan(until);
            nanos.addAndGet(2_000_000_000L);
            Thread.sleep(20);
        }
    }

    @Test
    void anAcceptedClaimIsInTheLedgerOfTheNextRequestAndNotOfOneThatCameBefore() {
        WorldAnswers before = current.answers();
        int first = events(before, "CN-2023-23");
        String contents = hash(before);
        JsonNode article = ask(before, "POST /api/v1/articles", Map.of(), TEXT);
        JsonNode item = article.path("items").get(0);
        String decision = JsonMapper.shared()
                .createObjectNode()
                .put("article", article.path("id").asString())
                .put("key", item.path("key").asString())
                .put("verdict", "accept")
                .set("measures", JsonMapper.shared().createArrayNode().add("CN-2023-23"))
                .toString();

        ask(before, "POST /api/v1/reviews", Map.of(), decision);

        assertThat(events(current.answers(), "CN-2023-23")).isGreaterThan(first);
        assertThat(hash(current.answers())).isNotEqualTo(contents);
        assertThat(events(before, "CN-2023-23")).isEqualTo(first);
        assertThat(hash(before)).isEqualTo(contents);
        // The article that was read stays, whichever world is served.
        assertThat(ask(
                                current.answers(),
                                "GET /api/v1/articles/{id}",
                                Map.of("id", article.path("id").asString()),
                                "")
                        .path("items")
                        .get(0)
                        .has("decided"))
                .isTrue();
        assertThat(faults).isEmpty();
    }

    @Test
    void aFileThatIsTouchedAndSaysTheSameChangesNothing() throws Exception {
        WorldAnswers before = current.answers();
        Files.setLastModifiedTime(
                world.resolve("world.yaml"), FileTime.from(Instant.now().plusSeconds(60)));

        current.renew();

        assertThat(current.answers()).isSameAs(before);
        assertThat(faults).isEmpty();
    }

    @Test
    void aFileThatSomebodyElseWritesIsSeenWithoutARestart() throws Exception {
        WorldAnswers before = current.answers();
        String contents = hash(before);
        Files.writeString(world.resolve("README.md"), "Another word.\n");

        await(() -> current.answers() != before);

        assertThat(hash(current.answers())).isNotEqualTo(contents);
        assertThat(faults).isEmpty();
    }

    @Test
    void aWorldThatCannotBeReadIsToldAndTheOneOfBeforeIsServedOn() throws Exception {
        WorldAnswers before = current.answers();
        Path file = world.resolve("world.yaml");
        String whole = Files.readString(file);
        Files.writeString(file, "months: many\n");

        current.renew();

        assertThat(current.answers()).isSameAs(before);
        assertThat(faults).singleElement().asString().contains("cannot be read").containsPattern("[a-z]+\\.csv:\\d+: ");

        Files.writeString(file, whole + "# mended\n");
        current.renew();
        assertThat(current.answers()).isNotSameAs(before);
    }
}
