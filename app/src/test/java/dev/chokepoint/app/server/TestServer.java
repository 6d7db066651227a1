package dev.chokepoint.app.server;

import dev.chokepoint.answer.Means;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.server.log.ServerLog;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.review.ReviewRecord;
import dev.chokepoint.data.store.BaciImport;
import dev.chokepoint.data.store.Progress;
import dev.chokepoint.data.store.TradeStore;
import dev.chokepoint.testkit.SharedData;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server of the bundled world of 2025 whose question to all stages is answered at once, by a sample.
final class TestServer implements AutoCloseable {
    static final Path WORLD = SharedData.projectRoot().resolve("worlds/us-china-2025");

    static final LocalDate DAY = LocalDate.of(2025, 6, 10);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final List<String> faults = new CopyOnWriteArrayList<>();
    final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer(Path folder) throws IOException {
        this(folder, (world, asOf, changes, draws, progress) -> SampleAssessments.rich());
    }

    /// A folder of a world of which there is only the ledger, a copy that decisions may change.
    static Path ledgerOnly(Path folder) throws IOException {
        Path from = WORLD.resolve("ledger");
        Path to = folder.resolve("reviewed").resolve("ledger");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        return folder.resolve("reviewed");
    }

    /// Asks as whoever a token belongs to; an empty body is none.
    HttpResponse<String> as(String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address(path))
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body)),
                "Authorization",
                "Bearer " + token,
                RequestGuard.HEADER,
                "1");
    }

    TestServer(Path folder, Served.Assessing assessing) throws IOException {
        this(folder, assessing, Optional.of(trade(folder.resolve("trade"))));
    }

    /// The six countries of `examples/trade` in a store.
    private static Path trade(Path store) throws IOException {
        try (TradeStore into = TradeStore.create(store)) {
            for (int year = 2020; year <= 2022; year++) {
                Path file = SharedData.projectRoot().resolve("examples/trade/BACI_HS17_Y" + year + "_V209901.csv");
                new BaciImport(into, DAY, false).read(file, Progress.NONE);
            }
        }
        return store;
    }

    TestServer(Path folder, Served.Assessing assessing, Optional<Path> trade) throws IOException {
        this(Kept.inFiles(folder, folder), ReviewRecord.of(ledgerOnly(folder)), assessing, trade);
    }

    TestServer(Kept kept, ReviewRecord reviewed, Served.Assessing assessing, Optional<Path> trade) throws IOException {
        this(kept, reviewed, assessing, trade, Listening.here(0));
    }

    TestServer(Kept kept, ReviewRecord reviewed, Served.Assessing assessing, Optional<Path> trade, Listening listening)
            throws IOException {
        this(kept, reviewed, assessing, trade, listening, null);
    }

    /// @param log what the server says of itself; without one its faults are kept here
    TestServer(
            Kept kept,
            ReviewRecord reviewed,
            Served.Assessing assessing,
            Optional<Path> trade,
            Listening listening,
            @Nullable ServerLog log)
            throws IOException {
        server = ApiServer.start(
                new Served(
                        WorldFiles.record(WORLD),
                        () -> Means.of(Solvers.highs(), 2, text -> {}),
                        () -> DAY,
                        Optional.empty(),
                        kept,
                        Optional.of(reviewed),
                        assessing,
                        Served.Renewal.NONE,
                        trade),
                listening,
                log == null ? ServerLog.ofFaults(faults::add) : log);
    }

    URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)), headers);
    }

    /// Sends a body with the header that pages send.
    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address(path)).POST(HttpRequest.BodyPublishers.ofString(body)),
                RequestGuard.HEADER,
                "1");
    }

    HttpResponse<String> send(HttpRequest.Builder request, String... headers) throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The hash of the answer to a question, which is asked and waited for.
    String answer() throws IOException, InterruptedException {
        return answer("{\"kind\":\"assess\"}");
    }

    String answer(String question) throws IOException, InterruptedException {
        for (int k = 0; k < 200; k++) {
            JsonNode state = json(post("/api/v1/questions", question));
            if (state.has("answer")) {
                return state.get("answer").get("answer").asString();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("The question was not answered.");
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        server.close();
    }
}
