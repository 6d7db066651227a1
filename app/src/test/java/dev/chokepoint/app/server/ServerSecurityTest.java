package dev.chokepoint.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.app.server.http.ApiProblem;
import dev.chokepoint.app.server.http.CsvTable;
import dev.chokepoint.app.server.http.Reply;
import dev.chokepoint.app.server.http.RequestGuard;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each threat of docs/security.md has its test here.
class ServerSecurityTest {
    @TempDir
    static Path folder;

    private static TestServer here;

    @BeforeAll
    static void start() throws IOException {
        here = new TestServer(folder);
    }

    @AfterAll
    static void stop() {
        here.close();
        assertThat(here.faults).isEmpty();
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), here.server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void otherMachinesCannotReachIt() throws IOException {
        for (NetworkInterface device : NetworkInterface.networkInterfaces()
                .filter(ServerSecurityTest::isOfOthers)
                .toList()) {
            for (InetAddress address : device.inetAddresses().toList()) {
                assertThatThrownBy(() -> {
                            try (Socket socket = new Socket()) {
                                socket.connect(new InetSocketAddress(address, here.server.port()), 2000);
                            }
                        })
                        .isInstanceOf(IOException.class);
            }
        }
    }

    private static boolean isOfOthers(NetworkInterface device) {
        try {
            return device.isUp() && !device.isLoopback();
        } catch (java.net.SocketException e) {
            return false;
        }
    }

    @Test
    void listeningElsewhereIsRefused() {
        Terminal terminal = new Terminal(Main::run);

        assertThat(terminal.run("serve", "--listen", "0.0.0.0")).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("--listen (0.0.0.0)", "localhost", "no users");
    }

