package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.testkit.Mutations;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that were spoilt on their way, or on purpose, are answered or refused in words, and are no fault of the
/// server.
class SpoiltBodiesTest {
    private static final int BODIES = Integer.getInteger("chokepoint.bodies", 2);
    private static final int TOO_MANY = 429;
    private static final int MOST_BYTES = 100_000;
    /// An answer that takes so long on a busy machine hangs.
    private static final long MOST_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private static final String BILL = """
            level,sku,description,quantity,unit,item,content,per_month,value_usd
            0,M-1,Motor,1,piece,,,100,85
            1,MG-7,Magnet,8,piece,ndfeb-dy-magnet,0.012 kg,,
            """;

    @TempDir
    private Path folder;

    /// A body as it should be, and where it goes.
    private record Good(String path, String type, String body) {}

    private static final String JSON = "application/json";
    private static final List<Good> GOOD = List.of(
            new Good(
                    "/api/v1/checks",
                    JSON,
                    "{\"item\":\"samarium cobalt magnet\",\"from\":\"CN\",\"to\":\"US\",\"endUse\":\"fighter jet\"}"),
            new Good(
                    "/api/v1/checks/tables",
                    "text/csv",
                    "case_id,item,exporter,destination,event_date\n1,dysprosium oxide,CN,DE,2025-06-01\n"),
            new Good("/api/v1/company/changes?since=2025-04-01&place=US", "text/csv", BILL),
            new Good("/api/v1/questions", JSON, "{\"draws\":5}"),
            new Good(
                    "/api/v1/scenarios",
                    JSON,
                    "{\"name\":\"no magnets\",\"changes\":[{\"lift\":\"CN-2025-18\",\"from\":\"2025-08\"}]}"),
            new Good(
                    "/api/v1/scenarios/import",
                    "application/yaml",
                    "name: a\nchanges:\n  - {lift: CN-2025-18, from: 2025-08}\n"),
            new Good("/api/v1/reviews", JSON, "{\"article\":\"x\",\"key\":\"y\",\"verdict\":\"reject\"}"),
            new Good("/api/v1/articles?date=2025-04-04", "text/plain", "China will impose controls on samarium."),
            new Good(
                    "/mcp",
                    JSON,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"sources_of\","
                            + "\"arguments\":{\"measure\":\"CN-2025-18\"}}}"));

    @Test
    void noSpoiltBodyIsAFaultOfTheServer() throws Exception {
        Random random = new Random(8);
        List<String> wrong = new ArrayList<>();
        try (TestServer here = new TestServer(folder)) {
            for (Good good : GOOD) {
                byte[] bytes = good.body().getBytes(StandardCharsets.UTF_8);
                for (int k = 0; k < BODIES; k++) {
                    byte[] spoilt = Mutations.of(bytes, List.of(bytes), MOST_BYTES, random);
                    long start = System.nanoTime();
                    HttpResponse<String> reply = sent(here, good, spoilt);
                    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                    if (reply.statusCode() >= 500
                            || millis > MOST_MILLIS
                            || reply.body().contains("\tat ")) {
                        wrong.add(good.path() + " " + reply.statusCode() + " " + millis + " ms: "
                                + new String(spoilt, StandardCharsets.UTF_8));
                    }
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(here.faults).isEmpty();
            assertThat(here.get("/api/v1/health").statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> sent(TestServer here, Good good, byte[] body)
            throws IOException, InterruptedException {
        HttpResponse<String> reply = send(here, good, body);
        while (reply.statusCode() == TOO_MANY && reply.body().contains("second")) {
            Thread.sleep(200);
            reply = send(here, good, body);
        }
        return reply;
    }

    private static HttpResponse<String> send(TestServer here, Good good, byte[] body)
            throws IOException, InterruptedException {
        return here.send(
                HttpRequest.newBuilder(here.address(good.path())).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
                RequestGuard.HEADER,
                "1",
                "Content-Type",
                good.type(),
                "Accept",
                "application/json, text/event-stream");
    }
}
