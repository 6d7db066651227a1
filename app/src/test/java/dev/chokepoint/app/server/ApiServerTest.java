package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.answer.Means;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.input.Solvers;
import dev.chokepoint.app.input.WorldFiles;
import dev.chokepoint.app.server.kept.Kept;
import dev.chokepoint.app.view.SampleAssessments;
import dev.chokepoint.data.ledger.DeterminationRecord;
import dev.chokepoint.data.receipt.ChainEnds;
import dev.chokepoint.data.receipt.ReceiptCheck;
import dev.chokepoint.data.receipt.ReceiptFile;
import dev.chokepoint.data.receipt.SigningKey;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The API gives the answers of the command line, and refuses what it cannot answer in words.
class ApiServerTest {
    private static final Path WORLD = SharedData.projectRoot().resolve("worlds/us-china-2025");
    private static final Path BILL = SharedData.projectRoot().resolve("examples/company/bom.csv");
    private static final String CHECK = "/api/v1/determination?item=" + coded("samarium cobalt magnet")
            + "&from=CN&to=US&end_use=" + coded("fighter jet");

    private static final List<String> FAULTS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static final SigningKey KEY = SigningKey.create();
    private static Path kept = Path.of("");
    private static ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws IOException {
        kept = folder.resolve("answers.jsonl");
        server = ApiServer.start(
                new Served(
                        WorldFiles.record(WORLD),
                        () -> Means.of(Solvers.highs(), 2, text -> {}),
                        () -> LocalDate.of(2025, 6, 10),
                        Optional.of(new ApiReceipts(
                                kept,
                                KEY,
                                ChainEnds.beside(folder.resolve("key")),
                                "a test",
                                "test",
                                new DeterminationRecord.LedgerStamp("us-china-2025", 1, "x", "y"))),
                        Kept.inFiles(folder, folder.resolve("answers")),
                        Optional.empty(),
                        (world, asOf, changes, draws, progress) -> SampleAssessments.rich(),
                        Served.Renewal.NONE),
                0,
                FAULTS::add);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(FAULTS).isEmpty();
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body()).get("problem");
    }

    private static String commandLine(String... args) {
        Terminal terminal = new Terminal(Main::run);
        assertThat(terminal.run(args)).as(terminal.err()).isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        return terminal.out();
    }

    @Test
    void aDeterminationIsThatOfTheCommandLine() throws Exception {
        HttpResponse<String> response = get(CHECK + "&as_of=2025-06-10");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElse("").replace(" ", ""))
                .isEqualTo("application/json;charset=utf-8");
        assertThat(response.body().strip())
                .isEqualTo(commandLine(
                                "check",
                                WORLD.toString(),
                                "--item",
                                "samarium cobalt magnet",
                                "--from",
                                "CN",
                                "--to",
                                "US",
                                "--end-use",
                                "fighter jet",
                                "--as-of",
                                "2025-06-10",
                                "--format",
                                "json")
                        .strip());
    }

    @Test
    void aCompanysExposureIsThatOfTheCommandLine() throws Exception {
        HttpResponse<String> response =
                post("/api/v1/company/exposure?place=US&as_of=2025-06-10", Files.readString(BILL));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        JsonNode expected = JsonMapper.shared()
                .readTree(commandLine(
                        "exposure",
                        WORLD.toString(),
                        "--bom",
                        BILL.toString(),
                        "--place",
                        "US",
                        "--as-of",
                        "2025-06-10",
                        "--threads",
                        "2",
                        "--format",
                        "json"));
        assertThat(answer.get("exposure").toString())
                .isEqualTo(expected.get("exposure").toString());
        assertThat(answer.get("measures").toString())
                .isEqualTo(expected.get("measures").toString());
        assertThat(answer.get("manifest").get("worldHash"))
                .isEqualTo(expected.get("manifest").get("worldHash"));
    }

    @Test
    void anAnswerWithAReceiptIsKeptAndItsReceiptHolds() throws Exception {
        String asked = CHECK + "&as_of=2025-06-10";
        JsonNode plain = JsonMapper.shared().readTree(get(asked).body());
        JsonNode answer =
                JsonMapper.shared().readTree(get(asked + "&receipt=true").body());
        JsonNode company = JsonMapper.shared()
                .readTree(
                        post("/api/v1/company/exposure?place=US&as_of=2025-06-10&receipt=true", Files.readString(BILL))
                                .body());

        List<ReceiptCheck.Checked> lines = new ArrayList<>();
        ReceiptFile.Verdict verdict = ReceiptFile.verify(
                kept, new ReceiptCheck(Set.of(KEY.shown()), false), h -> Optional.empty(), "", lines::add);
        assertThat(verdict.holds()).isTrue();
        List<String> file = Files.readAllLines(kept);
        assertThat(file)
                .contains(
                        answer.get("receipt").asString(), company.get("receipt").asString());
        JsonNode receipt = JsonMapper.shared().readTree(answer.get("receipt").asString());
        assertThat(receipt.get("inputs").get("end_use").asString()).isEqualTo("fighter jet");
        ((ObjectNode) plain).remove("schema");
        assertThat(receipt.get("answer")).isEqualTo(plain);
        assertThat(JsonMapper.shared()
                        .readTree(company.get("receipt").asString())
                        .get("inputs")
                        .get("bill")
                        .asString())
                .isEqualTo(Files.readString(BILL));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(SharedData.projectRoot().resolve("schemas/answer.schema.json")),
                        InputFormat.JSON);
        assertThat(schema.validate(answer)).isEmpty();
        assertThat(schema.validate(company)).isEmpty();
        assertThat(problem(get(asked + "&receipt=yes")).get("expected").asString())
                .contains("true or false");
    }

    /// A page elsewhere that makes a browser ask could have receipts kept that nobody asked for.
    @Test
    void aPageElsewhereCannotAskForAReceipt() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(address(CHECK + "&receipt=true"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(403);
    }

    @Test
    void aMisspeltParameterIsNamedAndNotIgnored() throws Exception {
        HttpResponse<String> response = get(CHECK + "&end_usr=Huawei");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("field").asString()).isEqualTo("end_usr");
        assertThat(problem(response).get("value").asString()).isEqualTo("Huawei");
        assertThat(problem(response).get("expected").asString()).contains("end_user");
    }

    @Test
    void aMissingDestinationIsToldByTheNameOfItsParameter() throws Exception {
        HttpResponse<String> response = get("/api/v1/determination?item=gallium&from=CN");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("field").asString()).isEqualTo("to");
    }

    @Test
    void aBrokenBillIsRefusedWithItsLines() throws Exception {
        HttpResponse<String> response =
                post("/api/v1/company/exposure?place=US&as_of=2025-06-10", "this,is\nno,bill\n");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(422);
        assertThat(problem(response).get("expected").asString()).contains("bill.csv:1");
    }

    @Test
    void aDayOutsideTheWorldIsRefused() throws Exception {
        HttpResponse<String> response =
                post("/api/v1/company/exposure?place=US&as_of=2031-01-01", Files.readString(BILL));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem(response).get("expected").asString()).contains("2031-01-01", "2025-04");
    }

    @Test
    void unknownAddressesAndMethodsAreToldWhatThereIs() throws Exception {
        assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/api/v1/determination/more").statusCode()).isEqualTo(404);
        assertThat(post("/api/v1/determination", "").statusCode()).isEqualTo(405);
        // The address / is that of a page now.
        assertThat(problem(get("/nothing")).get("expected").asString()).contains("GET /api/v1/determination");
    }

    /// A page elsewhere that rebinds its own name to this machine still sends that name.
    @Test
    void aRequestToAnotherNameIsRefused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write("GET /api/v1/determination HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(post("/api/v1/company/exposure?place=US", "x".repeat((4 << 20) + 10))
                        .statusCode())
                .isEqualTo(413);
    }
}