    /// A page elsewhere that rebinds its own name to this machine still sends that name.
    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.example", "localhost.elsewhere.example:8080", "127.0.0.2", "[::2]:80", ""})
    void anotherNameIsRefusedForPagesAndAnswers(String host) throws IOException {
        for (String path : new String[] {"/", "/web/app.js", "/api/v1/worlds"}) {
            String reply = raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");

            assertThat(reply).containsPattern("^HTTP/1.1 4(21|00) ");
            assertThat(reply).doesNotContain("Chokepoint", "us-china");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageElsewhereReadsNothing(String site) throws Exception {
        assertThat(here.get("/api/v1/worlds", "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(403);
        assertThat(here.get("/web/app.js", "Sec-Fetch-Site", site).statusCode()).isEqualTo(403);
        assertThat(here.get("/api/v1/worlds", "Origin", "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(here.get("/api/v1/worlds", "Origin", "null").statusCode()).isEqualTo(403);
    }

    /// A link in a message may lead to a page; it asks nothing that is not shown.
    @Test
    void aLinkElsewhereMayLeadToAPage() throws Exception {
        assertThat(here.get("/controls", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(200);
        assertThat(here.get("/api/v1/worlds", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aWriteWithoutTheHeaderOfAPageIsRefused() throws Exception {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("{}");

        HttpResponse<String> question = here.send(
                HttpRequest.newBuilder(here.address("/api/v1/questions")).POST(body));
        HttpResponse<String> job =
                here.send(HttpRequest.newBuilder(here.address("/api/v1/jobs/x")).DELETE());

        assertThat(question.statusCode()).isEqualTo(403);
        assertThat(TestServer.json(question).get("field").asString()).isEqualTo("X-Chokepoint");
        assertThat(job.statusCode()).isEqualTo(403);
    }

    /// No other site may be told that it can send the header.
    @Test
    void noReplyInvitesOtherSites() throws Exception {
        HttpResponse<String> asked = here.send(
                HttpRequest.newBuilder(here.address("/api/v1/questions"))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody()),
                "Origin",
                "http://elsewhere.example",
                "Access-Control-Request-Method",
                "POST");

        assertThat(asked.statusCode()).isBetween(400, 499);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void noScriptOrStyleRunsThatIsNotFromHere() throws Exception {
        for (String path : new String[] {"/", "/check", "/api/v1/worlds", "/nothing"}) {
            HttpResponse<String> reply = here.get(path);

            assertThat(reply.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http:", "https:", "*");
            assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(reply.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(reply.headers().firstValue("Server")).isEmpty();
        }
        assertThat(here.get("/").body()).doesNotContain("<style", " style=", "onclick=", "javascript:", "http://");
    }

    /// Only a chart of a kept answer may stand in a frame, and only in one of this machine.
    @Test
    void onlyAChartMayStandInAFrameOfThisMachine() throws Exception {
        HttpResponse<String> chart = here.get("/embed/" + "0".repeat(64) + "/losses");
        String policy = chart.headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'self' http://localhost:* http://127.0.0.1:* file:")
                .doesNotContain("unsafe", "https:");
        assertThat(chart.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(here.get("/a/" + "0".repeat(64)).headers().firstValue("X-Frame-Options"))
                .contains("DENY");
    }

    @Test
    void noCookieIsSet() throws Exception {
        assertThat(here.get("/").headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(here.get("/api/v1/worlds").headers().firstValue("Set-Cookie"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/../pom.xml",
                "/web/%2e%2e/%2e%2e/etc/passwd",
                "/web/..%2fapp.js",
                "/web/lib//numbers.js",
                "/web/.hidden.js",
                "/web/index.html",
                "/api/v1/answers/..%2f..%2fetc%2fpasswd",
                "/api/v1/answers/0000"
            })
    void noPathLeadsOutOfItsFolder(String path) throws IOException {
        String reply = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 4");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() throws Exception {
        assertThat(here.post("/api/v1/questions", "{\"kind\":\"" + "x".repeat((4 << 20) + 10) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        String reply = raw("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(40_000) + "\r\n\r\n");

        assertThat(reply).startsWith("HTTP/1.1 431");
    }

    /// Two lengths, or a length beside chunks, let one request hide in another.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
                "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void aRequestHidesNoOther(String rest) throws IOException {
        String reply = raw("POST /api/v1/questions HTTP/1.1\r\nHost: localhost\r\nX-Chokepoint: 1\r\n" + rest);

        assertThat(reply).startsWith("HTTP/1.1 400");
    }

    @Test
    void deepAndDoubledJsonIsRefusedWithoutAFault() throws Exception {
        assertThat(here.post("/api/v1/checks", "{\"item\":" + "[".repeat(100_000))
                        .statusCode())
                .isEqualTo(400);
        assertThat(here.post("/api/v1/checks", "{\"item\":\"a\",\"item\":\"b\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(here.post("/api/v1/checks", "[]").statusCode()).isEqualTo(400);
        assertThat(here.post("/api/v1/checks", "").statusCode()).isEqualTo(400);
    }

    @Test
    void tooManyWritesInAShortTimeAreRefused() {
        AtomicLong nanos = new AtomicLong();
        RequestGuard guard = new RequestGuard(nanos::get, Set.of(), false);
        RequestGuard.Asker page = new RequestGuard.Asker("localhost", null, null, null, "1");
        for (int k = 0; k < 60; k++) {
            guard.checkWrite(page, true);
        }

        assertThatThrownBy(() -> guard.checkWrite(page, true))
                .isInstanceOfSatisfying(
                        ApiProblem.class, p -> assertThat(p.status()).isEqualTo(429));
        nanos.addAndGet(1_000_000_000L);
        guard.checkWrite(page, true);
    }

    /// A spreadsheet would run what begins like a formula.
    @Test
    void aTableHoldsNoFormula() {
        for (String cell : new String[] {"=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r=1"}) {
            assertThat(CsvTable.text(cell)).startsWith("'");
        }
        assertThat(CsvTable.text("CN-2025-18")).isEqualTo("CN-2025-18");
        assertThat(CsvTable.of(tools.jackson.databind.json.JsonMapper.shared()
                        .readTree("[{\"a\":\"=HYPERLINK(\\\"x\\\")\",\"b\":-3.5,\"c\":{\"d\":[\"x\",\"y,z\"]}}]")))
                .isEqualTo("a,b,c.d\r\n\"'=HYPERLINK(\"\"x\"\")\",-3.5,\"x; y,z\"\r\n");
    }

    /// The name of a file in a header comes from an address.
    @Test
    void aNameInAHeaderCannotEndIt() {
        assertThat(Reply.csv("a\"\r\nSet-Cookie: x", "").headers().get("Content-Disposition"))
                .doesNotContain("\r", "\n")
                .isEqualTo("attachment; filename=\"a---Set-Cookie--x.csv\"");
    }
}
