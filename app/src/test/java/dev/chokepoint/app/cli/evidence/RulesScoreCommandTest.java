package dev.chokepoint.app.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chokepoint.app.cli.options.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The same sheet for the rules and for a model; a local stub plays the model.
class RulesScoreCommandTest {
    private static final String BANNED = "China banned exports of gallium on Monday";
    private static final String LIFTED = "India lifted its ban on exports of onions";
    private static final String TEXT = BANNED + ". " + LIFTED + ".";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    @TempDir
    private Path folder;

    private Path gold;

    RulesScoreCommandTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gold = Path.of("");
    }

    @BeforeEach
    void annotateAndServe() throws IOException {
        ObjectNode passage = JsonMapper.shared().createObjectNode();
        passage.put("id", "t1").put("event", "e").put("date", "2025-06-10").put("text", TEXT);
        ArrayNode claims = passage.putArray("claims");
        claim(claims.addObject(), BANNED, "CN", "impose");
        claim(claims.addObject(), LIFTED, "IN", "lift");
        gold = folder.resolve("gold.jsonl");
        Files.writeString(gold, JsonMapper.shared().writeValueAsString(passage) + "\n");
        // the model reads the first claim right and turns the second round
        ObjectNode reply = JsonMapper.shared().createObjectNode();
        ArrayNode read = reply.putArray("claims");
        read.addObject()
                .put("quote", BANNED)
                .put("issuer", "CN")
                .put("action", "impose")
                .put("modality", "done");
        read.addObject()
                .put("quote", LIFTED)
                .put("issuer", "IN")
                .put("action", "impose")
                .put("modality", "done");
        ObjectNode message = JsonMapper.shared().createObjectNode();
        message.putArray("choices")
                .addObject()
                .putObject("message")
                .put("content", JsonMapper.shared().writeValueAsString(reply));
        server.createContext("/v1/chat/completions", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] body = JsonMapper.shared().writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void claim(ObjectNode c, String words, String issuer, String action) {
        c.putArray("evidence").add(TEXT.indexOf(words)).add(TEXT.indexOf(words) + words.length());
        c.put("issuer", issuer).put("action", action).put("modality", "done").put("opinion", false);
    }

    private int score(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new CommandLine(new RulesScoreCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    @Test
    void theRulesAreHeldAgainstAnnotatedTexts() {
        assertThat(score(gold.toString())).isZero();
        assertThat(out.toString())
                .containsPattern("gold.jsonl +1 +2 +2 +1.00 +1.00 +1.00 +2 +2 +0 +0 +0 +0")
                .doesNotContain("Agreement");
    }

    @Test
    void aModelGetsTheSameSheetAndItsAgreementWithTheRules() {
        assertThat(score(gold.toString(), "--reader", "model", "--model", "stub", "--model-url", url()))
                .isZero();
        assertThat(out.toString())
                .containsPattern("gold.jsonl +1 +2 +1 +0.50 +0.50 +0.50 +2 +1 +1 +0 +0 +0")
                .contains("1 read alike, 1 otherwise, 0 by the rules only, 0 by the model only (0.50)");
    }

    private String recorded() {
        String replies = folder.resolve("replies").toString();
        String[] args = {
            gold.toString(), "--reader", "model", "--model", "stub", "--model-url", url(), "--model-replies", replies
        };
        assertThat(score(args)).isZero();
        return replies;
    }

    @Test
    void aRecordedSessionGivesTheSameSheetWithoutTheModel() {
        String replies = recorded();
        String first = out.toString();
        server.stop(0);

        assertThat(score(gold.toString(), "--reader", "model", "--replay", replies))
                .isZero();
        assertThat(out.toString()).isEqualTo(first);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aTextThatWasNotRecordedIsToldAndNotMadeUp() throws IOException {
        String replies = recorded();
        Files.writeString(gold, Files.readString(gold).replace("Monday", "Sunday"));

        score(gold.toString(), "--reader", "model", "--replay", replies);
        assertThat(err.toString()).contains("No reply of (stub)");
        assertThat(out.toString()).containsPattern("gold.jsonl +1 +2 +0 +0.00");
    }

    @Test
    void whoReadsMustBeToldWhole() {
        assertThat(score(gold.toString(), "--reader", "model")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--reader model needs --model and --model-url, or --replay.");
        assertThat(score(gold.toString(), "--model", "stub", "--model-url", url()))
                .isEqualTo(ExitCode.USAGE);
    }
}
