package dev.chokepoint.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chokepoint.app.Main;
import dev.chokepoint.app.cli.options.ExitCode;
import dev.chokepoint.testkit.SharedData;
import dev.chokepoint.testkit.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The schema that ships says what the commands write, no more and no less.
class AnswerSchemaTest {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Path ROOT = SharedData.projectRoot();
    private static final Path FILE = ROOT.resolve("schemas/answer.schema.json");

    /// Set to write the file anew after a record has changed.
    private static final boolean WRITE = Boolean.getBoolean("chokepoint.schema.write");

    @TempDir
    private Path folder;

    private final Terminal terminal = new Terminal(Main::run);

    private static String shipped() throws IOException {
        try (InputStream in = AnswerSchemaTest.class.getResourceAsStream(AnswerJson.SCHEMA)) {
            assertThat(in).as("the program holds " + AnswerJson.SCHEMA).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Error> errors(JsonNode answer) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(shipped(), InputFormat.JSON);
        return schema.validate(answer);
    }

    @Test
    void theFileIsTheSchemaOfTheRecords() throws IOException {
        String made = MAPPER.writeValueAsString(AnswerSchema.build()) + "\n";
        if (WRITE) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("schemas/answer.schema.json; -Dchokepoint.schema.write=true writes it anew")
                .isEqualTo(made);
    }

    /// The words of the command line: `@W` is the small world of `world init`, `@B` the bundled world, `@R` the
    /// project's folder, `@S` a store with statistics of rare earths.
    private JsonNode answer(String line) {
        String small = folder.resolve("w").toString();
        if (line.contains("@W")) {
            assertThat(terminal.run("world", "init", small)).isZero();
        }
        String store = folder.resolve("s").toString();
        if (line.contains("@S")) {
            String file = ROOT.resolve("examples/trade/MCS2026_rare_earths.csv").toString();
            assertThat(terminal.run("import", "usgs", file, "--into", store)).isZero();
        }
        String[] words = line.replace("@W", small)
                .replace("@S", store)
                .replace("@B", ROOT.resolve("worlds/us-china-2025").toString())
                .replace("@R", ROOT.toString())
                .split(" ", -1);
        assertThat(terminal.run(words)).as(terminal.err()).isIn(ExitCode.DONE, ExitCode.ROWS_REJECTED);
        return MAPPER.readTree(terminal.out());
    }

    private static final String COMPANY = " @B --bom @R/examples/company/bom.csv --stock @R/examples/company/stock.csv"
            + " --place US --as-of 2025-06-10 --format json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assess @W --as-of 2025-06-10 --draws 3 --format json",
                "assess @W --as-of 2025-06-10 --information tree --format json",
                "exposure @W --as-of 2025-06-10 --draws 3 --format json",
                "leverage @W --as-of 2025-06-10 --also eda-licence:US->CN=0.5 --format json",
                "leverage @W --as-of 2025-06-10 --draws 3 --format json",
                "deals @W --as-of 2025-06-10 --draws 2 --format json",
                "mitigate @W --as-of 2025-06-10 --scenarios 12 --alpha 0.8 --format json",
                "mitigate @W --as-of 2025-06-10 --scenarios 12 --alpha 0.8 --budget 3e7 --format json",
                "exposure" + COMPANY,
                "since 2025-04-01" + COMPANY,
                "check @B --item H20 --from US --to CN --on 2025-06-10 --known 2025-06-10 --format json",
                "check @B --item samarium --from CN --to US --on 2025-06-10 --known 2025-06-10 --format json",
                "check @B --item samarium --from CN --to US --on 2025-10-20 --known 2025-10-20 --format json",
                "check @B --item galium --from CN --to US --on 2025-11-15 --known 2025-11-15 --format json",
                "check @B --item germanium --from CN --to US --on 2025-11-15 --known 2025-11-15 --format json",
                "world diff @B @R/worlds/us-china-2026 --format json",
                "world update @B --from @S --items @R/examples/trade/us-china-2025_series.csv --dry-run --format json",
                "backtest antimony-2024 --cases @R/worlds/cases --draws 12 --expected-draws 12 --format json",
                "deals backtest --exchanges @R/worlds/exchanges/exchanges.csv --named named --format json",
            })
    void whatTheCommandsWriteFitsAndNothingOfItMayGo(String line) throws IOException {
        JsonNode answer = answer(line);
        assertThat(errors(answer)).isEmpty();
        assertThat(answer.propertyNames().iterator().next()).isEqualTo("schema");
        for (String name : answer.propertyNames()) {
            if (!name.equals("draws")) {
                ObjectNode less = (ObjectNode) answer.deepCopy();
                less.remove(name);
                assertThat(errors(less)).as("without " + name).isNotEmpty();
            }
        }
        ObjectNode more = (ObjectNode) answer.deepCopy();
        assertThat(errors(more.put("unheard", 1))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void everyAnswerHasAPartOfTheSchemaThatItNames(AnswerKind kind) throws IOException {
        JsonNode part = MAPPER.readTree(shipped()).at("/$defs/" + kind.part());
        assertThat(part.at("/properties/schema/const").asString()).isEqualTo(kind.schema());
        assertThat(part.at("/required/0").asString()).isEqualTo("schema");
    }

    @Test
    void whatIsMissingDeepInAnAnswerIsFound() throws IOException {
        ObjectNode answer = (ObjectNode) answer("exposure @W --as-of 2025-06-10 --format json");
        ((ObjectNode) answer.at("/losses/0/parts/0")).remove("usd");
        assertThat(errors(answer)).isNotEmpty();
    }
}
