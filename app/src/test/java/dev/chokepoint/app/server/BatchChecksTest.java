package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.data.sheet.SheetReader;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Tables of shipments over HTTP.
class BatchChecksTest {
    private static final String AT = "/api/v1/checks/tables";
    private static final String HEAD = "case_id,item,exporter,destination,end_use,event_date,known_on\n";

    @TempDir
    static Path folder;

    private static TestServer here;

    @BeforeAll
    static void start() throws IOException {
        here = new TestServer(folder.resolve("server"));
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    private static JsonNode answered(String table) throws Exception {
        HttpResponse<String> reply = here.post(AT, table);
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return TestServer.json(reply);
    }

    /// The answers are those of `check --batch`, line for line.
    @Test
    void theAnswersAreThoseOfTheCommandLine() throws Exception {
        String table = HEAD
                + "1,samarium cobalt magnet,CN,US,fighter jet,2025-06-10,2025-06-10\n"
                + "2,gallium metal,CN,JP,,2025-06-10,2025-06-10\n"
                + "3,,CN,US,,2025-06-10,2025-06-10\n";
        Path in = folder.resolve("in.csv");
        Path out = folder.resolve("out.csv");
        Files.writeString(in, table);
        Terminal terminal = new Terminal(Main::run);
        terminal.run(
                "check",
                SharedData.projectRoot().resolve("worlds/us-china-2025").toString(),
                "--batch",
                in.toString(),
                "--out",
                out.toString());

        JsonNode told = answered(table);
        String at = AT + "/" + told.get("id").asString();

        assertThat(told.get("rows").asInt()).isEqualTo(3);
        assertThat(told.get("rejected").asInt()).isEqualTo(1);
        assertThat(told.at("/rejects/0/field").asString()).isEqualTo("item");
        assertThat(here.get(at + "/answers.csv").body().lines()).containsExactlyElementsOf(Files.readAllLines(out));
        assertThat(here.get(at + "/rejects.csv").body()).contains("3,item");
        assertThat(here.get(at + "/answers.doc").statusCode()).isEqualTo(404);
    }

    @Test
    void aWorkbookIsTakenAndGiven() throws Exception {
        String at = AT + "/"
                + answered(HEAD + "1,gallium metal,CN,US,,2025-06-10,2025-06-10\n")
                        .get("id")
                        .asString();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> book = client.send(
                    HttpRequest.newBuilder(here.address(at + "/answers.xlsx")).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            Path file = folder.resolve("answers.xlsx");
            Files.write(file, book.body());
            try (SheetReader reader = SheetReader.open(file)) {
                assertThat(reader.header()).contains("case_id", "status", "why");
                assertThat(reader.iterator().next().get("status")).isEqualTo("PROHIBITED");
            }
            HttpResponse<String> again = client.send(
                    HttpRequest.newBuilder(here.address(AT))
                            .header(RequestGuard.HEADER, "1")
                            .POST(HttpRequest.BodyPublishers.ofFile(file))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            // It is read, and lacks what a table of shipments has.
            assertThat(again.statusCode()).isEqualTo(400);
            assertThat(again.body())
                    .contains("lacks the column item")
                    .doesNotContain(folder.toString(), "chokepoint-tables");
        }
    }

    /// A name that a spreadsheet would run stands in the file as text.
    @Test
    void noLineBecomesAFormula() throws Exception {
        JsonNode told = answered(HEAD + "\"=HYPERLINK(\"\"http://elsewhere.example\"\")\",gallium metal,CN,US,,,\n"
                + "+1+1,gallium metal,CN,US,,,\n@sum,,CN,US,,,\n");
        String at = AT + "/" + told.get("id").asString();

        assertThat(here.get(at + "/answers.csv").body())
                .contains("\"'=HYPERLINK(", "'+1+1,")
                .doesNotContainPattern("(?m)^[=+@-]");
        assertThat(here.get(at + "/rejects.csv").body()).contains(",'@sum,");
    }

    @Test
    void whatIsNoTableIsRefusedAndLeavesNothing() throws Exception {
        assertThat(here.post(AT, "").statusCode()).isEqualTo(400);
        assertThat(here.post(AT, "colour,shape\nred,round\n").statusCode()).isEqualTo(400);
        assertThat(here.post(AT, "PK this is no workbook").statusCode()).isEqualTo(400);
        HttpRequest.Builder unmarked =
                HttpRequest.newBuilder(here.address(AT)).POST(HttpRequest.BodyPublishers.ofString(HEAD));
        assertThat(here.send(unmarked).statusCode()).isEqualTo(403);
        assertThat(here.get(AT + "/..%2F..%2Fetc/answers.csv").statusCode()).isIn(400, 404);
    }

    /// Only the last few are kept.
    @Test
    void anOlderTableIsForgotten() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            ids.add(answered(HEAD + k + ",gallium metal,CN,US,,,\n").get("id").asString());
        }
        assertThat(here.get(AT + "/" + ids.getFirst() + "/answers.csv").statusCode())
                .isEqualTo(404);
        assertThat(here.get(AT + "/" + ids.getLast() + "/answers.csv").statusCode())
                .isEqualTo(200);
    }

    /// Twenty thousand lines do not stand in the memory: what is still held afterwards does not grow with them.
    @Test
    void aLongTableDoesNotFillTheMemory() throws Exception {
        answered(HEAD + "1,gallium metal,CN,US,,,\n");
        long before = held();
        StringBuilder table = new StringBuilder(HEAD);
        String[] items = {"samarium cobalt magnet", "gallium metal", "EDA software", "germanium", "tungsten carbide"};
        for (int k = 0; k < 20_000; k++) {
            table.append(k).append(',').append(items[k % items.length]).append(",CN,US,,2025-06-10,2025-06-10\n");
        }

        JsonNode told = answered(table.toString());
        table.setLength(0);
        table.trimToSize();
        String file =
                here.get(AT + "/" + told.get("id").asString() + "/answers.csv").body();

        assertThat(told.get("rows").asInt()).isEqualTo(20_000);
        assertThat(told.get("first").size()).isEqualTo(200);
        assertThat(file.lines().count()).isEqualTo(20_001);
        file = "";
        assertThat(file).isEmpty();
        assertThat(held() - before).isLessThan(48L << 20);
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
