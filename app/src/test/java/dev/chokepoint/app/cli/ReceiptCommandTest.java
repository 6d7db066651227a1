package dev.chokepoint.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.data.receipt.KeyFile;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Answers are kept as receipts, checked, asked again and printed.
class ReceiptCommandTest {
    private static final Path ROOT = SharedData.projectRoot();
    private static final String WORLD = ROOT.resolve("worlds/us-china-2025").toString();

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    private Path kept() {
        return folder.resolve("answers.jsonl");
    }

    private String key() {
        return folder.resolve("receipt.key").toString();
    }

    private void keep(String item, String from, String to, String day) {
        assertThat(terminal.run(
                        "check",
                        WORLD,
                        "--item",
                        item,
                        "--from",
                        from,
                        "--to",
                        to,
                        "--as-of",
                        day,
                        "--keep",
                        kept().toString(),
                        "--key",
                        key(),
                        "--user",
                        "J. Doe <&>"))
                .as(terminal.err())
                .isZero();
    }

    private int receipt(String... words) {
        List<String> all = new ArrayList<>(List.of("receipt"));
        all.addAll(List.of(words));
        return terminal.run(all.toArray(String[]::new));
    }

    @Test
    void keptAnswersAreVerifiedOfflineAndAChangedOneIsFound() throws IOException {
        keep("samarium cobalt magnet", "CN", "US", "2025-06-10");
        keep("gallium metal", "CN", "JP", "2025-06-10");
        assertThat(terminal.err()).contains("as receipt 2, hash ");

        assertThat(receipt("verify", kept().toString(), "--key", key())).isZero();
        assertThat(terminal.out())
                .contains(
                        "line 1  receipt 1", "signature holds  chain holds  hash holds", "2 receipts, all lines hold.");

        Files.writeString(kept(), Files.readString(kept()).replaceFirst("LICENCE_REQUIRED", "NO_LICENCE_REQUIRED"));
        assertThat(receipt("verify", kept().toString(), "--key", key())).isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(terminal.out()).contains("DOES NOT HOLD", "The content was changed");
        assertThat(receipt("verify", folder.resolve("none").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(terminal.err()).contains("none", "not found");
    }

    @Test
    void aKeyThatDidNotSignIsTold() throws IOException {
        keep("gallium metal", "CN", "JP", "2025-06-10");
        Path other = folder.resolve("other.key");
        KeyFile.at(other).loadOrCreate();

        assertThat(receipt("verify", kept().toString(), "--key", other.toString()))
                .isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(terminal.out()).contains("It was signed with the key");
        assertThat(receipt("key", "--key", key())).isZero();
        Path shown = Files.writeString(folder.resolve("shown.pem"), terminal.out());
        assertThat(terminal.out()).doesNotContain("PRIVATE");
        assertThat(receipt("verify", kept().toString(), "--key", shown.toString()))
                .isZero();
    }

    @Test
    void aTableOfAnswersIsKeptLineByLineAndFitsTheSchema() throws IOException {
        Path out = folder.resolve("out.csv");
        assertThat(terminal.run(
                        "check",
                        WORLD,
                        "--batch",
                        ROOT.resolve("examples/shipments/orders.csv").toString(),
                        "--out",
                        out.toString(),
                        "--keep",
                        kept().toString(),
                        "--key",
                        key()))
                .as(terminal.err())
                .isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        List<String> lines = Files.readAllLines(kept());
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(ROOT.resolve("schemas/receipt.schema.json")), InputFormat.JSON);
        assertThat(lines).hasSize(Files.readAllLines(out).size() - 1);
        for (String line : lines) {
            assertThat(schema.validate(JsonMapper.shared().readTree(line))).isEmpty();
        }
        assertThat(receipt("verify", kept().toString(), "--key", key(), "--quiet"))
                .isZero();
        assertThat(terminal.out()).doesNotContain("line 1 ").contains(lines.size() + " receipts, all lines hold.");
    }

    /// Origin: the licence for the H20 of 8 August 2025 became known after the shipment.
    @Test
    void askedAgainAReceiptSaysWhatChangedAndBecauseOfWhichEvent() {
        keep("Nvidia H20", "US", "CN", "2025-05-20");

        assertThat(receipt("rerun", kept().toString(), WORLD))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("1 kept determinations asked again, 0 changed.");
        assertThat(receipt("rerun", kept().toString(), WORLD, "--known", "2025-09-01"))
                .isZero();
        assertThat(terminal.out()).contains("next change: none → 2025-08-08", "because", "public on 2025-08-");
    }

    @Test
    void receiptsArePrintedWithWhatWasFoundOfThemAndNothingUnescaped() throws IOException {
        keep("samarium cobalt magnet <script>alert(1)</script>", "CN", "US", "2025-06-10");
        keep("gallium metal", "CN", "JP", "2025-06-10");

        assertThat(receipt("export", kept().toString(), "--key", key())).isZero();
        assertThat(terminal.out())
                .startsWith("<!doctype html>")
                .contains("2 receipts: each signature, hash and link of the chain holds.", "J. Doe &lt;&amp;&gt;")
                .doesNotContain("<script");
        assertThat(receipt("export", kept().toString(), "--key", key(), "--format", "csv"))
                .isZero();
        assertThat(terminal.out().lines().toList())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("line,receipt,kind,at,user")
                .contains("status", "gaps", "signature_holds");
        Path json = folder.resolve("out.json");
        assertThat(receipt("export", kept().toString(), "--key", key(), "--format", "json", "--out", json.toString()))
                .isZero();
        JsonNode view = JsonMapper.shared().readTree(Files.readString(json));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(ROOT.resolve("schemas/answer.schema.json")), InputFormat.JSON);
        assertThat(schema.validate(view)).isEmpty();
        assertThat(view.get("whole").asBoolean()).isTrue();
        Files.writeString(kept(), Files.readString(kept()).replaceFirst("gallium", "germanium"));
        assertThat(receipt("export", kept().toString(), "--key", key())).isEqualTo(ExitCode.ROWS_REJECTED);
        assertThat(terminal.out()).contains("1 line does not hold", "The content was changed");
    }
}
